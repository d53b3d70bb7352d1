using SymMat.Tests.Support;

namespace SymMat.Tests.Lengths;

/// <summary>What a definition names is used again in its derivatives; each is held to differences too.</summary>
public class ReuseTests
{
    private const string Density = "x, a, b : scalar positive; f = ";

    [Theory]
    [InlineData("x, y, a : scalar positive; f = x^a*y^(1 - a)", "f*(1 - a)/y", "y")]
    [InlineData("A, K, N, a, b : scalar positive; Y = A*K^a*N^b", "a*Y/K", "K")]
    [InlineData("A, K, N, a, b : scalar positive; Y = A*K^a*N^b", "K^a*N^b", "A")]
    [InlineData("A, K, N : scalar positive; Y = A*K^0.3*N^0.7", "0.7*Y/N", "N")]
    [InlineData("x, a : scalar positive; f = x^a", "a*f/x", "x")]
    [InlineData("x, a : scalar positive; f = x^(a + 1)/(a + 1)", "x^a", "x")]
    [InlineData("x, a, c : scalar positive; f = c*x^(-a)", "-a*f/x", "x")]
    [InlineData("x, a : scalar positive; u = x^a; f = log(1 + u)", "a*u/(x*(u + 1))", "x")]
    [InlineData("x, r : scalar positive; v : vector(n) positive; f = sum(v.^r)^(1/r)", "f/sum(v.^r)*v.^(r - 1)", "v")]
    public void A_power_with_a_variable_exponent_is_its_name_divided(string source, string written, string wrt) => Derivatives.Hold(source, written, wrt);

    [Theory]
    [InlineData(Density + "x^(a - 1)*exp(-b*x)", "f*((a - 1)/x - b)")]
    [InlineData(Density + "(x/9)^(a - 1)*(1 - x/9)^(b - 1)", "f*((a - 1)/x - (b - 1)/(9 - x))")]
    [InlineData(Density + "a*b^a/x^(a + 1)", "-f*(a + 1)/x")]
    [InlineData(Density + "(1 + x^2/a)^(-(a + 1)/2)", "-x*f*(a + 1)/(x^2 + a)")]
    public void Densities_are_differentiated_by_their_logarithms(string source, string written) => Derivatives.Hold(source, written);

    [Theory]
    [InlineData("c : scalar; A : (n, n); L = det(c*A)", "n*c^(n - 1)*det(A)")]
    [InlineData("s, t : scalar positive; f = s*sqrt(t)", "s/(2*sqrt(t))", "t")]
    [InlineData("s, t, u : scalar; f = s*t*u", "t*u")]
    public void Nothing_is_divided_by_a_factor_that_may_vanish(string source, string written, string? wrt = null) => Derivatives.Hold(source, written, wrt);

    [Theory]
    [InlineData("A, B : (m, n); f = sqrt(mean((A - B).^2))", "(A - B)/(m*n*f)")]
    [InlineData("x, g : vector(n); c = x .- mean(x); s = sqrt(mean(c.^2)); f = g'*c/s", "(g - f/(n*s)*c .- mean(g))/s")]
    [InlineData("X : (m, n); w : vector(n); y : vector(m); r = X*w - y; f = sqrt(mean(r.^2))", "X'*r/(m*f)", "w")]
    [InlineData("x : vector(n); u = mean(x); s = sqrt(sum((x .- u).^2)/(n - 1)); f = s^2", "2/(n - 1)*(x .- u)")]
    [InlineData("x : vector(n); f = sqrt(sum(x.^2)/(n - 1))", "x/(f*(n - 1))")]
    [InlineData("x : vector(n); s = sqrt(mean(x.^2)); f = log(s)", "x/norm(x)^2")]
    [InlineData("x : vector(n); s = sqrt(mean(x.^2)); f = norm(x)", "x/f")]
    public void A_root_of_a_mean_stands_beside_whole_sizes(string source, string written, string? wrt = null) => Derivatives.Hold(source, written, wrt);

