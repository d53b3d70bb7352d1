using SymMat.Calculus;
using SymMat.Printing;
using SymMat.Tests.Support;
using SymMat.Verification;

namespace SymMat.Tests.Lengths;

/// <summary>Derivatives are written as a person would write them; each is held to differences too.</summary>
public class WritingTests
{
    [Theory]
    [InlineData("x : vector(n); f = x - x.^2", "diag(1 .- 2*x)")]
    [InlineData("x : vector(n); f = 0.01*x.^2 + 99/100*x", "diag(0.02*x .+ 0.99)")]
    [InlineData("x : vector(n); f = x.^2/2 + x.^3/3", "diag(x.^2 + x)")]
    [InlineData("x : scalar; L = x + 1/(1 - 2*x)", "1 + 2/(1 - 2*x)^2")]
    [InlineData("x : scalar; L = x + 2/(3/2 - x)", "1 + 2/(3/2 - x)^2")]
    [InlineData("x : scalar; L = x - 2/3/(1 + x)", "1 + 2/(3*(x + 1)^2)")]
    [InlineData("x : scalar; L = log(3 - 2*x)", "2/(2*x - 3)")]
    [InlineData("x : vector(n); L = sum((x .- 1e-5).^3)", "3*(x .- 1e-5).^2")]
    public void Fractions_stand_in_front_of_integers_or_as_in_the_program(string source, string written) => Hold(source, written);

    [Theory]
    [InlineData("W : (n, n); x, h, y : vector(n); L = 1/2*sum((h - y).^2 .* (W*x - x))", "(x - W*x) .* (h - y)", "y")]
    [InlineData("Z, Y : (m, k); O = rowsoftmax(Z); L = 1/2*norm(O - Y)^2", "O .* (O - Y .- rowsum(O .* (O - Y)))")]
    [InlineData("w, y : vector(n); p = softmax(w); L = 1/2*norm(p - y)^2", "p .* (p - y .- p'*(p - y))")]
    [InlineData("x, y : vector(n); L = sum(tanh(y - x))", "tanh(y - x).^2 .- 1")]
    [InlineData("X : (m, n); w : vector(n); y : vector(m); c : scalar; L = norm(y - X*w)^2 + c*w'*w", "2*(X'*(X*w - y) + c*w)", "w")]
    public void Differences_have_one_direction(string source, string written, string? wrt = null) => Hold(source, written, wrt);

    [Theory]
    [InlineData("R, M, P : (m, n); L = norm(M .* (P - R))^2", "2*M.^2 .* (P - R)", "P")]
    [InlineData("x, y, z : vector(n); c : scalar; L = relu(norm(x - y)^2 - norm(x - z)^2 + c)", "2*step(norm(x - y)^2 - norm(x - z)^2 + c)*(z - y)")]
    public void Common_factors_stand_before_brackets(string source, string written, string? wrt = null) => Hold(source, written, wrt);

    [Theory]
    [InlineData("x : vector(n); L = sum(abs(2*x) + relu(3*x))", "2*sign(x) + 3*step(x)")]
    [InlineData("x : vector(n); s : scalar positive; L = sum(abs(s*x))", "s*sign(x)")]
    [InlineData("x, y : vector(n); L = sum(max(2*x, 2*y))", "2*step(x - y)")]
    [InlineData("x : vector(n); L = sum(log(abs(exp(x) .- 1)))", "1 ./ (1 .- exp(-x))")]
    [InlineData("x, a, b : scalar; L = (x^2)^a*(x^2)^b", "2*L*(a + b)/x")]
    public void Functions_are_of_what_is_left_when_scales_are_out(string source, string written) => Hold(source, written);

    [Theory]
    [InlineData("X : (n, n) invertible; B : (n, n); L = tr(B*inv(eye(n) + inv(X)))", "(inv(eye(n) + X)*B*inv(eye(n) + X))'")]
    [InlineData("X : (n, n) invertible; L = logdet(eye(n) + inv(X))", "-inv((eye(n) + X)*X)'")]
    public void Inverses_that_a_factor_clears_are_joined(string source, string written) => Hold(source, written);

    [Theory]
    [InlineData("x : scalar; L = ((x + 1)/(x - 1))^2", "4*(x + 1)/(1 - x)^3")]
    [InlineData("x : scalar; L = x/sqrt(1 + x^2)", "1/(x^2 + 1)^(3/2)")]
    [InlineData("x : scalar; L = x/(x^2 + 1)", "(1 - x^2)/(x^2 + 1)^2")]
    [InlineData("x : scalar; L = x + 2/(x + 1)", "1 - 2/(x + 1)^2")]
    [InlineData("x, y : scalar; L = atan(y/x)", "x/(x^2 + y^2)", "y")]
    [InlineData("x, a : scalar; L = x/(1 + x/a)", "a^2/(x + a)^2", "x")]
    [InlineData("a, b, c : scalar; r = (-b + sqrt(b^2 - 4*a*c))/(2*a)", "-(c/sqrt(b^2 - 4*a*c) + r)/a", "a")]
    [InlineData("x : vector(n); L = sum(x ./ sqrt(x.^2 .+ 1))", "1 ./ (x.^2 .+ 1).^(3/2)")]
    [InlineData("A : (m, n); x : vector(n); b : vector(m); L = sum(b .* (1 .+ (A*x).^2 - 2*(A*x) .* (A*x)))", "1 .- (A*x).^2", "b")]
    public void Fractions_have_a_common_denominator(string source, string written, string? wrt = null) => Hold(source, written, wrt);

