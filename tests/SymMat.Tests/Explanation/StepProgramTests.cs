using SymMat.Calculus;
using SymMat.Explanation;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Printing;
using SymMat.Tests.Fuzzing;
using SymMat.Tests.Support;

namespace SymMat.Tests.Explanation;

/// <summary>Steps of programs beyond the corpus: names that clash, definitions as variables, long and random programs.</summary>
public class StepProgramTests
{
    [Theory]
    [InlineData("dW, G, d, U, g : (n, n); W : (n, n); A = W*dW; L = tr(G*A*d*U*g)", "W")]
    [InlineData("dW : (n, n); W : (n, n); x : vector(n); g = W*dW*x; U = tanh(g); L = sum(U)", "W")]
    [InlineData("X : (m, n); S = X*X'; L = logdet(S) + tr(S*S)", "S")]
    [InlineData("X : (n, n); L = tr(X)", "X")]
    [InlineData("x : vector(n); L = sum(x)", "x")]
    [InlineData("x : vector(n); f = x", "x")]
    [InlineData("x : (1, n); y : (1, n); f = exp(x - y)", "x")]
    [InlineData("s : scalar; f = s*s", "s")]
    [InlineData("A : (n, n); s : scalar; F = s^2*A", "s")]
    [InlineData("x : vector(n); L = sum(sign(x)) + sum(x - x)", "x")]
    [InlineData("A : (m, n); b : (1, n); L = sum((A .+ b).^2)", "b")]
    [InlineData("A : (m, n); c : scalar; L = sum(exp(A .* c .+ 1))", "c")]
    [InlineData("S : (n, n) antisymmetric; A, B : (n, n); L = tr(A*S*B*S)", "S")]
    [InlineData("X : (n, n); Y = X*X; Z = Y*Y + Y; L = tr(Z*Y)", "X")]
    public void Every_line_holds(string text, string variable)
    {
        var program = Programs.Read(text);
        foreach (var structure in Enum.GetValues<Structure>())
        {
            foreach (var layout in Enum.GetValues<Layout>())
            {
                var of = program.Definitions[^1].Name;
                Hold(program, new(of, [[variable]], layout, Structure: structure));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_line_of_a_random_program_holds(int depth)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var test = SketchGenerator.Of((depth * 1000) + seed, depth).Case;
            if (ProgramCheck.Check(test, TimeSpan.FromMinutes(1)).Kind == "held")
            {
                Hold(Programs.Read(test.Text), new(test.Of, [test.Wrt], test.Layout, test.Expand), test.Text);
            }
        }
    }

    [Fact]
    public void A_fullprogram_has_steps_of_its_own_length()
    {
        var (brief, full) = (OfLayers(60), OfLayers(120));
        Assert.Equal(122, full.Chain.Length);
        Assert.All(full.Chain, link => Assert.True(link.Rule is { Length: < 40 }));
        Assert.All(StepFormats.All, f => Assert.True(f.Print(full).Length < 2.5 * f.Print(brief).Length));
    }

    private static Derivation OfLayers(int count)
    {
        var lines = Enumerable.Range(1, count).Select(k => $"W{k} : (n, n); h{k} = tanh(W{k}*h{k - 1})");
        var program = Programs.Read($"x : vector(n); h0 = x; {string.Join("; ", lines)}; L = sum(h{count})");
        return Explainer.Explain(program, new("L", [["W1"]]));
    }

    private static void Hold(SymMat.Matrices.MatrixProgram program, Question question, string? text = null)
    {
        var random = new Random(3);
        var point = text is null ? RandomPoint.For(program, random) : ProgramPoint.For(program, 3);
        point = point.WithDefinitionsOf(program);
        var derivation = Explainer.Explain(program, question);
        var body = derivation.Answer.Derivatives[0].Body;
        var at = derivation.Answer.Where.Aggregate(
            point, (p, w) => p with { Values = p.Values.SetItem(w.Name, Evaluator.Evaluate(w.Value, p)) });
        StepCheck.Holds(program, derivation, point, BodyEvaluator.Evaluate(body, at));
    }
}