    [Theory]
    [InlineData("A : (m, n); x : vector(n); s : scalar; f = s*norm(A*x)", "norm(A*x)", "s")]
    [InlineData("A : (m, n); x : vector(n); s : scalar; f = s*norm(A*x)", "s/norm(A*x)*A'*A*x", "x")]
    [InlineData("A : (m, n); x : vector(n); s : scalar; f = s*norm(A*x)^2", "norm(A*x)^2", "s")]
    [InlineData("A : (m, n); x : vector(n); s : scalar; f = s*(x'*A'*A*x)", "x'*A'*A*x", "s")]
    [InlineData("A : (m, n); B : (n, k); s : scalar; f = s*norm(A*B)", "norm(A*B)", "s")]
    [InlineData("A : (n, n) symmetric; x : vector(n); s : scalar; f = s*norm(A*A*x)", "norm(A^2*x)", "s")]
    [InlineData("A : (m, n); x : vector(n); w : vector(m); s : scalar; f = s*norm(w .* (A*x))", "norm(w .* (A*x))", "s")]
    [InlineData("A, B : (m, n); x : vector(n); s : scalar positive; f = sqrt(s + norm(A*x - B*x)^2)", "1/(2*f)", "s")]
    [InlineData("A : (n, n) positive_definite; x : vector(n); s : scalar; f = s*sqrt(x'*A*x)", "sqrt(x'*A*x)", "s")]
    [InlineData("L : (m, n); x, y : vector(n); f = log(1 + norm(L*(x - y))^2)", "2/(1 + norm(L*(x - y))^2)*L'*L*(x - y)", "x")]
    [InlineData("a, b : vector(n) positive; s : scalar; f = s*sqrt(a'*b)", "sqrt(a'*b)", "s")]
    [InlineData("A : (m, n) positive; v : vector(m); w : vector(n); s : scalar; f = s*sqrt((v.^2)'*A.^3*w.^2)", "sqrt((v.^2)'*A.^3*w.^2)", "s")]
    public void A_norm_of_a_product_is_not_dissolved(string source, string written, string wrt) => Derivatives.Hold(source, written, wrt);

    [Theory]
    [InlineData("u, v : vector(n); f = u'*v/(norm(u)*norm(v))", "v/(norm(u)*norm(v)) - f/norm(u)^2*u")]
    [InlineData("u, v : vector(n); f = 1 - u'*v/(norm(u)*norm(v))", "(u'*v/norm(u)^2*u - v)/(norm(u)*norm(v))")]
    [InlineData("x : vector(n); A : (n, n) symmetric; f = x'*A*x/norm(x)^2", "2/norm(x)^2*(A*x - f*x)")]
    [InlineData("x : vector(n); A : (n, n) symmetric; f = x'*A*x/(x'*x)", "2/(x'*x)*(A*x - f*x)")]
    [InlineData("x : vector(n); f = x/norm(x)", "(eye(n) - f*f')/norm(x)")]
    [InlineData("x, a : vector(n); f = (x - a)/norm(x - a)", "(f*f' - eye(n))/norm(x - a)", "a")]
    [InlineData("X : (n, n); t : scalar; F = -(X*X)/t - X/t", "-F/t", "t")]
    [InlineData("A, X : (n, n); L = tr(A*X)*det(X)", "(det(X)*A + L*inv(X))'", "X")]
    public void A_norm_divides_as_a_norm_and_what_it_scales_has_its_name(string source, string written, string? wrt = null) => Derivatives.Hold(source, written, wrt);

    [Theory]
    [InlineData("x, g : vector(n); mu = mean(x); c = x .- mu; s = sqrt(mean(c.^2)); f = g'*c/s", "(g - f/(n*s)*c .- mean(g))/s")]
    [InlineData("x : vector(n); mu = mean(x); v = mean((x .- mu).^2); f = sqrt(v)", "(x .- mu)/(n*f)")]
    [InlineData("x : vector(n); mu = mean(x); s = sqrt(sum((x .- mu).^2)/(n - 1)); z = (x .- mu)/s", "(eye(n) - z*z'/(n - 1) .- 1/n)/s")]
    [InlineData("x, y : vector(n); c = x .- mean(x); f = sum(y)*sum(c) + y'*x", "x", "y")]
    [InlineData("X, Y : (m, n); C = X .- rowmean(X); f = sum(rowsum(C).^2) + dot(X, Y)", "Y", "X")]
    [InlineData("X, Y : (m, n); u = colmean(X); C = X .- u; f = sum(exp(colsum(C))) + dot(X, Y)", "Y", "X")]
    [InlineData("x, y : vector(3); c = x .- mean(x); f = exp(sum(c)) + y'*x", "y", "x")]
    [InlineData("x, y : vector(n); u : scalar; c = x .- u; f = sum(y)*sum(c)", "sum(c)*ones(n)", "y")]
    [InlineData("x, y : vector(n); mu = 2*mean(x); c = x .- mu; f = sum(y)*sum(c)", "sum(c)*ones(n)", "y")]
    [InlineData("x, y : vector(n); mu = 2*mean(x); c = x .- 2*mu; f = sum(y)*sum(c)", "sum(c)*ones(n)", "y")]
    [InlineData("x, y : vector(n); s : scalar; mu = mean(x); c = x .- s*mu; f = sum(y)*sum(c)", "sum(c)*ones(n)", "y")]
    [InlineData("X : (n, n); x, y : vector(n); C = X .- colmean(X); d = x .- mean(x); z = diag(C) + d; f = sum(y)*sum(z)", "sum(z)*ones(n)", "y")]
    [InlineData("x, y : vector(n); z = sin(x) + sin(2*x) + sin(3*x) + sin(4*x) + sin(5*x) + sin(6*x) + sin(7*x) + sin(8*x) + sin(9*x); f = sum(y)*sum(z)", "sum(z)*ones(n)", "y")]
    public void Sums_of_what_is_centred_vanish(string source, string written, string? wrt = null) => Derivatives.Hold(source, written, wrt);
}
