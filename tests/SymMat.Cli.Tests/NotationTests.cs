using SymMat.Tests.Support;

namespace SymMat.Cli.Tests;

/// <summary>Some examples in every notation and in the formats that people read.</summary>
public class NotationTests
{
    private static readonly string[] Examples = ["affine", "bilinear_map", "gram", "inverse", "symmetric"];

    private static readonly string[] Formats = ["text", "unicode", "latex"];

    [Theory]
    [InlineData("index")]
    [InlineData("kronecker")]
    [InlineData("differential")]
    [InlineData("einsum")]
    public void Notations(string notation)
    {
        var shown = Examples.SelectMany(example => Formats.Select(format =>
        {
            var line = $"diff examples/{example}.symmat --notation {notation} --format {format}";
            var run = Cli.Run(line.Split(' '));
            Assert.Equal(0, run.Status);
            return $"$ symmat {line}\n{run.Output}{run.Error}";
        }));
        Snapshot.Match($"tests/SymMat.Cli.Tests/NotationTests.Notations_notation={notation}", "txt", string.Join("\n", shown));
    }

    [Fact]
    public void What_does_not_exist_is_said_on_standard_error()
    {
        var run = Cli.Run(["diff", "-e", "X : (m, n); Y : (p, q); A : (k, m*p); F = A*kron(X, Y)", "--wrt", "X", "--notation", "kronecker"]);
        Assert.Equal(0, run.Status);
        Assert.StartsWith("dF[i,(j,l)]/dX[r,s] : (k, n*q, m, n) = ", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            "note: the derivative by `X` is no sum of Kronecker products; it is in index notation\n", run.Error);
    }
}
