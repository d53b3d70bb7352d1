using System.Text.RegularExpressions;
using SymMat.Calculus;
using SymMat.Matrices;
using SymMat.Printing;
using SymMat.Tests.Support;

namespace SymMat.Tests.Examples;

/// <summary>The C# that the README shows is code that compiles, and does what it says.</summary>
public partial class ReadmeLibraryTests
{
    [Fact]
    public void The_code_that_is_shown_is_the_code_below()
    {
        var shown = CSharp().Match(Repository.Read("README.md")).Groups["text"].Value;
        var code = shown.Split('\n').Select(l => l.Trim()).Where(l => !l.StartsWith("using ", StringComparison.Ordinal));
        var source = Repository.Read("tests", "SymMat.Tests", "Examples", "ReadmeLibraryTests.cs");
        Assert.NotEmpty(shown);
        Assert.Contains(Joined(code), Joined(source.Split('\n').Select(l => l.Trim())), StringComparison.Ordinal);
    }

    [Fact]
    public void It_differentiates() =>
        Assert.Equal("dL/dW : (m, 10) = X'*y'\n", Derivative("X : (1, m); W : (m, 10); y : (10, 1); L = X*W*y", "W"));

    private static string Derivative(string text, string wrt)
    {
        var result = ProgramText.Check(text, "program");
        if (result.Program is not { } program)
        {
            return string.Join("\n", result.Diagnostics.Select(d => d.Message));
        }

        var answer = Differentiator.Answer(program, new Question(program.Definitions[^1].Name, [[wrt]]));
        return Formats.Find("text")!.Print(answer);
    }

    private static string Joined(IEnumerable<string> lines) => string.Join("\n", lines.Where(l => l.Length > 0));

    [GeneratedRegex(@"^```csharp\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharp();
}