    [Theory]
    [InlineData("x : scalar; L = x^5 - 5*x^3 + 4*x", "5*x^4 - 15*x^2 + 4")]
    [InlineData("x : scalar; L = x^3/3 - x^2/2 + x", "x^2 - x + 1")]
    [InlineData("x : scalar; L = x - x^3", "1 - 3*x^2")]
    [InlineData("x : vector(n); L = sum(x.^4)/2 - 8*sum(x.^2) + 5/2*sum(x)", "2*x.^3 - 16*x .+ 5/2")]
    public void Polynomials_are_written_by_falling_powers(string source, string written) => Hold(source, written);

    [Theory]
    [InlineData("x : vector(n); L = norm(2*x)", "4/L*x")]
    [InlineData("x : vector(n); L = norm(2*x .- 1)", "2/L*(2*x .- 1)")]
    [InlineData("x : vector(n); L = 2*exp(x'*x)", "2*L*x")]
    [InlineData("s : scalar; t = 2*s; L = t^3*s", "32*s^3")]
    [InlineData("x : scalar; y = 1/x", "-1/x^2")]
    public void A_name_stands_for_what_it_is_a_multiple_of_unless_that_is_a_symbol(string source, string written) => Hold(source, written);

    [Theory]
    [InlineData("x : scalar; A, B, Y : (n, n); L = x*tr((A - B)*Y*A) + x^2*tr((A - B)*B*Y)", "dot(2*x*B*Y + Y*A, (A - B)')")]
    public void Matrices_are_cut_out_of_sums_of_traces(string source, string written) => Hold(source, written);

    [Theory]
    [InlineData("x : vector(n); A : (m, n); b : vector(m); L = norm(A*x - b)", "A'*(eye(m) - (A*x - b)*(A*x - b)'/L^2)*A/L")]
    [InlineData("x : vector(n); A : (m, n); b : vector(m); L = exp(-norm(A*x - b)^2/2)", "L*A'*((A*x - b)*(A*x - b)' - eye(m))*A")]
    [InlineData("x : vector(n); A : (m, n); b : vector(m); L = logsumexp(A*x - b)", "A'*(diag(softmax(A*x - b)) - softmax(A*x - b)*softmax(A*x - b)')*A")]
    [InlineData("x : vector(n); L = sqrt(1 + x'*x)", "(eye(n) - x*x'/L^2)/L")]
    [InlineData("x, c : vector(n); L = sigmoid(c'*x)", "L*(1 - L)*(1 - 2*L)*c*c'")]
    [InlineData("x, c : vector(n); L = c'*x*exp(c'*x)", "exp(c'*x)*(2 + c'*x)*c*c'")]
    [InlineData("A : (m, n); x : vector(n); L = sum(sqrt((A*x).^2 .+ 1))", "A'*diag(1 ./ (1 .+ (A*x).^2).^(3/2))*A")]
    [InlineData("S, Z : (m, n); x : vector(n); L = 100*norm(Z*x - (S*x).^2)^2 + norm(1 .- S*x)^2", "2*S'*(S .* (1 .+ 600*(S*x).^2 - 200*Z*x) - 200*Z .* (S*x)) + 200*Z'*(Z - 2*S .* (S*x))")]
    public void A_second_derivative_shows_that_it_is_symmetric(string source, string written)
    {
        var program = Programs.Read(source);
        var answer = Differentiator.Answer(program, new("L", [["x", "x"]]));
        Assert.Equal(written, TextFormat.Body(answer.Derivatives[0].Body));
        Assert.All(Verifier.Verify(answer, Structure.Projected, new()), c => Assert.Equal(Verdict.Verified, c.Verdict));
    }

    [Theory]
    [InlineData("x : vector(n); m = sum(x)/n; V = 1/(n - 1)*sum(square(x .- m))", "2/(n - 1)*(x .- m)")]
    [InlineData("x : vector(n) positive; m = sum(x)/n; V = 1/(n - 1)*sum(square(x .- m))", "2/(n - 1)*(x .- m)")]
    [InlineData("S : (n, n) symmetric; x, y : vector(n); f = S*x; g = S*f; L = f'*g + sin(g'*y)", "1/2*cos(g'*y)*(S*y*x' + x*y'*S + y*f' + f*y') + x*g' + f*f' + g*x'")]
    [InlineData("S : (n, n) symmetric; A : (n, n); f = (S + S')/2; L = tr(f*A*S^2)", "1/2*(S*(S*A + S*A' + A*S + A'*S) + (A + A')*S^2)")]
    [InlineData("x : vector(n); f = x; L = f'*x + sum(exp(f))", "2*x + exp(x)")]
    public void What_a_definition_names_is_written_by_its_name(string source, string written) => Hold(source, written);

