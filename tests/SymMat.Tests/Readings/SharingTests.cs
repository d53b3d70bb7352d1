using SymMat.Calculus;
using SymMat.Printing;
using SymMat.Tests.Support;

namespace SymMat.Tests.Readings;

/// <summary>What an answer would write several times has a name; names clash with none of the program's.</summary>
public class SharingTests
{
    private const string Layers = "W1, W2 : (n, n); x0, y : vector(n); x1 = tanh(W1*x0); x2 = tanh(W2*x1); L = norm(x2 - y)^2";
    private const string MoreLayers = Layers + "; x3 = tanh(W2*x2); x4 = tanh(W1*x3); M = norm(x4 - y)^2";

    [Theory]
    [InlineData("x : vector(n); L = logsumexp(x)", "d2L/dx2 : (n, n) = diag(p) - p*p'\n  where p = softmax(x)\n")]
    [InlineData("p : vector(n); L = logsumexp(p)", "d2L/dp2 : (n, n) = diag(q) - q*q'\n  where q = softmax(p)\n")]
    [InlineData("p, q : scalar; x : vector(r); L = logsumexp(x)", "d2L/dx2 : (r, r) = diag(u) - u*u'\n  where u = softmax(x)\n")]
    [InlineData("A : (m, n); x : vector(n); L = norm(A*x)^2", "d2L/dx2 : (n, n) = 2*A'*A\n")]
    public void What_stands_three_times_has_a_name(string program, string expected)
    {
        var read = Programs.Read(program);
        var wrt = read.Symbols[^1].Name;
        Assert.Equal(expected, Print("text", program, [wrt, wrt]));
    }

    [Fact]
    public void Derivatives_share_adjoints() => Assert.Equal(
        """
        dM/dW1 : (n, n) = g4*x0' + g1*x3'
        dM/dW2 : (n, n) = g3*x1' + g2*x2'
        dM/dx0 : (n, 1) = W1'*g4
          where g1 = 2*(x4 - y) .* (1 .- x4.^2)
                g2 = W1'*g1 .* (1 .- x3.^2)
                g3 = W2'*g2 .* (1 .- x2.^2)
                g4 = W2'*g3 .* (1 .- x1.^2)

        """,
        Print("text", MoreLayers, ["W1"], ["W2"], ["x0"]));

    [Fact]
    public void Latex_names_them_under_the_derivatives() => Assert.Equal(
        """
        \begin{aligned}
        \frac{\partial L}{\partial W_1} &= 2 q x_0^\top \\
        \frac{\partial L}{\partial W_2} &= 2 p x_1^\top \\
        \frac{\partial L}{\partial x_0} &= 2 W_1^\top q \\
        \text{where}\quad p &= (x_2 - y) \odot (1 - x_2^{\odot 2}) \\
        q &= W_2^\top p \odot (1 - x_1^{\odot 2})
        \end{aligned}

        """,
        Print("latex", Layers, ["W1"], ["W2"], ["x0"]));

    [Fact]
    public void A_sole_name_stands_behind_a_sole_formula() => Assert.Equal(
        """
        \frac{\partial^2 L}{\partial x\,\partial x^\top} = \operatorname{diag}(p) - p p^\top \quad\text{where } p = \operatorname{softmax}(x)

        """,
        Print("latex", "x : vector(n); L = logsumexp(x)", ["x", "x"]));

    [Fact]
    public void Json_lists_them() => Assert.Contains(
        "\"where\": [\n    {\n      \"name\": \"p\",\n      \"shape\": [\n        \"n\",\n        \"1\"\n      ],\n      \"text\": \"softmax(x)\",",
        Print("json", "x : vector(n); L = logsumexp(x)", ["x", "x"]),
        StringComparison.Ordinal);

    [Fact]
    public void Code_has_locals() => Assert.Contains(
        "    g1 = ", Print("numpy", MoreLayers, ["W1"], ["W2"], ["x0"]), StringComparison.Ordinal);

    /// <summary>The length of a residual network's answer grows with the number of its layers, not with its power.</summary>
    [Theory]
    [InlineData(40)]
    [InlineData(400)]
    public void Residual_networks_have_answers_of_their_length(int count)
    {
        var layers = string.Concat(Enumerable.Range(0, count).Select(k => $"x{k + 1} = x{k} + sigmoid(W*x{k})\n"));
        var text = Print("text", $"x0, y : vector(n)\nW : (n, n)\n{layers}L = norm(x{count} - y)^2", ["W"], ["x0"]);
        Assert.InRange(text.Length, 50 * count, 120 * count);
    }

    private static string Print(string format, string program, params string[][] wrt)
    {
        var read = Programs.Read(program);
        return Formats.Find(format)!.Print(
            Differentiator.Answer(read, new(read.Definitions[^1].Name, [.. wrt.Select(w => System.Collections.Immutable.ImmutableArray.Create(w))])));
    }
}
