using System.Collections.Immutable;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>
/// Where an index that is paired into an axis of the result is an axis itself, an identity matrix between it and a new
/// summed index sets it free, so that the pairing can be lifted: P[i,j,k] is the sum over i' of eye[i,i']*P[i',j,k].
/// </summary>
internal static class FreePairs
{
    /// <summary>
    /// The contraction with such identities, which its normal form would remove; so it is made for one reading and is no
    /// node of the graph.
    /// </summary>
    public static ContractionTensor Of(TensorGraph graph, ContractionTensor contraction)
    {
        var factors = contraction.Factors.ToBuilder();
        var indices = contraction.Indices.ToBuilder();
        for (var f = 0; f < contraction.Factors.Length; f++)
        {
            if (contraction.Factors[f] is not { Tensor: PairTensor, Indices: [var first, var second, var joint] } pair
                || joint >= contraction.Order)
            {
                continue;
            }

            ImmutableArray<int> freed = [Free(first), Free(second), joint];
            factors[f] = pair with { Indices = freed };
        }

        return factors.Count == contraction.Factors.Length ? contraction
            : new(contraction.Coefficient, factors.ToImmutable(), contraction.Order, indices.ToImmutable());

        int Free(int index)
        {
            if (index >= contraction.Order)
            {
                return index;
            }

            indices.Add(contraction.Indices[index]);
            factors.Add(new(graph.Delta(contraction.Indices[index]), [indices.Count - 1, index]));
            return indices.Count - 1;
        }
    }
}
