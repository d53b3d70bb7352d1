using System.Collections.Immutable;
using SymMat.Notation;
using Index = SymMat.Notation.Index;

namespace SymMat.Numerics;

/// <summary>Evaluates derivatives, matrices and index notation alike.</summary>
public static class BodyEvaluator
{
    /// <summary>The array of a derivative at a point: two axes for a matrix, else those of the index notation.</summary>
    public static NumericArray Evaluate(DerivativeBody body, Point point) => body switch
    {
        MatrixBody m => NumericArray.Of(Evaluator.Evaluate(m.Value, point)),
        IndexBody i => Evaluate(i, point),
        _ => throw new NotSupportedException($"no value of a {body?.GetType().Name}"),
    };

    private static NumericArray Evaluate(IndexBody body, Point point)
    {
        var lengths = body.Axes.Select(a => point.LengthOf(a.Dimension)).ToImmutableArray();
        var entries = new double[lengths.Aggregate(1, (size, length) => checked(size * length))];
        foreach (var term in body.Terms)
        {
            Add(term, body.Axes, lengths, entries, point);
        }

        return new(lengths, [.. entries]);
    }

    private static void Add(
        IndexTerm term, ImmutableArray<IndexAxis> axes, ImmutableArray<int> lengths, double[] entries, Point point)
    {
        var coefficient = term.Scalars.Aggregate(
            term.Coefficient.ToDouble(), (product, s) => product * Evaluator.Evaluate(s, point)[0, 0]);
        var ranges = axes.SelectMany(a => a.Indices).Concat(term.Summed).Distinct()
            .ToDictionary(i => i, i => point.LengthOf(i.Dimension));
        var factors = term.Factors.Select(f => EntryOf(f, ranges, point)).ToArray();
        foreach (var at in Counter.All(ranges))
        {
            var entry = 0;
            for (var k = 0; k < axes.Length; k++)
            {
                entry = (entry * lengths[k]) + Position(axes[k].Indices, ranges, at);
            }

            entries[entry] += factors.Aggregate(coefficient, (product, factor) => product * factor(at));
        }
    }

    private static Func<Dictionary<Index, int>, double> EntryOf(
        IndexFactor factor, Dictionary<Index, int> ranges, Point point)
    {
        switch (factor)
        {
            case DeltaFactor d:
                return at => at[d.First] == at[d.Second] ? 1 : 0;
            case EntryFactor e:
                var matrix = Evaluator.Evaluate(e.Matrix, point);
                return at => matrix[Position(e.Rows, ranges, at), Position(e.Columns, ranges, at)];
            default:
                throw new NotSupportedException($"no value of a {factor.GetType().Name}");
        }
    }

    // The first index of a merged or split axis runs fastest.
    private static int Position(
        ImmutableArray<Index> indices, Dictionary<Index, int> ranges, Dictionary<Index, int> at)
    {
        var position = 0;
        for (var k = indices.Length - 1; k >= 0; k--)
        {
            position = (position * ranges[indices[k]]) + at[indices[k]];
        }

        return position;
    }
}
