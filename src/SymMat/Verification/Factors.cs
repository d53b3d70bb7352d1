using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Matrices;
using SymMat.Numbers;
using SymMat.Numerics;

namespace SymMat.Verification;

/// <summary>Finds what a number that was measured at several points is: a rational, or one times scalars of the program.</summary>
internal static class Factors
{
    private const int LargestDenominator = 100;
    private const double Tolerance = 1e-10;

    /// <summary>
    /// What each matrix is times the other, no number where both are below the floor; null where one is no multiple, or
    /// nothing is told.
    /// </summary>
    public static List<double>? Ratios(IReadOnlyList<Matrix<double>> matrices, IReadOnlyList<Matrix<double>> units, double floor)
    {
        var ratios = new List<double?>();
        foreach (var (matrix, unit) in matrices.Zip(units))
        {
            if (Math.Max(Agreement.Largest(matrix), Agreement.Largest(unit)) <= floor)
            {
                ratios.Add(null);
                continue;
            }

            var square = unit.PointwiseMultiply(unit).Enumerate().Sum();
            var ratio = matrix.PointwiseMultiply(unit).Enumerate().Sum() / square;
            if (!double.IsFinite(ratio) || ratio == 0
                || Agreement.Largest(matrix - (ratio * unit)) > floor + (Tolerance * Agreement.Largest(matrix)))
            {
                return null;
            }

            ratios.Add(ratio);
        }

        return ratios.Exists(r => r is not null) ? ratios.ConvertAll(r => r ?? double.NaN) : null;
    }

    /// <summary>The factor in the language, or null where it is nothing simple; a point without a number tells nothing.</summary>
    public static string? Find(MatrixProgram program, IReadOnlyList<Point> points, IReadOnlyList<double> ratios)
    {
        (points, ratios) = ([.. points.Where((_, p) => !double.IsNaN(ratios[p]))], [.. ratios.Where(r => !double.IsNaN(r))]);
        if (Constant(ratios) is { } constant)
        {
            return Recognise(constant) is { } simple && simple != "1" ? simple : constant.ToString("g15", CultureInfo.InvariantCulture);
        }

        var scalars = Scalars(program).ToList();
        var squares = scalars.Select(s => ($"{s.Name}^2", (Func<Point, double>)(p => Math.Pow(s.Value(p), 2))));
        var products = scalars.SelectMany((s, i) => scalars.Skip(i + 1).Take(20)
            .Select(t => ($"({s.Name}*{t.Name})", (Func<Point, double>)(p => s.Value(p) * t.Value(p)))));
        foreach (var (name, value) in scalars.Concat(squares).Concat(products))
        {
            if (Constant([.. ratios.Zip(points, (r, p) => r / value(p))]) is { } times && Recognise(times) is { } c)
            {
                return c == "1" ? name.Trim('(', ')') : $"{c}*{name}";
            }

            if (Constant([.. ratios.Zip(points, (r, p) => r * value(p))]) is { } by && Recognise(by) is { } d)
            {
                return $"{d}/{name}";
            }
        }

        return null;
    }

    private static double? Constant(IReadOnlyList<double> values)
    {
        var first = values[0];
        return double.IsFinite(first) && first != 0 && values.All(v => Math.Abs(v - first) <= Tolerance * Math.Abs(first)) ? first : null;
    }

    private static IEnumerable<(string Name, Func<Point, double> Value)> Scalars(MatrixProgram program) =>
        program.DimensionNames.Select(n => (n, (Func<Point, double>)(p => p.Dimensions[n])))
            .Concat(program.Symbols.Where(s => s.Shape.IsScalar).Select(s => s.Name)
                .Concat(program.Definitions.Where(d => d.Shape.IsScalar).Select(d => d.Name))
                .Select(n => (n, (Func<Point, double>)(p => p.Values[n][0, 0]))))
            .Take(40);

    private static string? Recognise(double value)
    {
        for (var denominator = 1; denominator <= LargestDenominator; denominator++)
        {
            var numerator = Math.Round(value * denominator);
            if (numerator != 0 && Math.Abs(numerator) < 1e6 && Math.Abs((value * denominator) - numerator) <= Tolerance * Math.Abs(numerator))
            {
                return new Rational((long)numerator, denominator).ToString();
            }
        }

        return null;
    }
}
