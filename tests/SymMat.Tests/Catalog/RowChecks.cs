using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numerics;
using SymMat.Shapes;
using SymMat.Tests.Support;
using Range = SymMat.Catalog.Range;

namespace SymMat.Tests.Catalog;

/// <summary>What a row of the tables claims and does not keep, each told; nothing of a row that is right.</summary>
internal static class RowChecks
{
    private const int Samples = 40;

    /// <summary>A row of the table of functions: values, and what it says of them.</summary>
    public static IEnumerable<string> Of(Operator row)
    {
        var cases = RowCase.All.Where(c => c.Row == row.Name).ToList();
        return Claims(row).Concat(cases.Where(c => !c.Holds(row)).Select(c => $"a value of {row.Name} at {string.Join("; ", c.Operands)}"))
            .Concat(cases.Count > 0 && cases[0].Names.SequenceEqual(row.Aliases) ? [] : ["its names"]);
    }

    private static IEnumerable<string> Claims(Operator row) => row switch
    {
        EntrywiseFunction function => Of(function),
        NodeFunction node when node.Along.Any(letter => IsIdle(node, letter)) => ["the letters along which it goes"],
        DefinedFunction defined when defined.IsLinear != IsLinear(defined) => ["linearity"],
        ConstantFunction constant when !RowCase.All.Where(c => c.Row == row.Name).Select(c => c.DimensionCount)
            .SequenceEqual(constant.DimensionCounts) => ["the numbers of its dimensions"],
        { MatrixVariant: { } variant } when !IsVariant(row, Functions.ByName[variant]) => ["the variant for matrices"],
        _ => [],
    };

    private static IEnumerable<string> Of(EntrywiseFunction function)
    {
        var points = Points(function).ToList();
        for (var k = 0; k < function.Arity; k++)
        {
            if (points.Exists(p => !Near(Slope(function, k, p), Value(function.Derivatives[k], p.X, p.Y), 1e-9)))
            {
                yield return $"the derivative by operand {k + 1}";
            }
        }

        foreach (var (left, right) in function.Identities.Where(i => points.Exists(p => !Near(Value(i.Left, p.X, p.Y), Value(i.Right, p.X, p.Y), 1e-12))))
        {
            yield return $"{left} = {right}";
        }

        if (function.Parity != ParityOf(function, points))
        {
            yield return "its parity";
        }

        if (function.Degree != DegreeOf(function, points))
        {
            yield return "its degree";
        }

        if (function.Range != RangeOf(function, points))
        {
            yield return "its range";
        }
    }

    private static double Slope(EntrywiseFunction function, int operand, (double X, double Y) p) => operand == 0
        ? FiniteDifference.Of(t => function.Value(t, p.Y), p.X)
        : FiniteDifference.Of(t => function.Value(p.X, t), p.Y);

    /// <summary>At the kink as well.</summary>
    private static Parity ParityOf(EntrywiseFunction function, List<(double X, double Y)> points)
    {
        points = [.. points, .. double.IsFinite(function.Value(0, 1)) ? [(0.0, 1.0)] : Array.Empty<(double, double)>()];
        return All((value, mirrored) => Near(value, mirrored, 1e-14)) ? Parity.Even
            : All((value, mirrored) => Near(-value, mirrored, 1e-14)) ? Parity.Odd
            : All((value, mirrored) => Near(1 - value, mirrored, 1e-14)) ? Parity.Complementary
            : Parity.None;

        bool All(Func<double, double, bool> claim) => points.TrueForAll(p => claim(function.Value(p.X, p.Y), function.Value(-p.X, p.Y)));
    }

    /// <summary>At the kink as well.</summary>
    private static int? DegreeOf(EntrywiseFunction function, List<(double X, double Y)> points)
    {
        double[] scales = [0.25, 3];
        return new int?[] { 0, 1, 2 }.FirstOrDefault(degree => points.Append((0, 0)).All(p => scales.All(t =>
            Near(Math.Pow(t, degree!.Value) * function.Value(p.X, p.Y), function.Value(t * p.X, t * p.Y), 1e-14))));
    }

