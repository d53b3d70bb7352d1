namespace SymMat.Numerics;

/// <summary>Counts through all values of several indices.</summary>
internal static class Counter
{
    /// <summary>
    /// Every assignment of values below their lengths, the first index running fastest; it is the same dictionary each
    /// time, with other values.
    /// </summary>
    public static IEnumerable<Dictionary<TIndex, int>> All<TIndex>(IReadOnlyDictionary<TIndex, int> lengths)
        where TIndex : notnull
    {
        var indices = lengths.Keys.ToArray();
        var at = indices.ToDictionary(i => i, _ => 0);
        var done = lengths.Values.Contains(0);
        while (!done)
        {
            yield return at;
            var k = 0;
            while (k < indices.Length && ++at[indices[k]] == lengths[indices[k]])
            {
                at[indices[k++]] = 0;
            }

            done = k == indices.Length;
        }
    }
}
