using SymMat.Numbers;
using SymMat.Shapes;

namespace SymMat.Tensors;

/// <summary>What is made of pairs of indices (i, j) that are one index i + rows*j, as vec and Kronecker products have them.</summary>
internal static class Pairings
{
    /// <summary>The joint index of two indices of a draft.</summary>
    public static int Join(TensorGraph graph, Draft draft, int first, int second)
    {
        var pair = graph.Pair(draft.Dimensions[first], draft.Dimensions[second]);
        var joint = draft.NewIndex(pair.Axes[2]);
        draft.Times(pair, first, second, joint);
        return joint;
    }

    /// <summary>The Kronecker product of matrices.</summary>
    public static Tensor Kronecker(TensorGraph graph, Tensor a, Tensor b)
    {
        var draft = new Draft();
        var (i, j) = (draft.NewIndex(a.Axes[0]), draft.NewIndex(a.Axes[1]));
        var (k, l) = (draft.NewIndex(b.Axes[0]), draft.NewIndex(b.Axes[1]));
        draft.Times(a, i, j).Times(b, k, l);
        draft.Output.AddRange([Join(graph, draft, k, i), Join(graph, draft, l, j)]);
        return graph.Contract(draft);
    }

    /// <summary>The joint index of (j, i) by that of (i, j).</summary>
    public static Tensor Commutation(TensorGraph graph, Dimension rows, Dimension columns)
    {
        if (rows.IsOne || columns.IsOne)
        {
            return (rows * columns).IsOne ? graph.Constant(Rational.One) : graph.Delta(rows * columns);
        }

        var draft = new Draft();
        var (i, j) = (draft.NewIndex(rows), draft.NewIndex(columns));
        draft.Output.AddRange([Join(graph, draft, j, i), Join(graph, draft, i, j)]);
        return graph.Contract(draft);
    }
}
