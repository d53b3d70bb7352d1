namespace SymMat.Tensors;

/// <summary>The parts of a draft that no shared index connects.</summary>
internal static class Connected
{
    /// <summary>The factors, by their places, in connected parts; a factor without indices is a part of its own.</summary>
    public static List<List<int>> Parts(Draft draft) => Parts(draft, _ => true);

    /// <summary>The same, where only the indices that <paramref name="connects"/> accepts connect.</summary>
    public static List<List<int>> Parts(Draft draft, Func<int, bool> connects)
    {
        var root = Enumerable.Range(0, draft.Factors.Count).ToArray();
        var first = new int[draft.Dimensions.Count];
        Array.Fill(first, -1);
        for (var f = 0; f < root.Length; f++)
        {
            foreach (var index in draft.Factors[f].Indices.Where(connects))
            {
                if (first[index] < 0)
                {
                    first[index] = f;
                }
                else
                {
                    root[Find(root, f)] = Find(root, first[index]);
                }
            }
        }

        return [.. Enumerable.Range(0, root.Length).GroupBy(f => Find(root, f)).Select(g => g.ToList())];
    }

    /// <summary>The representative of a set in a forest, halving paths on the way.</summary>
    public static int Find(int[] root, int element)
    {
        while (root[element] != element)
        {
            root[element] = root[root[element]];
            element = root[element];
        }

        return element;
    }
}
