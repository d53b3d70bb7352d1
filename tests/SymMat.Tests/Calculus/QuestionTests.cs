using SymMat.Calculus;
using SymMat.Diagnostics;
using SymMat.Printing;
using SymMat.Tests.Support;

namespace SymMat.Tests.Calculus;

/// <summary>What a command line asks of a program.</summary>
public class QuestionTests
{
    private const string Program = "x, v, α : vector(n); A : (m, n); f = A*x; L = f'*f + v'*v; M = 1";

    [Theory]
    [InlineData("L", "", 1, "L: x, v, A")]
    [InlineData("f", "", 1, "f: x, A")]
    [InlineData("L", "A x", 1, "L: A, x")]
    [InlineData("L", "f", 1, "L: f")]
    [InlineData("L", "α", 1, "L: alpha")]
    [InlineData("L", "", 2, "L: x x, v v, A A")]
    [InlineData("L", "x", 2, "L: x x")]
    [InlineData("L", "x v", 2, "L: x v")]
    [InlineData(null, "x", 1, "M: x")]
    public void A_request_is_resolved(string? of, string wrt, int order, string question)
    {
        var resolved = Resolve(Program, of, wrt, order).Question!;
        Assert.Equal(question, $"{resolved.Of}: {string.Join(", ", resolved.Wrt.Select(w => string.Join(' ', w)))}");
    }

    [Theory]
    [InlineData("x", "x", "dx/dx : (n, n) = eye(n)")]
    [InlineData("x", "v", "dx/dv : (n, n) = zeros(n, n)")]
    [InlineData("f", "L", "df/dL : (m, 1) = zeros(m)")]
    [InlineData("L", "M", "dL/dM : (1, 1) = 0")]
    public void A_symbol_has_a_derivative_and_what_is_not_reached_has_none_but_0(string of, string wrt, string text)
    {
        var answer = Differentiator.Answer(Programs.Read(Program), Resolve(Program, of, wrt, 1).Question!);
        Assert.Equal(text + "\n", Formats.Find("text")!.Print(answer));
    }

    [Theory]
    [InlineData(Program, "LL", "", 1, Category.Name, "`LL`")]
    [InlineData(Program, "L", "n", 1, Category.Usage, "`n` is a dimension")]
    [InlineData(Program, "M", "", 1, Category.Usage, "depends on no declared symbol")]
    [InlineData(Program, "f", "x", 2, Category.Usage, "(m, 1)")]
    [InlineData(Program, "L", "x v A", 2, Category.Usage, "one or two")]
    [InlineData("# nothing", "L", "x", 1, Category.Usage, "`L`")]
    public void A_request_is_refused(
        string program, string of, string wrt, int order, Category category, string mention)
    {
        var diagnostic = Assert.Single(Resolve(program, of, wrt, order).Diagnostics);
        Assert.Equal(category, diagnostic.Category);
        Assert.Contains(mention, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_has_no_derivative()
    {
        Assert.Throws<ArgumentNullException>("program", () => Differentiator.Answer(null!, new("L", [["x"]])));
        Assert.Throws<ArgumentNullException>("question", () => Differentiator.Answer(Programs.Read(Program), null!));
    }

    private static (Question? Question, IReadOnlyList<Diagnostic> Diagnostics) Resolve(
        string program, string? of, string wrt, int order)
    {
        var names = wrt.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (question, diagnostics) = QuestionResolver.Resolve(
            Programs.Read(program), new(of, [.. names], order));
        return (question, diagnostics);
    }
}
