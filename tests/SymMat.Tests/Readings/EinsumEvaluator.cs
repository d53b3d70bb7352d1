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
            var operands = letters.Zip(term.Operands, (l, o) => (Letters: l, Array: ValueOf(o, point))).ToArray();
            var ranges = operands.SelectMany(o => o.Letters.Zip(o.Array.Lengths)).Distinct()
                .ToDictionary(r => r.First, r => r.Second);
            foreach (var at in All([.. ranges]))
            {
                sum[Place(result, ranges, at)] +=
                    operands.Aggregate(scale, (p, o) => p * o.Array.Entries[Place(o.Letters, ranges, at)]);
            }
        }

        return new(lengths, [.. sum]);
    }

    private static NumericArray ValueOf(EinsumOperand operand, Point point)
    {
        var array = NumericArray.Of(Evaluator.Evaluate(operand.Matrix, point));
        return operand.Shape.IsEmpty ? array : array with { Lengths = [.. operand.Shape.Select(point.LengthOf)] };
    }

    private static int Place(string letters, Dictionary<char, int> ranges, ImmutableDictionary<char, int> at) =>
        letters.Aggregate(0, (place, letter) => (place * ranges[letter]) + at[letter]);

    private static IEnumerable<ImmutableDictionary<char, int>> All(ImmutableArray<KeyValuePair<char, int>> ranges) =>
        ranges.Aggregate(
            Enumerable.Repeat(ImmutableDictionary<char, int>.Empty, 1),
            (all, range) => all.SelectMany(at => Enumerable.Range(0, range.Value).Select(value => at.SetItem(range.Key, value))));
}
