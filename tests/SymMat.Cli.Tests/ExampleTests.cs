using SymMat.Tests.Support;

namespace SymMat.Cli.Tests;

/// <summary>Each example stands beside its derivatives, as text and as LaTeX.</summary>
public class ExampleTests
{
    public static TheoryData<string> Examples =>
        [.. Repository.Files("*.symmat", "examples").Select(f => Path.GetFileNameWithoutExtension(f)!)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Text(string example) => Shows(example, "text", "txt");

    [Theory]
    [MemberData(nameof(Examples))]
    public void Latex(string example) => Shows(example, "latex", "tex");

    private static void Shows(string example, string format, string extension)
    {
        var run = Cli.Run(["diff", $"examples/{example}.symmat", "--format", format]);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.Status);
        Snapshot.Match($"examples/{example}", extension, run.Output);
    }
}
