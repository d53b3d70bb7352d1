using SymMat.Tests.Support;

namespace SymMat.Cli.Tests;

/// <summary>The way to the derivatives of some examples, beside them; and what the command says of it.</summary>
public class StepTests
{
    [Theory]
    [InlineData("affine", "W")]
    [InlineData("bilinear_inverse", "X")]
    [InlineData("gaussian_log_likelihood", "Σ")]
    [InlineData("least_squares", "w")]
    [InlineData("log_determinant", "X")]
    [InlineData("logistic_regression", "w")]
    [InlineData("softmax_cross_entropy", "W")]
    [InlineData("three_layer_network", "W1")]
    public void Steps(string example, string variable)
    {
        Snapshot.Match($"examples/{example}.steps", "txt", OutputOf("diff", example, variable, "--steps", "text"));
        Snapshot.Match($"examples/{example}.steps", "tex", OutputOf("diff", example, variable, "--steps", "latex"));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("unicode")]
    [InlineData("latex")]
    public void Chain(string format) => Snapshot.Match(
        $"tests/SymMat.Cli.Tests/StepTests.Chain_format={format}", "txt", OutputOf("diff", "three_layer_network", "W1", "--steps=chain", format));

    [Theory]
    [InlineData("json")]
    [InlineData("unicode")]
    public void Formats(string format) => Snapshot.Match(
        $"tests/SymMat.Cli.Tests/StepTests.Formats_format={format}", "txt", OutputOf("diff", "affine", "W", "--steps", format));

    [Theory]
    [InlineData("hessian", "logistic_regression", "w")]
    [InlineData("diff", "symmetric", "S")]
    [InlineData("diff", "row_vector", "x")]
    [InlineData("diff", "bilinear_map", "X")]
    public void Kinds(string command, string example, string variable) => Snapshot.Match(
        $"tests/SymMat.Cli.Tests/StepTests.Kinds_example={example}", "txt", OutputOf(command, example, variable, "--steps", "text"));

    [Fact]
    public void A_file_may_stand_after_the_option() => Assert.Equal(
        0, Command.Run("diff", "--steps", "examples/affine.symmat", "--wrt", "W").Status);

    [Theory]
    [InlineData("`numpy`", "--steps", "--format", "numpy")]
    [InlineData("--steps is one of", "--steps=chains")]
    public void What_is_no_way_to_print_steps_is_refused(string mention, params string[] options)
    {
        var (status, output, error) = Command.Run(["diff", "examples/affine.symmat", .. options]);
        Assert.Equal((2, ""), (status, output));
        Assert.Contains(mention, error, StringComparison.Ordinal);
    }

    private static string OutputOf(string command, string example, string variable, string steps, string format)
    {
        var run = Command.Run(command, $"examples/{example}.symmat", "--wrt", variable, steps, "--format", format);
        Assert.Equal((0, ""), (run.Status, run.Error));
        return run.Output;
    }
}
