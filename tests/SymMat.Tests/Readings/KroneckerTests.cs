using SymMat.Calculus;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Printing;
using SymMat.Tests.Support;

namespace SymMat.Tests.Readings;

/// <summary>Kronecker form for each way in which the axes of function and variable can hang together.</summary>
public class KroneckerTests
{
    [Theory]
    [InlineData("A : (m, n); X : (n, p); B : (p, q); F = A*X*B", "kron(B', A)*vec(dX)")]
    [InlineData("A : (m, p); X : (n, p); B : (n, q); F = A*X'*B", "kron(B', A)*commutation(n, p)*vec(dX)")]
    [InlineData("A, X : (m, n); F = A .* X", "diag(vec(A))*vec(dX)")]
    [InlineData("X : (m, n); B : (n, q); F = exp(X)*B", "kron(B', eye(m))*diag(vec(exp(X)))*vec(dX)")]
    [InlineData("A : (m, n); X : (n, p); B : (p, q); F = A*exp(X)*B", "kron(B', A)*diag(vec(exp(X)))*vec(dX)")]
    [InlineData("X : (m, n); A : (m, m); F = (X*X') .* A", null)]
    [InlineData("X : (m, n); A : (n, p); B : (p, q); F = exp(X*A)*B", "kron(B', eye(m))*diag(vec(exp(X*A)))*kron(A', eye(m))*vec(dX)")]
    [InlineData("X : (m, n); A : (q, p); B : (p, m); F = A*exp(B*X)", "kron(eye(n), A)*diag(vec(exp(B*X)))*kron(eye(n), B)*vec(dX)")]
    [InlineData("C : (k, m); X : (m, n); A : (n, p); B : (p, q); F = exp(C*X*A)*B", null)]
    [InlineData("X : (m, n); F = sum(X)*X'", null)]
    [InlineData("A : (m, n); x : vector(n); B : (n, q); F = A*diag(x)*B", "(kron(ones(q), A) .* kron(B', ones(m)))*vec(dx)")]
    [InlineData("A, B : (m, n); X : (n, n); f = diag(A*X*B')", null)]
    [InlineData("A : (n, n); X : (n, n); F = diag(diag(X))*A", null)]
    [InlineData("A : (n, n); X : (n, n); F = diag(diag(A*X))", null)]
    [InlineData("x : vector(n); F = diag(x)", null)]
    [InlineData("a : vector(m); X : (m, n); b : vector(m); f = X'*(a.*b)", null)]
    [InlineData("a : (1, m); X : (m, n); f = a*X", "kron(eye(n), a)*vec(dX)")]
    [InlineData("u : vector(m); v : vector(n); X : (m, n); F = diag(u)*X*diag(v)", "kron(diag(v), diag(u))*vec(dX)")]
    [InlineData("X : (m, n); f = vec(X)", "vec(dX)")]
    [InlineData("X : (m, n); f = vec(X')", "commutation(m, n)*vec(dX)")]
    [InlineData("S : (n, n) symmetric; A : (n, n); F = A*S", null)]
    [InlineData("X : (m, n); t : scalar; F = t^2*X*X'*X + t^2*X", "t^2*(eye(m*n) + kron(X'*X, eye(m)) + kron(eye(n), X*X') + kron(X', X)*commutation(m, n))*vec(dX)")]
    [InlineData("X : (n, n); t : scalar; F = -(X*X)/t - X/t", null)]
    [InlineData("X : (m, n); Y : (p, q); F = kron(X, Y)", "kron(eye(n), kron(commutation(q, m), eye(p)))*kron(eye(m*n), vec(Y))*vec(dX)")]
    [InlineData("Y : (m, n); X : (p, q); F = kron(Y, X)", "kron(eye(n), kron(commutation(q, m), eye(p)))*kron(vec(Y), eye(p*q))*vec(dX)")]
    [InlineData("X : (n, n); F = kron(X, X)", null)]
    [InlineData("X : (m, n); Y : (p, q); F = kron(X', exp(Y))", null)]
    [InlineData("X : (m, n); Y : (p, q); F = kron(exp(X), Y')", null)]
    [InlineData("X : (m, n); y : vector(p); F = kron(X, y)", "kron(eye(m*n), y)*vec(dX)")]
    [InlineData("X : (m, n); y : vector(p); F = kron(y, X)", null)]
    [InlineData("X : (m, n); y : (1, p); F = kron(X, y)", null)]
    [InlineData("X : (m, n); y : (1, p); F = kron(y, X')", null)]
    [InlineData("Y : (m, n); x : vector(p); F = kron(Y, x)", null)]
    [InlineData("Y : (m, n); x : vector(p); F = kron(x, Y)", null)]
    [InlineData("Y : (m, n); x : (1, p); F = kron(Y, x)", null)]
    [InlineData("Y : (m, n); x : (1, p); F = kron(x, Y')", null)]
    public void A_derivative_is_a_sum_of_products(string source, string? value)
    {
        var program = Programs.Read(source);
        var function = program.Definitions[^1];
        var variable = program.Symbols.Single(s => s.Name.ToUpperInvariant() is "X" or "S");
        var question = new Question(function.Name, [[variable.Name]], Notation: NotationKind.Kronecker);
        var answer = Differentiator.Answer(program, question);
        var derivative = answer.Derivatives.Single();
        var point = RandomPoint.For(program, new Random(5)).WithDefinitionsOf(program);
        var asked = new Asked(source, derivative, point, BodyEvaluator.Evaluate(derivative.Body, point), function.Shape, variable);
        asked.IsMappedBy(Assert.IsType<DifferentialReading>(derivative.Reading), isStacked: true);
        if (value is not null)
        {
            Assert.Equal($"vec(d{function.Name}) = {value}\n", Formats.Find("text")!.Print(answer));
        }
    }

