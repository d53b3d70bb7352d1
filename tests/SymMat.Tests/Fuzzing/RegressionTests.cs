using SymMat.Notation;

namespace SymMat.Tests.Fuzzing;

/// <summary>Programs that were answered wrongly or not at all once, the smallest of their kind.</summary>
public class RegressionTests
{
    [Theory]
    [InlineData("a common scalar whose reciprocal has a form of its own", "s : scalar\nA : (n, n)\nF = ((exp(s) + 1)^2/16*A)^3", "A")]
    [InlineData("equal divisors beside roots that join", "s : scalar\nv : vector(n)\nF = tanh(erf(acos(s/(2 + s^2))*v))", "s")]
    [InlineData("the means of zero", "v : vector(n)\nF = rowmean(v - v)", "v")]
    [InlineData("softmax of a column's rows", "v : vector(n)\nF = rowsoftmax(v)", "v")]
    [InlineData("logsumexp of a scalar", "v : vector(n)\nF = logsumexp(2)*v", "v")]
    [InlineData("a definition that the function is no part of", "v : vector(n)\ng = 2*v\nF = v'*v", "g")]
    [InlineData("a definition that the function is no part of, twice", "v : vector(n)\ng = 2*v\nF = v'*v", "g", "g")]
    [InlineData("a Kronecker product with a diagonal matrix under a function", "D : (2, 2) diagonal\nB : (n, n)\nF = exp(kron(D, B))*ones(2*n)", "D")]
    [InlineData("a Kronecker product with an identity in an inverse", "A : (2*n, 2*n) invertible\nB : (n, n) invertible\nF = tr(inv(A*kron(B, eye(2))))", "B")]
    [InlineData("a power to 0 that is solved with", "A : (2, 2) invertible\nF = A\\A^0", "A")]
    [InlineData("a solve by a Kronecker product with a diagonal matrix", "D : (2, 2) diagonal invertible\nB : (2, 2) invertible\nv : vector(4)\nF = kron(D, B)\\v", "D")]
    [InlineData("the determinant of a Kronecker product with an identity", "B : (n, n) invertible\nF = logdet(kron(eye(2), B)) + det(kron(B, eye(2)))", "B")]
    [InlineData("column sums of a symmetric matrix and a row", "v : (1, n)\nS : (n, n) symmetric\nF = colsum(v .+ S)*v'", "v")]
    [InlineData("a diagonal of a Kronecker product by pairs", "A : (4, 2)\nD : (4, 4) diagonal\nv : vector(2)\nB : (2, 2)\nF = exp(dot(D*kron(v, B), A)/9)", "D")]
    [InlineData("the softmax of a Kronecker product", "v : vector(m)\ns : scalar\nA : (n, m)\nF = rowsoftmax(kron(v, s*A))", "s")]
    [InlineData("a Kronecker product of a vector and an identity under a function", "v : vector(n)\nw : vector(m)\ns : scalar\nF = w'*(s*cos(kron(v', eye(m))))", "s")]
    [InlineData("a Kronecker product of an identity and a vector under a function", "v : vector(n)\nw : vector(m)\ns : scalar\nF = s*cos(kron(eye(m), v))*w", "s")]
    [InlineData("the columns of a diagonal matrix, stacked", "D : (n, n) diagonal\nv : vector(n^2)\nF = exp(vec(D))'*v", "v")]
    [InlineData("Kronecker products that share a diagonal matrix", "D : (n, n) diagonal\nA, B : (2, 2)\nv : vector(2*n)\nF = cos(kron(D, A) .* kron(eye(n), B))*v", "v")]
    [InlineData("a Kronecker product of the columns of a matrix", "A : (2, 3)\nv : vector(36)\nF = v'*cos(kron(vec(A), vec(A)))", "v")]
    [InlineData("an index that two pairs spell", "A : (2, n)\nB : (n, 2)\nv : vector(2*n)\nw : (1, 2)\nF = kron(A, B)^2*v .+ w", "v")]
    [InlineData("a Kronecker product with an identity, transposed", "v : (1, 2)\nw : (1, n)\nA : (2*n, 2*n)\nF = v*kron(w, diag(v))*diag(A)", "v")]
    [InlineData("an antisymmetric scalar, which is zero", "s : (1, 1) antisymmetric\nF = s", "s")]
    [InlineData("an antisymmetric scalar, twice", "s : (1, 1) antisymmetric\nF = s^2", "s", "s")]
    [InlineData("two scalars of which one names the other", "s : scalar\nf = s\nF = f*f", "s", "f")]
    [InlineData("a large adjoint, and with it the constant 1", "s1 : (1, 1)\ns2 : (1, 1)\nv8 : (1, 4)\nv9 : (1, 2)\ns10 : (1, 1)\nv13 : (2, 1)\nF = sqrt(1/2 .+ ((1/2 .+ ((1/2 .+ s2.^2)\\((1/2 .+ (logsumexp(v8).T).^2)\\(2 ⊘ ((s2'/(1/2 .+ (s2').^2)).^2 .+ 1)*(s1 - (1/2 .+ (s1').^2)\\pi)))).^2)\\((1/2 .+ ((s10')^T+tr(s2)).^2)\\(v9.^2 .+ 1))).^2)*sqrt(1/2 .+ ((v13+v13).*(pi/((s2').^2 .+ 1)) - v13^T.T).^2)", "s2", "v13")]
    [InlineData("an antisymmetric matrix against a transpose, under an even function", "A : (4, 4) antisymmetric\nD : (4, 4) diagonal\nF = cosh(dot(A, D'))", "D")]
    [InlineData("an adjoint that gets a shorter expression by a later one", "s : (1, 1) positive\nt : (1, 1)\nF = erf(s)*((s .+ 2 - s/cosh(t)).^2 .+ 1).^2", "s", "t")]
    [InlineData("a scalar of pairs that no matrix product is", "v6, v8 : (1, n^2)\nv10 : (n, 1)\nv11 : (1, n)\nA12 : (n, n)\nF = v6*(kron(v10.*v11*(v10.*v11) + eye(n), A12)^-2*v8')", "v10")]
    [InlineData("a symmetric matrix in a trace, either way round", "S : (n, n) symmetric\nA, B : (n, n)\nx : scalar\nF = x^2*tr(S*A*B) - x*tr(S*B'*A')", "x")]
    [InlineData("the entries of an antisymmetric matrix", "K : (n, n) antisymmetric\nx : scalar\nF = x*sum(K)", "x")]
    [InlineData("a difference with a fraction, in a norm", "v : vector(3)\nF = norm(2*v .- 1)", "v")]
    [InlineData("the square of a Kronecker product, in a sum", "A1 : (6, 6)\nA3 : (3, 3)\nv4 : (2, 1)\nF = atan(kron(A3, diag(v4))\\A1)", "v4")]
    [InlineData("a difference with a fraction, in a norm, twice", "v : vector(3)\nF = norm(2*v .- 1)", "v", "v")]
    [InlineData("a difference with a fraction, turned, in a norm", "v : vector(3)\nF = norm(1/3 .- 2*v)", "v", "v")]
    [InlineData("a difference with a fraction, in the root of fourth powers", "v : vector(3)\nF = sum((1/3 .- 2*v).^4)^(1/2)", "v")]
    [InlineData("a difference with a fraction, in an even function", "v : vector(3)\nF = sum(cosh(1 .- 2*v))", "v")]
    [InlineData("a difference with a fraction, in a high power", "v : vector(3)\nF = sum((1/3 .- 2*v/9).^70)", "v")]
    [InlineData("a difference with a fraction, in powers with a name", "v : vector(3)\nF = (v.^2)'*(1/3 .- 2*v).^3 + sum(((1/3 .- 2*v).^2).^(3/2))", "v")]
    public void A_program_holds(string what, string program, params string[] wrt)
    {
        foreach (var layout in Enum.GetValues<Layout>())
        {
            foreach (var expand in new[] { false, true })
            {
                var outcome = ProgramCheck.Check(
                    new(program + "\n", "F", [.. wrt], layout, expand), TimeSpan.FromMinutes(1));
                Assert.True(outcome.Kind == "held", $"{what}: {outcome.Kind}\n{outcome.Text}");
            }
        }
    }

    /// <summary>Of numbers too great for differences.</summary>
    [Theory]
    [InlineData("terms of which each has more to compare than the last", "v1 : (m*n, 1)\nF = v1'*diag((v1+outer(v1' ⊘ v1'+v1', trace(commutation(1, n))) .+ v1')^3)", "v1", "v1")]
    public void A_program_is_answered(string what, string program, params string[] wrt)
    {
        var outcome = ProgramCheck.Check(new(program + "\n", "F", [.. wrt], Layout.Mixed, false), TimeSpan.FromMinutes(1));
        Assert.True(outcome.Kind == "skipped: wild", $"{what}: {outcome.Kind}\n{outcome.Text}");
    }
}
