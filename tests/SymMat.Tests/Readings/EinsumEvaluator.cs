using System.Collections.Immutable;
using SymMat.Notation;
using SymMat.Numerics;

namespace SymMat.Tests.Readings;

/// <summary>Evaluates contractions as NumPy would.</summary>
internal static class EinsumEvaluator
{
    public static NumericArray Evaluate(EinsumReading reading, Point point)
    {
        var lengths = reading.Shape.Select(point.LengthOf).ToImmutableArray();
        var sum = new double[lengths.Aggregate(1, (a, b) => a * b)];
        foreach (var term in reading.Terms)
        {
            var scale = term.Scalars.Aggregate(term.Coefficient.ToDouble(), (c, s) => c * Evaluator.Evaluate(s, point)[0, 0]);
            var (letters, result) = term.Subscripts.Split("->") is [var left, var right] ? (left.Split(','), right) : ([], "");
            var operands = term.Operands.Select(o => Evaluator.Evaluate(o, point)).ToArray();
            var ranges = letters.Zip(operands).SelectMany(o => new[] { (o.First[0], o.Second.RowCount), (o.First[1], o.Second.ColumnCount) })
                .Distinct().ToDictionary(r => r.Item1, r => r.Item2);
            foreach (var at in All([.. ranges]))
            {
                var place = result.Zip(lengths).Aggregate(0, (p, axis) => (p * axis.Second) + at[axis.First]);
                sum[place] += letters.Zip(operands).Aggregate(scale, (p, o) => p * o.Second[at[o.First[0]], at[o.First[1]]]);
            }
        }

        return new(lengths, [.. sum]);
    }

    private static IEnumerable<ImmutableDictionary<char, int>> All(ImmutableArray<KeyValuePair<char, int>> ranges) =>
        ranges.Aggregate(
            Enumerable.Repeat(ImmutableDictionary<char, int>.Empty, 1),
            (all, range) => all.SelectMany(at => Enumerable.Range(0, range.Value).Select(value => at.SetItem(range.Key, value))));
}
