using MathNet.Numerics.LinearAlgebra;
using SymMat.Calculus;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;

namespace SymMat.Verification;

/// <summary>What comparing at a point showed: an obstacle, or errors relative to the greatest entry.</summary>
internal sealed record ComparisonResult(Obstacle? Obstacle)
{
    public double Error { get; init; }

    public double Uncertainty { get; init; }

    /// <summary>Whether the derivative is 0 there, so that a multiple of it would be as right.</summary>
    public bool IsZero { get; init; }

    public Counterexample? Counterexample { get; init; }
}

/// <summary>Compares a derivative with differences of its program, along directions that no entry escapes.</summary>
internal sealed class Comparison(Answer answer, Derivative derivative, Structure structure, RandomNumbers random)
{
    private const int MostEntries = 1 << 21;
    private const double Tolerance = 1e-5;

    // The smallest derivative, relative to the function, that differences still show well.
    private const double Least = 1e-6;

    // Less is 0.
    private const double Nothing = 1e-30;

    // Where derivative and differences are both below, all may be what is left of terms that cancel.
    private const double Rounding = 1e-12;

    private readonly PrintedMap _printed = PrintedMap.Of(answer, derivative);

    private readonly Differences _differences = new(
        Variable.Of(answer.Program, derivative.Wrt[0], structure),
        Variable.Of(answer.Program, derivative.Wrt[^1], structure),
        derivative.Wrt.Length == 2);

    /// <summary>The number of entries of derivatives that were compared so far.</summary>
    public long Entries { get; private set; }

    /// <summary>Compares at a point of the symbols.</summary>
    public ComparisonResult At(Point point)
    {
        var entries = Size(point);
        if (entries > MostEntries)
        {
            return new(Obstacle.TooLarge);
        }

        Entries += entries;

        var function = new NumericProgram(answer.Scope, derivative.Of, derivative.Wrt, point);
        var nearby = Nearby.Of(function.Point, answer.Scope);
        if (Size(function, nearby) is not { } size)
        {
            return new(Obstacle.OutsideDomain);
        }

        var differences = new List<Difference>();
        foreach (var difference in _differences.Of(function, size, random))
        {
            if (difference is null)
            {
                return new(Obstacle.OutsideDomain);
            }

            differences.Add(difference);
        }

        return Compare(function, nearby, size, differences);
    }

    private ComparisonResult Compare(NumericProgram function, Point nearby, double size, List<Difference> differences)
    {
        var found = Applied(function.Point, differences);
        if (!found.TrueForAll(f => f.All(double.IsFinite)))
        {
            return new(Obstacle.Undefined);
        }

        var (seen, printed) = (Largest(differences.SelectMany(d => d.Slope.Values)), Largest(found.SelectMany(f => f)));
        var slope = Math.Max(seen, Least * size);
        var scale = Math.Max(slope, printed);
        var uncertainty = differences.Max(d => d.Slope.Error) / slope;
        if (uncertainty > Tolerance / 10)
        {
            return new(Obstacle.Kink);
        }

        var distances = differences.Zip(found, (d, f) => d.Slope.Values.Zip(f, (x, y) => Math.Abs(x - y)).Max()).ToList();
        var worst = distances.IndexOf(distances.Max());
        if (distances[worst] > Tolerance * scale
            && (Math.Max(seen, printed) < Rounding || _differences.IsRounding(function, distances[worst], random)
                ? Obstacle.Undefined : ObstacleTo(function, nearby, differences, worst, found, scale))
                is { } obstacle)
        {
            return new(obstacle);
        }

        var error = distances[worst] / scale;

        return new(Obstacle: null)
        {
            Error = error,
            Uncertainty = uncertainty,
            IsZero = found.TrueForAll(f => f.All(x => x == 0)),
            Counterexample = error <= Tolerance ? null : new(
                function.Point,
                Dependencies.SymbolsOf(answer.Program, [derivative.Of]),
                Column(differences[worst].Slope.Values),
                Column(found[worst])),
        };
    }

    /// <summary>
    /// The size of the function, or, where it is 0 but for rounding, how much it changes with what it is made of; null where
    /// it has no finite value.
    /// </summary>
    private double? Size(NumericProgram function, Point nearby)
    {
        var (here, there) = (function.Point.Values[derivative.Of], nearby.Values[derivative.Of]);
        return here.ForAll(double.IsFinite, Zeros.Include) && there.ForAll(double.IsFinite, Zeros.Include)
            ? Math.Max(Largest(here.Enumerate()), Largest((there - here).Enumerate()) / Nearby.Step) : null;
    }

    /// <summary>
    /// What excuses an error: a kink that symmetric differences hide, or a derivative that rounding alone changes, as where
    /// it inverts a singular matrix.
    /// </summary>
    private Obstacle? ObstacleTo(
        NumericProgram function, Point nearby, List<Difference> differences, int worst, List<double[]> found, double scale)
    {
        var again = Applied(nearby, differences);
        var isStable = found[worst].Zip(again[worst], (x, y) => Math.Abs(x - y)).All(d => d <= Tolerance / 10 * scale);
        return !isStable ? Obstacle.Undefined
            : _differences.IsAtKink(function, differences[worst], scale) ? Obstacle.Kink : null;
    }

    private static double Largest(IEnumerable<double> numbers) => numbers.Select(Math.Abs).Append(Nothing).Max();

    private static Matrix<double> Column(double[] entries) => Matrix<double>.Build.Dense(entries.Length, 1, entries);

    /// <summary>The number of entries of the derivative at a point.</summary>
    private long Size(Point point) => derivative.Wrt.Prepend(derivative.Of).TakeLast(2)
        .Aggregate(1L, (size, name) => size * point.LengthOf(Target.ShapeOf(answer.Program, name).Entries));

    private List<double[]> Applied(Point point, List<Difference> differences)
    {
        var map = _printed.At(point);
        return differences.ConvertAll(d => ReferenceEquals(d.First, d.Last) ? map(d.Last) : [Dot(map(d.Last), d.First.Entries.ToRowMajorArray())]);
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var k = 0; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }
}