    [Fact]
    public void What_cancels_inside_a_long_definition_is_gone()
    {
        string Sum(int first) => string.Join(" + ", Enumerable.Range(first, 300 - first).Select(k => $"sin({k}*x/99)"));
        Hold($"x : scalar; f = {Sum(1)}; L = (f - ({Sum(2)}))^3 + x^2", "2*x + 1/33*cos(1/99*x)*sin(1/99*x)^2");
    }

    [Theory]
    [InlineData("x : scalar positive; f = sqrt(x) + 1/x", "1/(2*sqrt(x)) - 1/x^2")]
    [InlineData("x : scalar positive; f = sqrt(x) + x^(1/3)", "1/(2*sqrt(x)) + 1/(3*x^(2/3))")]
    [InlineData("x : scalar positive; f = x/2 + log(x)/3", "1/2 + 1/(3*x)")]
    [InlineData("x : scalar positive; f = x^(2/3)*(5 - x)", "5*(2 - x)/(3*x^(1/3))")]
    [InlineData("x : scalar positive; f = (x^2 + 1)*sqrt(x)", "(5*x^2 + 1)/(2*sqrt(x))")]
    [InlineData("x, y : scalar; f = x*y/(x^2 + y^2)", "y*(y^2 - x^2)/(x^2 + y^2)^2", "x")]
    public void Quotients_do_not_stand_in_quotients(string source, string written, string? wrt = null) => Hold(source, written, wrt);

    [Theory]
    [InlineData("x, y : scalar; L = log(exp(x) + exp(y))", "sigmoid(x - y)", "x")]
    [InlineData("x : scalar; L = log(exp(x) + exp(-x))", "tanh(x)")]
    [InlineData("x : scalar; L = (exp(x) - exp(-x))/(exp(x) + exp(-x))", "1 - L^2")]
    [InlineData("r, t : scalar; x = r*cos(t); y = r*sin(t); f = x^2 + y^2", "2*r", "r")]
    [InlineData("x : scalar; f = (sin(x) - cos(x))/(sin(x) + cos(x))", "2/(sin(x) + cos(x))^2")]
    [InlineData("x, y : vector(n); f = sum(x .* (cosh(y).^2 - sinh(y).^2))", "ones(n)", "x")]
    public void Functions_join(string source, string written, string? wrt = null) => Hold(source, written, wrt);

    [Theory]
    [InlineData("x, c : scalar; f = x^4/4 + c*x^2/2 + x/3", "x^3 + x*c + 1/3", "x")]
    [InlineData("x, y : scalar; f = 100*(y - x^2)^2 + (1 - x)^2", "400*x^3 - 400*x*y + 2*x - 2", "x")]
    [InlineData("k, n, p : scalar; f = k*log(p) + (n - k)*log(1 - p)", "k/p - (n - k)/(1 - p)", "p")]
    [InlineData("H : (n, h); b : (1, h); W : (h, k); Q : (n, k); f = 1/n*sum((H .+ b) .* (1 .- H) .* (Q*W'))", "colmean(Q*W' .* (1 .- H))", "b")]
    public void Terms_and_sums_stand_as_a_person_writes_them(string source, string written, string? wrt = null) => Hold(source, written, wrt);

    [Theory]
    [InlineData("A : (n, n); L = norm1(A - A')", "2*sign(A - A')")]
    [InlineData("A : (n, n); L = sum((A - A').^3)", "zeros(n, n)")]
    [InlineData("A : (n, n); x, y : vector(n); L = x'*cos(A - A')*y", "sin(A' - A) .* (x*y' + y*x')", "A")]
    [InlineData("A : (n, n); x, y : vector(n); L = x'*(A - A')^2*y", "(A' - A)*(x*y' + y*x') + (x*y' + y*x')*(A' - A)", "A")]
    [InlineData("K : (n, n) antisymmetric; M : (n, n); L = tr(M*K*M*K*K)", "K*(K*M' + M'*K)*K'", "M")]
    public void Antisymmetric_factors_have_one_direction(string source, string written, string? wrt = null) => Hold(source, written, wrt);

    [Fact]
    public void Terms_of_long_products_fall_by_powers()
    {
        var terms = Enumerable.Range(0, 20).Select(k => (19 - k, k) switch
        {
            (19, _) => "A^19*B",
            (0, _) => "B*A^19",
            (1, _) => "A*B*A^18",
            (_, 1) => "A^18*B*A",
            var (left, right) => $"A^{left}*B*A^{right}",
        });
        Hold("A, B : (n, n); L = tr(A^20*B)", $"({string.Join(" + ", terms)})'", "A");
    }

    private static void Hold(string source, string written, string? wrt = null) => Derivatives.Hold(source, written, wrt);
}
