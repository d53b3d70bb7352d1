using SymMat.Calculus;
using SymMat.Diagnostics;
using SymMat.Matrices;
using SymMat.Printing;
using SymMat.Tests.Support;

namespace SymMat.Tests.Syntax;

/// <summary>Characters and names that other programs stumble over.</summary>
public class OddTextTests
{
    /// <summary>Names that Python reserves, that LaTeX has macros of, and that look like other notations.</summary>
    public static TheoryData<string> Names =>
    [
        "lambda", "None", "True", "def", "class", "return", "import", "np", "math", "float", "print", "self", "is", "not", "async",
        "frac", "partial", "top", "left", "right", "begin", "end", "mathbf", "operatorname", "newcommand", "d", "dx", "e", "i", "j",
        "I", "K", "eq", "x_", "x_1_2", "x1y2", "_", "delta", "λ", "ψ_1", "ﬁ", "名", "X̂", "a\u0301",
    ];

    [Theory]
    [InlineData("x : scalar\nL = x\0 + 1", "syntax")]
    [InlineData("x\uD800 : scalar", "syntax")]
    [InlineData("x : scalar\nL = \uDC00x", "syntax")]
    [InlineData("x : scalar\nL = x\u202E + 1", "syntax")]
    [InlineData("x : scalar\nL = \u200Fx", "syntax")]
    [InlineData("x\u200By : scalar", "syntax")]
    [InlineData("x : scalar\nL = x\u200D", "syntax")]
    [InlineData("x : scalar\n\uFEFFL = x", "syntax")]
    [InlineData("x : scalar\nL = x\u0007", "syntax")]
    [InlineData("α : scalar\nalpha : scalar", "name")]
    [InlineData("alpha : (n, 1)\nα = 1", "name")]
    [InlineData("ϵ : scalar\nepsilon = 1", "name")]
    [InlineData("sum : scalar", "name")]
    [InlineData("x : (sum, 1)", "name")]
    [InlineData("x : (pi, 1)", "name")]
    [InlineData("x : vector(exp)", "name")]
    [InlineData("x : (α, 1)\nalpha : scalar", "name")]
    [InlineData("x : scalar\nL = x'''''''^", "syntax")]
    [InlineData("x : scalar\nL = x/0", "unsupported")]
    [InlineData("x : vector(n)\nL = ones(n)./(0.0) + x", "unsupported")]
    [InlineData("x : vector(n)\nL = 0\\x", "unsupported")]
    public void It_is_told(string text, string category)
    {
        var result = ProgramText.Check(text, "p");
        Assert.Null(result.Program);
        Assert.All(result.Diagnostics, d =>
        {
            Assert.InRange(d.Span!.Value.End, 0, text.Length);
            Assert.DoesNotContain(DiagnosticText.Render(d, result.Source), c => char.IsControl(c) && c != '\n');
        });
        Assert.Contains(result.Diagnostics, d => DiagnosticText.Name(d.Category) == category);
    }

    [Theory]
    [InlineData("\uFEFFx : scalar\r\n\r\nL = x*\r\n  x\r\n")]
    [InlineData("x : scalar; L = x*x")]
    [InlineData("\tx\u00A0:\u3000scalar ; L\t=\tx * x # ✓ \u202E")]
    [InlineData("x : scalar\n\n\n;;;\nL = (x\n*\nx)\n;")]
    [InlineData("x : scalar\nL = x·x")]
    public void It_is_read(string text) => Assert.Equal("dL/dx : (1, 1) = 2*x\n", Print(text, "text"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_letters_make_a_name_in_every_format(string name)
    {
        var text = $"{name} : (3, 1)\nL = {name}'*{name}\n";
        var result = ProgramText.Check(text, "p");
        if (result.Program is null)
        {
            Assert.All(result.Diagnostics, d => Assert.InRange(d.Span!.Value.End, 0, text.Length));
            return;
        }

        Assert.All(Formats.All, f => Assert.EndsWith("\n", Print(text, f.Name), StringComparison.Ordinal));
        Assert.DoesNotContain($"def dL_d{name}({name})", name is "lambda" or "None" or "class" ? Print(text, "numpy") : "", StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_names_delta_has_identities_instead() => Assert.Equal(
        "dL[i,j]/ddelta[k,l] : (n, n, n, n) = delta[j,l]*eye(n)[i,k] + delta[i,l]*eye(n)[j,k]  # dL = ddelta*delta' + delta*ddelta'\n",
        Print("delta : (n, n)\nL = delta*delta'", "text"));

    private static string Print(string text, string format)
    {
        var program = Programs.Read(text);
        var question = QuestionResolver.Resolve(program, new(null, [], 1)).Question!;
        return Formats.Find(format)!.Print(Differentiator.Answer(program, question));
    }
}
