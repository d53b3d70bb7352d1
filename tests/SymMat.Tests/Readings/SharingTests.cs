using System.Collections.Immutable;
using SymMat.Calculus;
using SymMat.Numerics;
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
    public void A_matrix_and_its_transpose_have_one_name() => Assert.Equal(
        """
        dL/dQ : (n, d) = R*K/sqrt(d)
        dL/dK : (n, d) = R'*Q/sqrt(d)
          where R = P .* (G*V' .- rowsum(P .* (G*V')))

        """,
        Print("text", "Q, K, V, G : (n, d); P = rowsoftmax(Q*K'/sqrt(d)); L = dot(G, P*V)", ["Q"], ["K"]));

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
    public void Derivatives_by_variables_with_properties_share_adjoints_where_there_are_many() => Assert.Equal(
        """
        dL/dV : (n, n) = 1/2*(g8*x0' + g6*x2' + g4*x4' + g2*x6' + x0*g8' + x2*g6' + x4*g4' + x6*g2')  # within the symmetric matrices
        dL/dW : (n, n) = 1/2*(g7*x1' + g5*x3' + g3*x5' + g1*x7' + x1*g7' + x3*g5' + x5*g3' + x7*g1')  # within the symmetric matrices
        dL/dx0 : (n, 1) = V*g8 + g8
          where g1 = 2*(x8 - y) .* (1 .- x8.^2)
                g2 = (W*g1 + g1) .* (1 .- x7.^2)
                g3 = (V*g2 + g2) .* (1 .- x6.^2)
                g4 = (W*g3 + g3) .* (1 .- x5.^2)
                g5 = (V*g4 + g4) .* (1 .- x4.^2)
                g6 = (W*g5 + g5) .* (1 .- x3.^2)
                g7 = (V*g6 + g6) .* (1 .- x2.^2)
                g8 = (W*g7 + g7) .* (1 .- x1.^2)

        """,
        Print(
            "text",
            "V, W : (n, n) symmetric; x0, y : vector(n); x1 = tanh(V*x0 + x0); x2 = tanh(W*x1 + x1); x3 = tanh(V*x2 + x2); "
                + "x4 = tanh(W*x3 + x3); x5 = tanh(V*x4 + x4); x6 = tanh(W*x5 + x5); x7 = tanh(V*x6 + x6); "
                + "x8 = tanh(W*x7 + x7); L = norm(x8 - y)^2",
            ["V"],
            ["W"],
            ["x0"]));

    [Fact]
    public void Derivatives_by_variables_with_properties_stand_apart_where_they_are_short() => Assert.Equal(
        """
        dL/dV : (n, n) = inv(V) + 1/2*P - 1/2*P*(x - m)*(x - m)'*P - inv(V)*y*y'*inv(V)  # within the symmetric matrices
        dL/dW : (n, n) = 1/2*(P - P*(x - m)*(x - m)'*P)  # within the symmetric matrices
        dL/dm : (n, 1) = P*(m - x)
          where P = inv(V + W)

        """,
        Print(
            "text",
            "V, W : (n, n) symmetric positive_definite; x, y, m : vector(n); "
                + "L = 1/2*(x - m)'*inv(V + W)*(x - m) + 1/2*logdet(V + W) + y'*inv(V)*y + logdet(V)",
            ["V"],
            ["W"],
            ["m"]));

    [Fact]
    public void A_long_definition_is_written_by_its_name() => Assert.Equal(
        """
        dL/dy : (1, 1) = 3*z*f*cos(s)*sin(s)^2
        dL/dz : (1, 1) = 3*y*f*cos(s)*sin(s)^2
          where s = y*z*f

        """,
        Print(
            "text",
            $"x, y, z : scalar; f = {string.Join(" + ", Enumerable.Range(1, 299).Select(k => $"sin({k}*x)"))}; L = sin(y*z*f)^3",
            ["y"],
            ["z"]));

    [Fact]
    public void What_an_inverse_passes_on_once_has_no_name_of_its_own() => Assert.Contains(
        "  where g1 = 2*X6'*(X7'*X7*X7' + X7*X7'*X7*B)*X6'\n",
        Print(
            "text",
            "A, B : (n, n); X0 = inv(A + B*A'); "
                + string.Concat(Enumerable.Range(1, 7).Select(k => $"X{k} = inv(X{k - 1} + B*X{k - 1}'); ")) + "L = norm(X7)^2",
            ["A"],
            ["B"]),
        StringComparison.Ordinal);

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

    /// <summary>Some variables share a sweep, and a definition, which stands for itself, has one alone; each names its adjoints.</summary>
    [Fact]
    public void Many_variables_have_the_derivatives_that_each_has_alone()
    {
        var layers = string.Concat(Enumerable.Range(1, 9).Select(k =>
            $"S{k} : (n, n) symmetric\nx{k} = tanh(S{k}*x{k - 1} + x{k - 1})\nz{k} = sigmoid(W*z{k - 1} + z{k - 1})\n"));
        var program = $"x0, z0, y : vector(n)\nW : (n, n)\n{layers}L = norm(x9 - y)^2 + norm(z9 - y)^2";
        AgreesWithEachAlone(program, "S1 S2 S3 S4 S5 S6 S7 S8 S9 W");
        AgreesWithEachAlone(program, "S1 S2 x9 S3 S4 S5 S6 S7 S8 S9");
    }

    [Theory]
    [InlineData("f x")]
    [InlineData("x f")]
    [InlineData("y x f S")]
    [InlineData("S f x g")]
    public void A_definition_stands_for_itself_alone(string wrt) => AgreesWithEachAlone(
        "x, y : vector(n); S : (n, n) symmetric; f = S*x; g = f .* y; L = f'*f + x'*y + g'*x", wrt);

    private static void AgreesWithEachAlone(string source, string wrt)
    {
        var program = Programs.Read(source);
        var answer = Differentiator.Answer(program, new("L", [.. wrt.Split(' ').Select(w => ImmutableArray.Create(w))]));
        Assert.Equal(answer.Where.Length, answer.Where.DistinctBy(w => w.Name).Count());
        foreach (var derivative in answer.Derivatives)
        {
            var alone = Differentiator.Answer(program, new("L", [derivative.Wrt]));
            var point = RandomPoint.For(program, new Random(1));
            Approximately.Equal(
                BodyEvaluator.Evaluate(alone.Derivatives[0].Body, point.WithDefinitionsOf(alone.Scope)),
                BodyEvaluator.Evaluate(derivative.Body, point.WithDefinitionsOf(answer.Scope)), 1e-9, derivative.Wrt[0]);
        }
    }

    private static string Print(string format, string program, params string[][] wrt)
    {
        var read = Programs.Read(program);
        return Formats.Find(format)!.Print(
            Differentiator.Answer(read, new(read.Definitions[^1].Name, [.. wrt.Select(w => ImmutableArray.Create(w))])));
    }
}
