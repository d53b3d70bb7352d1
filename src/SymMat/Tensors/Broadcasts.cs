using System.Collections.Immutable;
using SymMat.Shapes;

namespace SymMat.Tensors;

/// <summary>Axes along which a tensor is the same everywhere.</summary>
internal static class Broadcasts
{
    /// <summary>Whether the tensor varies along an axis, as far as its form says.</summary>
    public static bool Uses(Tensor tensor, int axis) =>
        tensor is not ContractionTensor { IsNamed: false } contraction
        || contraction.Factors.Any(f => f.Indices.Contains(axis));

    /// <summary>The tensor on the kept axes alone; it must not vary along the others.</summary>
    public static Tensor Restrict(TensorGraph graph, Tensor tensor, int[] kept)
    {
        if (kept.Length == tensor.Order)
        {
            return tensor;
        }

        var draft = Draft.Of((ContractionTensor)tensor);
        for (var axis = 0; axis < tensor.Order; axis++)
        {
            draft.IsMerged[axis] = !kept.Contains(axis);
        }

        draft.Output.Clear();
        draft.Output.AddRange(kept);
        return graph.Contract(draft);
    }

    /// <summary>The tensor repeated along all axes but the kept ones, which are its own.</summary>
    public static Tensor Extend(TensorGraph graph, Tensor tensor, ImmutableArray<Dimension> axes, int[] kept) =>
        graph.Broadcast(tensor, axes, [.. Enumerable.Range(0, axes.Length).Select(a => Array.IndexOf(kept, a))]);

    /// <summary>
    /// Where some axis is used by none of the tensors: what the function gives on the other axes, repeated along it.
    /// Else null.
    /// </summary>
    public static Tensor? TakeOut(
        TensorGraph graph, ImmutableArray<Tensor> tensors, Func<ImmutableArray<Tensor>, Tensor> make)
    {
        var axes = tensors[0].Axes;
        var kept = Enumerable.Range(0, axes.Length).Where(a => tensors.Any(t => Uses(t, a))).ToArray();
        return kept.Length == axes.Length ? null
            : Extend(graph, make([.. tensors.Select(t => Restrict(graph, t, kept))]), axes, kept);
    }
}
