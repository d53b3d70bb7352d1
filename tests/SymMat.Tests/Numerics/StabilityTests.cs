using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Calculus;
using SymMat.Numerics;
using SymMat.Printing;
using SymMat.Tests.Support;

namespace SymMat.Tests.Numerics;

/// <summary>Losses written as on paper have derivatives that do not overflow: at 1000 and -1000 they are as exact as elsewhere.</summary>
public class StabilityTests
{
    private const double Most = 1000;

    // A double near 1000 is exact to 1e-13.
    private const double Tolerance = 1e-12;

    // 1/(1 + e^-1), to the digits of a double.
    private const double SigmoidOfOne = 0.73105857863000487925;

    [Theory]
    [InlineData("L = sum(log(1 .+ exp(x)) - y .* x)")]
    [InlineData("p = exp(x) ./ (1 .+ exp(x)); L = -sum(y .* log(p) + (1 .- y) .* log(1 .- p))")]
    [InlineData("p = 1 ./ (1 .+ exp(-x)); L = -sum(y .* log(p) + (1 .- y) .* log(1 .- p))")]
    public void Logistic_regression(string definitions) =>
        Hold(definitions, [Most, -Most, 1], [1, 0, SigmoidOfOne - 1]);

    [Theory]
    [InlineData("L = log(sum(exp(x))) - y'*x")]
    [InlineData("p = exp(x)/sum(exp(x)); L = -y'*log(p)/sum(y)")]
    [InlineData("L = logsumexp(x) - y'*x")]
    public void Softmax_cross_entropy(string definitions) =>
        Hold(definitions, [Most, -Most, Most - 1], [SigmoidOfOne, 0, -SigmoidOfOne]);

    [Fact]
    public void Log_sum_exp_of_small_numbers() =>
        Hold("L = log(sum(exp(x)))", [-Most, -Most - 1, -3 * Most], [SigmoidOfOne, 1 - SigmoidOfOne, 0]);

    /// <summary>The gradient by x, where the last entry of y is 1 and the others are 0; nothing that overflows is printed.</summary>
    private static void Hold(string definitions, double[] x, double[] expected)
    {
        var program = Programs.Read("x, y : vector(3); " + definitions);
        var values = ImmutableDictionary<string, Matrix<double>>.Empty
            .Add("x", Matrix<double>.Build.Dense(3, 1, x)).Add("y", Matrix<double>.Build.Dense(3, 1, [0, 0, 1]));
        var answer = Differentiator.Answer(program, new("L", [["x"]], Expand: true));
        var value = BodyEvaluator.Evaluate(answer.Derivatives.Single().Body, new Point(values, ImmutableDictionary<string, int>.Empty));
        Approximately.Equal(new([3, 1], [.. expected]), value, Tolerance, definitions);
        var named = Differentiator.Answer(program, new("L", [["x"]]));
        var code = Formats.Find("numpy")!.Print(named);
        Assert.All((string[])["np.exp(x)", "np.exp(-x)"], overflowing => Assert.DoesNotContain(overflowing, code, StringComparison.Ordinal));
    }
}
