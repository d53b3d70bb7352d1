using System.Collections.Immutable;
using System.Numerics;
using SymMat.Matrices;
using SymMat.Shapes;

namespace SymMat.Verification;

/// <summary>The sizes at which to try a program: for each name of a dimension a positive integer.</summary>
internal sealed class SizePlan
{
    private const int Largest = 4;
    private const int MostEntries = 1 << 20;

    private readonly ImmutableArray<string> _names;
    private readonly List<Dimension> _dimensions;

    public SizePlan(MatrixProgram program)
    {
        _names = program.DimensionNames;
        _dimensions = [.. program.Symbols.Select(s => s.Shape).Concat(program.Definitions.SelectMany(d => ShapesIn(d.Value)))
            .Distinct().SelectMany(s => new[] { s.Rows, s.Columns, s.Entries }).Distinct()];
    }

    /// <summary>
    /// The sizes of a sample: all unequal as far as they go; all 1; then each takes every size in turn, out of step with
    /// the others. Null where a matrix of the program would be too large, or have no rows.
    /// </summary>
    public ImmutableDictionary<string, int>? Of(int sample) => sample switch
    {
        0 => Fitting(place => 2 + (place % (Largest - 1))),
        1 => Fitting(_ => 1),
        _ => Fitting(place => 1 + (((sample * ((2 * place) + 1)) + place + 1) % Largest)),
    };

    /// <summary>All sizes up to a few, the smallest first.</summary>
    public IEnumerable<ImmutableDictionary<string, int>> Growing(int largest)
    {
        var counts = Enumerable.Range(0, (int)Math.Min(2000, Math.Pow(largest, _names.Length)))
            .Select(number => Digits(number, largest)).OrderBy(sizes => sizes.Sum());
        foreach (var sizes in counts)
        {
            if (Fitting(place => sizes[place]) is { } fitting)
            {
                yield return fitting;
            }
        }
    }

    private int[] Digits(int number, int largest)
    {
        var digits = new int[_names.Length];
        for (var place = _names.Length - 1; place >= 0; place--)
        {
            digits[place] = 1 + (number % largest);
            number /= largest;
        }

        return digits;
    }

    /// <summary>The wanted sizes, each raised by as little as gives every matrix a row and a column.</summary>
    private ImmutableDictionary<string, int>? Fitting(Func<int, int> wanted)
    {
        for (var raise = 0; raise < 64; raise++)
        {
            var sizes = _names.Select((name, place) => (name, wanted(place) + raise))
                .ToImmutableDictionary(p => p.name, p => p.Item2, StringComparer.Ordinal);
            var lengths = _dimensions.Select(d => d.Evaluate(name => (BigInteger)sizes[name])).ToList();
            if (lengths.All(length => length.Sign > 0))
            {
                return lengths.TrueForAll(length => length <= MostEntries) ? sizes : null;
            }
        }

        return null;
    }

    private static IEnumerable<Shape> ShapesIn(MatrixExpression expression)
    {
        var seen = new HashSet<MatrixExpression>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<MatrixExpression>([expression]);
        while (stack.TryPop(out var node))
        {
            yield return node.Shape;
            foreach (var operand in node.Operands.Where(seen.Add))
            {
                stack.Push(operand);
            }
        }
    }
}