    /// <summary>At kinks and at the ends of domains as well.</summary>
    private static Range RangeOf(EntrywiseFunction function, List<(double X, double Y)> points)
    {
        var values = points.Select(p => function.Value(p.X, p.Y))
            .Concat(new[] { -1.0, 0, 1 }.Select(x => function.Value(x, 0))).Where(v => !double.IsNaN(v)).ToList();
        return values.TrueForAll(v => v > 0) ? Range.Positive : values.TrueForAll(v => v >= 0) ? Range.NonNegative : Range.Any;
    }

    // The second operand keeps away from the first, where functions of two have kinks.
    private static IEnumerable<(double X, double Y)> Points(EntrywiseFunction function)
    {
        var random = new Random(20261123);
        for (var i = 0; i < Samples; i++)
        {
            var x = Sample(function.Domain, random.NextDouble());
            yield return (x, x + ((i % 2 == 0 ? 1 : -1) * (0.2 + random.NextDouble())));
        }
    }

    private static double Sample(Domain domain, double u) => domain switch
    {
        Domain.Real => (6 * u) - 3,
        Domain.NonZero => u < 0.5 ? (6 * u) - 3.2 : (6 * u) - 2.8,
        Domain.Positive => 0.2 + (3 * u),
        Domain.Unit => (1.8 * u) - 0.9,
        Domain.AboveMinusOne => (3.8 * u) - 0.8,
        _ => throw new NotSupportedException($"no samples of {domain}"),
    };

    /// <summary>Whether the values are the same without the letter.</summary>
    private static bool IsIdle(NodeFunction node, char letter)
    {
        var without = node with { Along = node.Along.Replace(letter.ToString(), "", StringComparison.Ordinal) };
        return RowCase.All.Where(c => c.Row == node.Name).All(c => c.Holds(without));
    }

    private static bool IsLinear(DefinedFunction function)
    {
        var letter = new NameExpression("A", new(Dimension.Of(3), Dimension.Of(3)));
        var a = Matrix<double>.Build.DenseOfArray(new[,] { { 2, 0.5, 1 }, { -1, 3, 0.25 }, { 1, -2, 5 } });
        var b = Matrix<double>.Build.DenseOfArray(new[,] { { -1, 0.25, 2 }, { 4, 1, -0.5 }, { 3, 1, 1 } });
        return (Of(a + b) - Of(a) - Of(b)).Enumerate().All(entry => Math.Abs(entry) < 1e-12);

        Matrix<double> Of(Matrix<double> value) => Evaluator.Evaluate(Build.Apply(function, letter), At("A", value));
    }

    /// <summary>Whether the variant does to each row of a matrix what the function does to it.</summary>
    private static bool IsVariant(Operator function, Operator variant)
    {
        var a = Matrix<double>.Build.DenseOfArray(new[,] { { 1, -0.5, 2 }, { 0.25, 1, -1 } });
        var whole = Evaluator.Evaluate(Build.Apply(variant, Letter(2)), At("A", a));
        return Enumerable.Range(0, 2).All(i => Approximately.AreEqual(
            NumericArray.Of(Evaluator.Evaluate(Build.Apply(function, Letter(1)), At("A", a.Row(i).ToRowMatrix()))),
            NumericArray.Of(whole.Row(i).ToRowMatrix()),
            1e-12));

        static MatrixExpression Letter(int rows) => new NameExpression("A", new(Dimension.Of(rows), Dimension.Of(3)));
    }

    private static Point At(string name, Matrix<double> value) =>
        new(ImmutableDictionary<string, Matrix<double>>.Empty.Add(name, value), ImmutableDictionary<string, int>.Empty);

    /// <summary>The value of a formula in x and y.</summary>
    public static double Value(string formula, double x, double y)
    {
        var expression = Expressions.Read(formula, new Dictionary<string, Shape> { ["x"] = Shape.Scalar, ["y"] = Shape.Scalar });
        var point = At("x", Matrix<double>.Build.Dense(1, 1, x));
        return Evaluator.Evaluate(expression, point with { Values = point.Values.Add("y", Matrix<double>.Build.Dense(1, 1, y)) })[0, 0];
    }

    /// <summary>Whether two numbers are the same, and are numbers.</summary>
    public static bool Near(double expected, double actual, double tolerance) =>
        double.IsFinite(expected) && Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected));
}
