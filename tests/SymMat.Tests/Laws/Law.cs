using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Printing;
using SymMat.Shapes;

namespace SymMat.Tests.Laws;

/// <summary>A law that every expression must keep, held to many random ones.</summary>
internal static class Law
{
    private const int Samples = 1000;

    /// <summary>
    /// Holds the law to expressions of the depth; the law says whether it had anything to say of one. All failures are
    /// gathered, so that the smallest is told.
    /// </summary>
    public static void Hold(int depth, Func<MatrixExpression, Point, Random, bool> law, bool ofScalars = false)
    {
        var held = 0;
        var failures = new List<(int Size, string Text)>();
        for (var seed = 0; seed < Samples; seed++)
        {
            var random = new Random(seed);
            var expressions = new RandomExpressions(random);
            var expression = expressions.Of(ofScalars ? Shape.Scalar : expressions.AnyShape(), depth);
            var failure = Record.Exception(() => held += law(expression, PointOf(random), random) ? 1 : 0);
            if (failure is not null)
            {
                failures.Add((Parts(expression).Count(), $"{Text(expression)} (seed {seed}): {failure}"));
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} fail; the smallest is {failures.Order().FirstOrDefault().Text}");
        Assert.True(held > Samples / 4, $"only {held} of {Samples} say anything");
    }

    public static string Text(MatrixExpression expression) => TextFormat.Body(new MatrixBody(expression));

    /// <summary>The subexpressions, those that stand in several places as often.</summary>
    public static IEnumerable<MatrixExpression> Parts(MatrixExpression expression) =>
        expression.Operands.SelectMany(Parts).Append(expression);

    private static Point PointOf(Random random)
    {
        var lengths = ImmutableDictionary<string, int>.Empty.Add("m", 2).Add("n", 3);
        var empty = new Point(ImmutableDictionary<string, Matrix<double>>.Empty, lengths);
        return RandomExpressions.Symbols.Aggregate(empty, (point, symbol) =>
        {
            var (rows, columns) = (point.LengthOf(symbol.Shape.Rows), point.LengthOf(symbol.Shape.Columns));
            var value = Matrix<double>.Build.Dense(rows, columns, (_, _) => Entry(random));
            return point with { Values = point.Values.Add(symbol.Name, Fitting(symbol, value)) };
        });
    }

    private static Matrix<double> Fitting(Symbol symbol, Matrix<double> value) =>
        symbol.Properties == SymMat.Catalog.Properties.None ? value : (value + value.Transpose()) / 2;

    // Away from 0, where kinks are.
    private static double Entry(Random random) => (random.Next(2) == 0 ? -1 : 1) * (0.2 + random.NextDouble());
}
