using SymMat.Diagnostics;
using SymMat.Matrices;

namespace SymMat.Tests.Matrices;

/// <summary>All errors that can be told apart are told, and none that follows from another.</summary>
public class RecoveryTests
{
    [Theory]
    [InlineData("a = $\nb = %\nc = @", "1:5 2:5 3:5")]
    [InlineData("a = (1\nb = 2 2\nc = )", "2:1 2:7 3:5")]
    [InlineData("a = (1; b = )", "1:7 1:13")]
    [InlineData("a = x + y*z", "1:5 1:9 1:11")]
    [InlineData("a = f(x, y)", "1:5 1:7 1:10")]
    [InlineData("A : (m, n); B = A*A + A*A + x", "1:18 1:24 1:29")]
    public void Independent_errors_are_all_told(string program, string places) => Assert.Equal(places, Places(program));

    [Theory]
    [InlineData("a = $\nb = 2*a\nc = b + a", "1:5")]
    [InlineData("X : (m n)\ny : vector(n)\na = tr(X*X) + m", "1:8")]
    [InlineData("a = x\nb = x + x*x", "1:5")]
    [InlineData("X : (m, n)\nY = X*X\nZ = Y + Y'", "2:6")]
    [InlineData("X : (m, n)\nX : (m, m)\nL = tr(X)", "2:1")]
    [InlineData("exp : scalar\na = exp*exp", "1:1")]
    [InlineData("a : (1, n) = $\nb = a*a'", "1:14")]
    [InlineData("b = a\na = 1\nc = b + a", "1:5")]
    public void An_error_causes_no_others(string program, string places) => Assert.Equal(places, Places(program));

    [Fact]
    public void A_stated_shape_stands_in_for_a_wrong_expression() =>
        Assert.Equal("1:14 2:6", Places("f : (1, n) = x\ng = f*f"));

    private static string Places(string program)
    {
        var result = ProgramText.Check(program, "p");
        return string.Join(' ', result.Diagnostics.Select(d => DiagnosticText.Render(d, result.Source))
            .Select(t => string.Join(':', t.Split(':')[1..3])));
    }
}
