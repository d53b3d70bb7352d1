using System.Collections.Immutable;
using SymMat.Calculus;
using SymMat.Notation;
using SymMat.Tests.Support;

namespace SymMat.Tests.Fuzzing;

/// <summary>Programs longer than any random one: what is done differently where there is much of it is right as well.</summary>
public class LongProgramTests
{
    [Theory]
    [InlineData(12)]
    [InlineData(90)]
    public void Layers(int count)
    {
        var program = "x0, y : vector(n)\n"
            + Lines(count, k => $"W{k} : (n, n)\nb{k} : vector(n)\n")
            + Lines(count, k => $"x{k + 1} = sinh(W{k}*x{k}/2 + b{k}/2)\n")
            + $"F = norm(x{count} - y)^2\n";
        Hold(program, "x0", "W0", $"W{count / 2}", $"b{count - 1}", "y", $"x{count / 3}");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public void Residual_layers_of_one_weight(int count) => Hold(
        "W : (n, n)\nx0 : vector(n)\n" + Lines(count, k => $"x{k + 1} = x{k} + sigmoid(W*x{k})/20\n") + $"F = x{count}'*x{count}\n",
        "W",
        "x0");

    [Theory]
    [InlineData(12)]
    [InlineData(90)]
    public void Linear_layers(int count)
    {
        var program = "x0, y : vector(n)\n" + Lines(count, k => $"W{k} : (n, n)\n")
            + Lines(count, k => $"x{k + 1} = (eye(n) + W{k}/30)*x{k}\n") + $"F = norm(x{count} - y)^2\n";
        Hold(program, "x0", "W0", $"W{count - 1}", $"W{count / 2}");
    }

    [Fact]
    public void Sums_of_which_every_denominator_is_another() => Hold(
        "x, y : vector(n)\nF = x'*x" + Lines(400, k => $" + sum(x)/{k + 1} + sum(sin(x + y/{k + 1}))/{k + 1}") + "\n", "x", "y");

    // Multiplied out, this has 4^12 terms.
    [Fact]
    public void A_power_of_a_sum_of_broadcasts() => Hold(
        "A : (n, n)\nv : vector(n)\ns : scalar\nF = sum((A/9 .+ v'/9 .+ s/9 + eye(n)/9)^12)\n", "v", "s", "A");

    [Fact]
    public void A_sum_of_many_terms() => Hold(
        "A : (n, n)\nx : vector(n)\nF = x'*x" + Lines(100, k => $" + x'*A*sin(x/{k + 1})/{k + 1}") + "\n", "x", "A");

    [Fact]
    public void A_product_of_many_factors() => Hold(
        "x : vector(n)\nF = 1" + Lines(90, k => $"*(1 + sum(sin(x))/{k + 20})") + "\n", "x");

    [Fact]
    public void An_entrywise_product_of_many_factors() => Hold(
        "x, y : vector(n)\nF = sum(y" + Lines(90, k => $".*(1 .+ sin(x)/{k + 20})") + ")\n", "x", "y");

    [Fact]
    public void A_trace_of_many_factors() => Hold(
        "X : (n, n)\nA, B : (n, n) orthogonal\nF = tr(" + string.Join("*", Enumerable.Range(0, 30).Select(k => $"(X/3)*{(k % 2 == 0 ? "A" : "B")}")) + ")\n", "X");

    [Fact]
    public void A_high_power_of_a_matrix() => Hold("A : (n, n) orthogonal\nF = tr(A^70)\n", "A");

    [Fact]
    public void Expanded_definitions_that_share_each_other() => Hold(
        "x : vector(n)\nf0 = x/8\n" + Lines(12, k => $"f{k + 1} = (f{k} + x/9).*(f{k} - x/5)/2\n") + "F = sum(f12)\n", "x", "f3");

    [Fact]
    public void Expanded_products_of_functions_of_each_other()
    {
        var program = Programs.Read("x, y : scalar\nf0 = x\nf1 = y\n" + Lines(60, k => $"f{k + 2} = f{k}*sin(f{k + 1})\n"));
        Assert.NotEmpty(Sharing.Of(Differentiator.Answer(program, new("f61", [["x"]], Expand: true))).Where);
    }

    [Fact]
    public void Expanded_residual_layers()
    {
        var program = Programs.Read("A : (n, n)\nx : vector(n)\nh0 = x\n" + Lines(24, k => $"h{k + 1} = tanh(A*h{k}) + h{k}\n") + "F = sum(h24)\n");
        Assert.NotEmpty(Sharing.Of(Differentiator.Answer(program, new("F", [["x"]], Expand: true))).Where);
    }

    private static void Hold(string program, params ImmutableArray<string> variables)
    {
        foreach (var wrt in variables)
        {
            var outcome = ProgramCheck.Check(new(program, "F", [wrt]), TimeSpan.FromMinutes(1));
            Assert.True(outcome.Kind == "held", $"by {wrt}: {outcome.Kind} {outcome.Text}");
        }
    }

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(line));
}
