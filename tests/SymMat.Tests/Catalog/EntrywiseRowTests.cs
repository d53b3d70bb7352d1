using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numerics;
using SymMat.Shapes;
using SymMat.Tests.Support;

namespace SymMat.Tests.Catalog;

/// <summary>Every row of the table of entrywise functions is its own test: what it states holds on its domain.</summary>
public class EntrywiseRowTests
{
    private const int Samples = 40;

    public static TheoryData<string> Rows => [.. Functions.Entrywise.Select(f => f.Name)];

    public static TheoryData<string, int> Operands
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var f in Functions.Entrywise)
            {
                Enumerable.Range(0, f.Arity).ToList().ForEach(k => data.Add(f.Name, k));
            }

            return data;
        }
    }

    public static TheoryData<string, string, string> Identities
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var f in Functions.Entrywise)
            {
                f.Identities.ToList().ForEach(i => data.Add(f.Name, i.Left, i.Right));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Operands))]
    public void The_derivative_is_that_of_the_value(string row, int operand)
    {
        var function = Functions.Row<EntrywiseFunction>(row);
        foreach (var (x, y) in Points(function))
        {
            var expected = operand == 0
                ? FiniteDifference.Of(t => function.Value(t, y), x)
                : FiniteDifference.Of(t => function.Value(x, t), y);
            Close(expected, Evaluate(function.Derivatives[operand], x, y), 1e-9, $"{row} at {x}, {y}");
        }
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public void An_identity_holds(string row, string left, string right)
    {
        foreach (var (x, y) in Points(Functions.Row<EntrywiseFunction>(row)))
        {
            Close(Evaluate(left, x, y), Evaluate(right, x, y), 1e-12, $"{left} = {right} at {x}, {y}");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Values_have_the_parity_and_the_sign_that_the_row_states(string row)
    {
        var function = Functions.Row<EntrywiseFunction>(row);

        // What is positive is so at a kink as well.
        Assert.True(function.Range != SymMat.Catalog.Range.Positive || function.Value(0, 0) > 0);
        foreach (var (x, y) in Points(function))
        {
            var (value, mirrored) = (function.Value(x, y), function.Value(-x, y));
            Assert.True(value > 0 || function.Range != SymMat.Catalog.Range.Positive);
            Assert.True(value >= 0 || function.Range != SymMat.Catalog.Range.NonNegative);
            if (Mirrored(function.Parity, value) is { } expected)
            {
                Close(expected, mirrored, 1e-14, $"{row} at -({x})");
            }
        }
    }

    private static double? Mirrored(Parity parity, double value) => parity switch
    {
        Parity.Even => value,
        Parity.Odd => -value,
        Parity.Complementary => 1 - value,
        _ => null,
    };

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

    private static double Evaluate(string text, double x, double y)
    {
        var names = new Dictionary<string, Shape> { ["x"] = Shape.Scalar, ["y"] = Shape.Scalar };
        var values = ImmutableDictionary<string, Matrix<double>>.Empty
            .Add("x", Matrix<double>.Build.Dense(1, 1, x))
            .Add("y", Matrix<double>.Build.Dense(1, 1, y));
        var point = new Point(values, ImmutableDictionary<string, int>.Empty);
        return Evaluator.Evaluate(Expressions.Read(text, names), point)[0, 0];
    }

    private static void Close(double expected, double actual, double tolerance, string what) =>
        Approximately.Equal(new([1], [expected]), new([1], [actual]), tolerance, what);
}
