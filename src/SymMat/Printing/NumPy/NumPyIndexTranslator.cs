using System.Collections.Immutable;
using SymMat.Notation;
using Index = SymMat.Notation.Index;

namespace SymMat.Printing;

/// <summary>
/// Turns index notation into sums of <c>np.einsum</c>. An axis of dimension 1 and an axis that several indices share are
/// reshaped: row-major order has the last index fastest, so shared indices are written in reverse.
/// </summary>
internal sealed class NumPyIndexTranslator(NumPyTranslator translator)
{
    private readonly Dictionary<string, char> _letters = new(StringComparer.Ordinal);

    private PythonArena Arena => translator.Arena;

    /// <summary>The array with all the axes; a float for two axes of dimension 1.</summary>
    public PythonCode Of(IndexBody body)
    {
        ImmutableArray<Index> free = [.. body.Axes.SelectMany(a => a.Indices.Reverse())];
        if (body.Terms.IsEmpty)
        {
            return Arena.Call($"np.zeros({Tuple(body.Axes.Length)})", [.. body.Axes.Select(a => translator.Of(a.Dimension))]);
        }

        PythonCode? sum = null;
        foreach (var term in body.Terms)
        {
            var code = Of(term, free);
            sum = sum is null ? (term.Coefficient.Sign < 0 ? Arena.Negate(code) : code)
                : term.Coefficient.Sign < 0 ? Arena.Subtract(sum, code) : Arena.Add(sum, code);
        }

        return Shaped(sum!, body.Axes, free.Length);
    }

    private static string Tuple(int count) => $"({string.Join(", ", Enumerable.Range(0, count).Select(i => $"{{{i}}}"))})";

    /// <summary>The term but for the sign of its coefficient.</summary>
    private PythonCode Of(IndexTerm term, ImmutableArray<Index> free)
    {
        var scale = term.Scalars.Concat(term.Factors.OfType<EntryFactor>().Where(IsScalar).Select(f => f.Matrix))
            .Select(translator.Of).Aggregate(Arena.Number(term.Coefficient.Abs()), Arena.Multiply);
        var factors = term.Factors.Where(f => f is not EntryFactor entry || !IsScalar(entry)).Select(Factor).ToList();
        foreach (var index in free.Concat(term.Summed).Where(i => !factors.Any(f => f.Indices.Contains(i))))
        {
            factors.Add((Arena.Call("np.ones({0})", translator.Of(index.Dimension)), [index]));
        }

        return factors.Count == 0 ? scale : Arena.Multiply(scale, Einsum(factors, free));
    }

    private static bool IsScalar(EntryFactor entry) => entry.Rows.IsEmpty && entry.Columns.IsEmpty;

    private PythonCode Einsum(List<(PythonCode Code, ImmutableArray<Index> Indices)> factors, ImmutableArray<Index> free)
    {
        if (factors is [var sole] && sole.Indices.SequenceEqual(free))
        {
            return sole.Code;
        }

        var inputs = string.Join(",", factors.Select(f => Letters(f.Indices)));
        var holes = string.Join(", ", factors.Select((_, i) => Hole(i)));
        var optimize = factors.Count > 2 ? ", optimize=True" : "";
        return Arena.Call($"np.einsum('{inputs}->{Letters(free)}', {holes}{optimize})", [.. factors.Select(f => f.Code)]);
    }

    private (PythonCode Code, ImmutableArray<Index> Indices) Factor(IndexFactor factor) => factor switch
    {
        DeltaFactor delta =>
            (Arena.Call("np.eye({0})", translator.Of(delta.First.Dimension)), [delta.First, delta.Second]),
        EntryFactor entry => (Entry(entry), [.. entry.Rows.Reverse(), .. entry.Columns.Reverse()]),
        _ => throw new ArgumentException("A factor is a delta or an entry.", nameof(factor)),
    };

    private PythonCode Entry(EntryFactor entry)
    {
        var matrix = translator.Of(entry.Matrix);
        var dimensions = entry.Rows.Reverse().Concat(entry.Columns.Reverse()).Select(i => translator.Of(i.Dimension));
        return (entry.Rows.Length, entry.Columns.Length) switch
        {
            (1, 1) => matrix,
            (1, 0) => Arena.View("{0}[:, 0]", matrix),
            (0, 1) => Arena.View("{0}[0]", matrix),
            _ => Arena.Call(
                $"{{0}}.reshape({string.Join(", ", Enumerable.Range(1, entry.Rows.Length + entry.Columns.Length).Select(Hole))})",
                [matrix, .. dimensions]),
        };
    }

    /// <summary>Gives the axes of dimension 1 their place, and merges those of one axis.</summary>
    private PythonCode Shaped(PythonCode array, ImmutableArray<IndexAxis> axes, int free)
    {
        if (axes.All(a => a.Indices.Length == 1) || (axes.Length == 2 && free == 0))
        {
            return array;
        }

        if (free > 0 && axes.All(a => a.Indices.Length <= 1))
        {
            var slices = axes.Select(a => a.Indices.IsEmpty ? "None" : ":").ToList();
            var kept = slices.FindLastIndex(s => s == "None") + 1;
            return Arena.View($"{{0}}[{string.Join(", ", slices.Take(kept))}]", array);
        }

        return Arena.Call(
            $"np.reshape({{0}}, ({string.Join(", ", Enumerable.Range(1, axes.Length).Select(Hole))}))",
            [array, .. axes.Select(a => translator.Of(a.Dimension))]);
    }

    private static string Hole(int index) => $"{{{index}}}";

    private string Letters(ImmutableArray<Index> indices) => string.Concat(indices.Select(i =>
    {
        if (!_letters.TryGetValue(i.Letter, out var letter))
        {
            letter = (char)(_letters.Count < 26 ? 'a' + _letters.Count : 'A' + _letters.Count - 26);
            _letters.Add(i.Letter, letter);
        }

        return letter;
    }));
}