    [Theory]
    [InlineData("X : (m, n); Y : (p, q); A : (k, m*p); F = A*kron(X, Y)")]
    [InlineData("D : (n, n) diagonal; X, y : vector(n); A : (n, n^2); F = (kron(D, y - X) + A')'")]
    public void What_is_none_is_in_index_notation(string source)
    {
        var program = Programs.Read(source);
        var question = new Question("F", [["X"]], Notation: NotationKind.Kronecker);
        var derivative = Differentiator.Answer(program, question).Derivatives.Single();
        Assert.Null(derivative.Reading);
        Assert.Equal(NotationKind.Kronecker, derivative.Missing);
        Assert.IsType<IndexBody>(derivative.Body);
    }

    [Theory]
    [InlineData("X : (m, n); F = commutation(m, n)*vec(X) - vec(X')")]
    [InlineData("A : (m, n); B : (p, q); F = commutation(p, m)*kron(A, B)*commutation(n, q) - kron(B, A)")]
    [InlineData("X : (m, n); F = commutation(m, n)'*commutation(m, n) - eye(m*n)")]
    public void The_commutation_matrix_stacks_the_transpose(string source)
    {
        var program = Programs.Read(source);
        var point = RandomPoint.For(program, new Random(3)).WithDefinitionsOf(program);
        Assert.All(point.Values["F"].Enumerate(), entry => Assert.Equal(0, entry, 1e-12));
    }

    [Fact]
    public void A_derivative_knows_the_commutation_matrix()
    {
        var program = Programs.Read("X : (m, n); y : vector(m*n); L = y'*commutation(m, n)*vec(X)");
        var answer = Differentiator.Answer(program, new("L", [["X"]]));
        var point = RandomPoint.For(program, new Random(3)).WithDefinitionsOf(program);
        var expected = NumericDerivative.Of(
            at => at.WithDefinitionsOf(program).Values["L"], program.Definitions[0].Shape, program.Symbols[0], point);
        Approximately.Equal(expected, BodyEvaluator.Evaluate(answer.Derivatives[0].Body, point), 1e-7);
    }
}
