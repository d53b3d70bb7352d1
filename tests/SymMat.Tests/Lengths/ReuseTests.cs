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
}
