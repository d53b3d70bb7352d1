using System.Collections.Immutable;
using SymMat.Notation;

namespace SymMat.Numerics;

/// <summary>Evaluates contractions as NumPy's einsum would.</summary>
public static class EinsumEvaluator
{
    /// <summary>The array of a derivative at a point, of the axes of the reading's shape.</summary>
    public static NumericArray Evaluate(EinsumReading reading, Point point)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(point);
        var lengths = reading.Shape.Select(point.LengthOf).ToImmutableArray();
        var sum = new double[lengths.Aggregate(1, (size, length) => checked(size * length))];
        foreach (var term in reading.Terms)
        {
            Add(term, sum, point);
        }

        return new(lengths, [.. sum]);
    }

    private static void Add(EinsumTerm term, double[] sum, Point point)
    {
        var scale = term.Scalars.Aggregate(
            term.Coefficient.ToDouble(), (product, scalar) => product * Evaluator.Evaluate(scalar, point)[0, 0]);
        var (left, result) = term.Subscripts.Split("->") is [var before, var after] ? (before, after) : ("", "");
        var operands = left.Split(',').Zip(term.Operands, (letters, operand) => (Letters: letters, Array: ValueOf(operand, point))).ToArray();
        var ranges = operands.SelectMany(o => o.Letters.Zip(o.Array.Lengths)).Distinct().ToDictionary(r => r.First, r => r.Second);
        foreach (var at in Counter.All(ranges))
        {
            sum[Place(result, ranges, at)] +=
                operands.Aggregate(scale, (product, o) => product * o.Array.Entries[Place(o.Letters, ranges, at)]);
        }
    }

    private static NumericArray ValueOf(EinsumOperand operand, Point point)
    {
        var array = NumericArray.Of(Evaluator.Evaluate(operand.Matrix, point));
        return operand.Shape.IsEmpty ? array : array with { Lengths = [.. operand.Shape.Select(point.LengthOf)] };
    }

    private static int Place(string letters, Dictionary<char, int> ranges, Dictionary<char, int> at) =>
        letters.Aggregate(0, (place, letter) => (place * ranges[letter]) + at[letter]);
}
