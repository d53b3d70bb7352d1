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

    /// <summary>Some stand beside their Hessian too.</summary>
    [Theory]
    [InlineData("least_squares", "w")]
    [InlineData("logistic_regression", "w")]
    [InlineData("quadratic_form", "x")]
    [InlineData("log_sum_exp", "x")]
    [InlineData("norm", "x")]
    [InlineData("matrix_factorisation", "U")]
    public void Hessians(string example, string variable)
    {
        foreach (var (format, extension) in new[] { ("text", "txt"), ("latex", "tex") })
        {
            Shows(["hessian", $"examples/{example}.symmat", "--wrt", variable, "--format", format], $"{example}.hessian", extension);
        }
    }

    private static void Shows(string example, string format, string extension) =>
        Shows(["diff", $"examples/{example}.symmat", "--format", format], example, extension);

    private static void Shows(string[] arguments, string name, string extension)
    {
        var run = Cli.Run(arguments);
        Assert.Equal("", run.Error);
        Assert.Equal(0, run.Status);
        Snapshot.Match($"examples/{name}", extension, run.Output);
    }
}
