namespace SymMat.Tensors;

/// <summary>A matrix on a path, read backwards where it is transposed.</summary>
internal readonly record struct PathStep(Tensor Tensor, bool IsTransposed);

/// <summary>Matrix products inside contractions: factors of two indices each, strung on a path.</summary>
internal static class Paths
{
    /// <summary>
    /// The factors of a product of matrices in order, where the tensor is one with coefficient 1 and nothing else; or null.
    /// </summary>
    public static List<PathStep>? Of(Tensor tensor)
    {
        if (tensor is not ContractionTensor { IsNamed: false, Order: 2, Coefficient.IsOne: true } contraction
            || contraction.Factors.Any(f => f.Indices.Length != 2)
            || contraction.Factors.Length != contraction.Indices.Length - 1)
        {
            return null;
        }

        var steps = new List<PathStep>();
        var left = contraction.Factors.ToList();
        for (var at = 0; left.Count > 0;)
        {
            var next = left.FindIndex(f => f.Indices.Contains(at) && f.Indices[0] != f.Indices[1]);
            if (next < 0 || (at == 1 && left.Count > 0))
            {
                return null;
            }

            var (factor, indices) = left[next];
            steps.Add(new(factor, indices[1] == at));
            at = indices[0] == at ? indices[1] : indices[0];
            left.RemoveAt(next);
        }

        return steps;
    }

    /// <summary>
    /// Follows a path through a draft from an index, forwards from its start or backwards from its end, over indices that
    /// nothing else uses. Gives the factors on the way, the indices passed, and the index at the far end; or null.
    /// </summary>
    public static (List<int> Factors, List<int> Passed, int End)? Follow(
        Draft draft, int[] uses, int start, List<PathStep> path, bool fromEnd, int except)
    {
        var factors = new List<int>();
        var passed = new List<int>();
        var at = start;
        for (var step = 0; step < path.Count; step++)
        {
            var (tensor, isTransposed) = path[fromEnd ? path.Count - 1 - step : step];
            var near = isTransposed != fromEnd ? 1 : 0;
            var next = FindNext(draft, tensor, near, at, except, factors);
            if (next < 0)
            {
                return null;
            }

            if (step > 0)
            {
                passed.Add(at);
            }

            var indices = draft.Factors[next].Indices;
            factors.Add(next);
            at = indices[near] == at ? indices[1 - near] : indices[near];
            if (step < path.Count - 1 && uses[at] != 2)
            {
                return null;
            }
        }

        return (factors, passed, at);
    }

    private static int FindNext(Draft draft, Tensor tensor, int near, int at, int except, List<int> taken) =>
        Enumerable.Range(0, draft.Factors.Count).FirstOrDefault(
            f => f != except && !taken.Contains(f) && ReferenceEquals(draft.Factors[f].Tensor, tensor)
                && draft.Factors[f].Indices is [var a, var b] && a != b
                && ((near == 0 ? a : b) == at || (tensor.Is(Facts.Symmetric) && (near == 0 ? b : a) == at)),
            -1);
}
