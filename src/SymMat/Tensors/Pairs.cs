namespace SymMat.Tensors;

/// <summary>
/// The laws of the pairing P[i,j,k], which is 1 where k stands for (i, j): equal k means equal i and j, and the other
/// way round; and it sums to 1 over k, and over (i, j).
/// </summary>
internal static class Pairs
{
    /// <summary>Applies one law where one applies.</summary>
    public static bool Cancel(TensorGraph graph, Draft draft)
    {
        if (!draft.Factors.Exists(f => f.Tensor is PairTensor))
        {
            return false;
        }

        var pairs = Enumerable.Range(0, draft.Factors.Count).Where(f => draft.Factors[f].Tensor is PairTensor).ToList();
        return SumOut(draft, pairs) || Unify(graph, draft, pairs);
    }

    private static bool SumOut(Draft draft, List<int> pairs)
    {
        var uses = draft.CountUses();
        foreach (var place in pairs)
        {
            var indices = draft.Factors[place].Indices;
            int[]? free = uses[indices[2]] == 1 ? [indices[2]]
                : uses[indices[0]] == 1 && uses[indices[1]] == 1 ? [indices[0], indices[1]]
                : null;
            if (free is not null)
            {
                draft.Factors.RemoveAt(place);
                Array.ForEach(free, i => draft.IsMerged[i] = true);
                return true;
            }
        }

        return false;
    }

    private static bool Unify(TensorGraph graph, Draft draft, List<int> pairs)
    {
        for (var a = 0; a < pairs.Count; a++)
        {
            for (var b = a + 1; b < pairs.Count; b++)
            {
                var (first, second) = (draft.Factors[pairs[a]], draft.Factors[pairs[b]]);
                var (x, y) = (first.Indices, second.Indices);
                if (!ReferenceEquals(first.Tensor, second.Tensor) || (x[2] != y[2] && (x[0] != y[0] || x[1] != y[1])))
                {
                    continue;
                }

                draft.Factors.RemoveAt(pairs[b]);
                for (var axis = 0; axis < 3; axis++)
                {
                    draft.Times(graph.Delta(draft.Dimensions[x[axis]]), x[axis], y[axis]);
                }

                return true;
            }
        }

        return false;
    }
}
