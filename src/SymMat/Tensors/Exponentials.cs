using System.Collections.Immutable;
using SymMat.Catalog;

namespace SymMat.Tensors;

/// <summary>Finds sums of exponentials.</summary>
internal static class Exponentials
{
    /// <summary>
    /// Where the tensor is exp(u) summed along some axes: u, those axes, and the axis of u that each axis of the tensor
    /// is; else null.
    /// </summary>
    public static (Tensor Argument, ImmutableArray<int> Along, ImmutableArray<int> Axes)? SummedIn(Tensor tensor)
    {
        if (tensor is not ContractionTensor { Coefficient.IsOne: true, Factors: [var factor] } contraction
            || factor.Tensor is not EntrywiseTensor entrywise || entrywise.Function != Functions.Exponential
            || factor.Indices.Distinct().Count() != factor.Indices.Length
            || contraction.Indices.Length == contraction.Order || factor.Indices.Length != contraction.Indices.Length)
        {
            return null;
        }

        return (entrywise.Arguments[0],
            [.. Enumerable.Range(0, factor.Indices.Length).Where(a => factor.Indices[a] >= contraction.Order)],
            [.. Enumerable.Range(0, contraction.Order).Select(o => factor.Indices.IndexOf(o))]);
    }
}
