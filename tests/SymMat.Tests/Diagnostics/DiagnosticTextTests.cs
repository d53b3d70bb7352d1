using SymMat.Diagnostics;

namespace SymMat.Tests.Diagnostics;

/// <summary>How diagnostics look.</summary>
public class DiagnosticTextTests
{
    [Fact]
    public void Operands_and_operator_are_underlined() => Assert.Equal(
        "f:2:8: error[shape]: wrong\n  2 | L = ab * c\n    |     ~~ ^ ~\n  = note\n  = help: this\n",
        Render("x\nL = ab * c", new(Category.Shape, "wrong", new(9, 1))
        {
            Operands = [new(6, 2), new(11, 1)], Notes = ["note"], Help = "this",
        }));

    [Fact]
    public void Columns_count_scalar_values() => Assert.StartsWith(
        "f:1:4: ", Render("α𝐱 $", new(Category.Syntax, "wrong", new(4, 1))), StringComparison.Ordinal);

    [Fact]
    public void An_end_that_came_too_soon_is_one_past_the_text() => Assert.Equal(
        "f:1:4: error[syntax]: wrong\n  1 | L =\n    |    ^\n", Render("L =\r\n", new(Category.Syntax, "wrong", new(3, 0))));

    [Fact]
    public void What_a_terminal_acts_on_is_not_echoed() => Assert.DoesNotContain(
        '\u001B', Render("\u001B[2J\u202E", new(Category.Syntax, "wrong", new(0, 1)), "\u001B[2J"));

    [Fact]
    public void A_byte_order_mark_counts_for_nothing() => Assert.StartsWith(
        "f:1:1: ", Render("\uFEFF$", new(Category.Syntax, "wrong", new(0, 1))), StringComparison.Ordinal);

    [Fact]
    public void Without_a_place_there_is_no_excerpt() =>
        Assert.Equal("error[usage]: wrong\n", Render("text", new(Category.Usage, "wrong", null)));

    [Theory]
    [InlineData("sigmod", "sigmoid")]
    [InlineData("Xhat", "X_hat")]
    [InlineData("w", "W")]
    [InlineData("positive-definite", "positive_definite")]
    [InlineData("smu", "sum")]
    public void The_nearest_name_is_proposed(string name, string nearest) =>
        Assert.Equal(nearest, Assert.Single(Nearest.Of(name, ["sigmoid", "X_hat", "W", "positive_definite", "sum", "Y"])));

    [Fact]
    public void What_is_like_nothing_has_no_proposal() => Assert.Empty(Nearest.Of("loss", ["X", "L", "tanh"]));

    private static string Render(string text, Diagnostic diagnostic, string name = "f") =>
        DiagnosticText.Render(diagnostic, new SourceText(name, text));
}
