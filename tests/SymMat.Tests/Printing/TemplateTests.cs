using SymMat.Printing;

namespace SymMat.Tests.Printing;

/// <summary>Where the holes of a spelling are.</summary>
public class TemplateTests
{
    [Theory]
    [InlineData("f({0}, {1})", "f(|0|, |1|)")]
    [InlineData("{0*} x {1!}", "0| x |1")]
    [InlineData("\\sqrt{{0}}", "\\sqrt{|0|}")]
    [InlineData("f({9}, {10}, {11})", "f(|9|, |10|, |11|)")]
    [InlineData("x^{n}", "x^{n}")]
    public void A_template_is_literals_and_holes(string template, string pieces) => Assert.Equal(
        pieces.Trim('|'),
        string.Join("|", Template.Parse(template).Select(p => p.Operand < 0 ? p.Literal : $"{p.Operand}")).Trim('|'));
}
