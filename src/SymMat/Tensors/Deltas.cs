namespace SymMat.Tensors;

/// <summary>Substitutes the deltas of a draft away, but for those between two outputs.</summary>
internal static class Deltas
{
    /// <summary>Merges indices that a delta makes equal; of outputs that are equal, factors keep the first alone.</summary>
    public static void Merge(TensorGraph graph, Draft draft)
    {
        if (!draft.Factors.Exists(f => f.Tensor is DeltaTensor))
        {
            return;
        }

        var place = new int[draft.Dimensions.Count];
        Array.Fill(place, int.MaxValue);
        for (var o = 0; o < draft.Output.Count; o++)
        {
            place[draft.Output[o]] = o;
        }

        var root = Enumerable.Range(0, place.Length).ToArray();
        foreach (var (tensor, indices) in draft.Factors)
        {
            if (tensor is DeltaTensor)
            {
                Unite(root, place, indices[0], indices[1]);
            }
        }

        draft.Replace([.. draft.Factors.Where(f => f.Tensor is not DeltaTensor)]);
        draft.Rename(i => Connected.Find(root, i));
        for (var i = 0; i < root.Length; i++)
        {
            var representative = Connected.Find(root, i);
            if (representative == i)
            {
                continue;
            }

            if (place[i] == int.MaxValue)
            {
                draft.IsMerged[i] = true;
            }
            else
            {
                draft.Times(graph.Delta(draft.Dimensions[i]), representative, i);
            }
        }
    }

    /// <summary>Unites two classes under the index that is the earlier output.</summary>
    private static void Unite(int[] root, int[] place, int a, int b)
    {
        a = Connected.Find(root, a);
        b = Connected.Find(root, b);
        if (place[a] < place[b] || (place[a] == place[b] && a < b))
        {
            root[b] = a;
        }
        else
        {
            root[a] = b;
        }
    }
}
