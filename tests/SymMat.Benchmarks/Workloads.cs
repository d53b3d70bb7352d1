using System.Globalization;
using System.Text;

namespace SymMat.Benchmarks;

/// <summary>A program that grows with n, the variables to differentiate by (none for all), and the sizes to try.</summary>
public sealed record Workload(string Name, Func<int, string> Program, string[] Wrt, int Order, int[] Sizes);

/// <summary>The programs that are timed.</summary>
public static class Workloads
{
    /// <summary>Small and large programs for the stages of an answer.</summary>
    public static IReadOnlyDictionary<string, string> Stages { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["affine"] = "X : (1, m)\nW : (m, 10)\nb : (1, 10)\ny : (10, 1)\nf = X*W + b\nL = f*y\n",
        ["network"] = "X : (n, d)\nY : (n, k)\nW1 : (d, h)\nb1 : (1, h)\nW2 : (h, k)\nb2 : (1, k)\n"
            + "H = tanh(X*W1 .+ b1)\nE = H*W2 .+ b2 - Y\nL = 1/(2*n)*norm(E)^2\n",
        ["attention"] = "Q : (n, d)\nK : (m, d)\nV : (m, v)\nY : (n, v)\nA = rowsoftmax(Q*K'/sqrt(d))\nL = 1/2*norm(A*V - Y)^2\n",
        ["layers"] = Layers(100),
        ["terms"] = Terms(1000),
    };

    /// <summary>The workloads whose growth is measured.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("layers", Layers, [], 1, [1, 10, 100, 1000, 10_000]),
        new("structured layers", StructuredLayers, [], 1, [10, 100, 1000]),
        new("linear layers, by one", LinearLayers, ["W0"], 1, [10, 100, 1000, 10_000]),
        new("sines", Sines, [], 1, [20, 200, 2000, 20_000]),
        new("terms", Terms, ["x"], 1, [100, 1000, 10_000, 100_000]),
        new("denominators", Denominators, ["x"], 1, [100, 1000, 10_000, 100_000]),
        new("factors", Factors, ["X"], 1, [10, 100, 1000, 10_000]),
        new("entrywise factors", EntrywiseFactors, ["x"], 1, [10, 100, 1000, 10_000]),
        new("trace", Trace, ["X"], 1, [10, 100, 300, 1000]),
        new("power", n => $"A : (d, d)\nF = A^{Text(n)}\n", ["A"], 1, [10, 100, 1000]),
        new("Hessian of layers", Layers, ["b0"], 2, [1, 10, 30, 100]),
    ];

    private static string Layers(int n) => "x0 : vector(d)\ny : vector(d)\n"
        + Lines(n, k => $"W{Text(k)} : (d, d)\nb{Text(k)} : vector(d)\nx{Text(k + 1)} = tanh(W{Text(k)}*x{Text(k)} + b{Text(k)})\n") + $"L = norm(x{Text(n)} - y)^2\n";

    private static string StructuredLayers(int n) => "x0 : vector(d)\ny : vector(d)\n"
        + Lines(n, k => $"D{Text(k)} : (d, d) diagonal\nS{Text(k)} : (d, d) symmetric\nx{Text(k + 1)} = tanh(D{Text(k)}*S{Text(k)}*x{Text(k)})\n") + $"L = norm(x{Text(n)} - y)^2\n";

    private static string LinearLayers(int n) =>
        "x0 : vector(d)\n" + Lines(n, k => $"W{Text(k)} : (d, d)\nx{Text(k + 1)} = W{Text(k)}*x{Text(k)}\n") + $"L = norm(x{Text(n)})^2\n";

    private static string Sines(int n) =>
        "x0 : vector(d)\n" + Lines(n, k => $"x{Text(k + 1)} = sin(x{Text(k)})\n") + $"L = sum(x{Text(n)})\n";

    private static string Terms(int n) =>
        "x : vector(d)\n" + Lines(n, k => $"a{Text(k)} : vector(d)\n") + "L = 0" + Lines(n, k => $" + a{Text(k)}'*x") + "\n";

    private static string Denominators(int n) => "x : vector(d)\nL = 0" + Lines(n, k => $" + sum(x)/{Text(k + 1)}") + "\n";

    private static string Factors(int n) =>
        "X : (d, d)\n" + Lines(n, k => $"A{Text(k)} : (d, d)\n") + "L = tr(X" + Lines(n, k => $"*A{Text(k)}") + ")\n";

    private static string EntrywiseFactors(int n) =>
        "x : vector(d)\n" + Lines(n, k => $"a{Text(k)} : vector(d)\n") + "L = sum(x" + Lines(n, k => $" .* a{Text(k)}") + ")\n";

    private static string Trace(int n) =>
        "X : (d, d)\n" + Lines(n, k => $"A{Text(k)} : (d, d)\n") + "L = tr(eye(d)" + Lines(n, k => $"*A{Text(k)}*X") + ")\n";

    private static string Lines(int n, Func<int, string> line)
    {
        var text = new StringBuilder();
        for (var k = 0; k < n; k++)
        {
            text.Append(line(k));
        }

        return text.ToString();
    }

    private static string Text(int n) => n.ToString(CultureInfo.InvariantCulture);
}
