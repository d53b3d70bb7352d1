using SymMat.Catalog;
using SymMat.Shapes;
using SymMat.Tensors;

namespace SymMat.Tests.Catalog;

/// <summary>What a law claims and does not keep.</summary>
internal static class LawChecks
{
    /// <summary>A law: it holds, under no weaker condition, and is applied.</summary>
    public static IEnumerable<string> Of(Law law)
    {
        if (!IsTrue(law))
        {
            yield return "an equation";
        }

        if (law.Condition != LawCondition.None && IsTrue(law with { Condition = law.Condition - 1 }))
        {
            yield return "a condition that is needed";
        }

        var graph = new TensorGraph([]);
        var x = graph.Symbol("x", Shape.Scalar, law.Condition switch
        {
            LawCondition.Positive => Properties.Positive | Properties.Nonnegative,
            LawCondition.NonNegative => Properties.Nonnegative,
            _ => Properties.None,
        });
        var y = graph.Symbol("y", Shape.Scalar, Properties.None);
        if (!ReferenceEquals(Pointwise.Evaluate(graph, law.Left, [x, y]), Pointwise.Evaluate(graph, law.Right, [x, y])))
        {
            yield return "a rule that is applied";
        }
    }

    private static bool IsTrue(Law law)
    {
        double[] samples = [-2.5, -1, -0.75, -0.3, -1e-3, 0, 1e-3, 0.2, 0.6, 0.9, 1, 1.7, 3];
        var told = samples.Where(x => law.Condition == LawCondition.None || x > 0 || (x == 0 && law.Condition == LawCondition.NonNegative))
            .SelectMany(x => samples.Select(y => (Left: RowChecks.Value(law.Left, x, y), Right: RowChecks.Value(law.Right, x, y)))).Where(v => double.IsFinite(v.Left)).ToList();
        return told.Count > 3 && told.TrueForAll(v => RowChecks.Near(v.Left, v.Right, 1e-9));
    }
}
