using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Calculus;
using SymMat.Matrices;
using SymMat.Numerics;
using SymMat.Tests.Support;

namespace SymMat.Tests.Laws;

/// <summary>What holds of any expression whatever, on a thousand random ones a level.</summary>
public class DerivativeLaws
{
    private const int Samples = 1000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_derivative_is_the_limit_of_differences(int depth) => Hold(depth, (expression, random) =>
    {
        var point = PointOf(random);
        var used = UsedBy(expression);
        if (used.IsEmpty || !IsTame(expression, point))
        {
            return;
        }

        var wrt = used[random.Next(used.Length)];
        var question = new Question("F", [[wrt.Name]]);
        var derivative = Differentiator.Answer(RandomExpressions.Program(expression), question).Derivatives.Single();
        var expected = NumericDerivative.Of(expression, wrt, point);
        Approximately.Equal(expected, BodyEvaluator.Evaluate(derivative.Body, point), 1e-6, $"by {wrt.Name}");
    });

    // All failures are gathered, so that the smallest is told.
    private static void Hold(int depth, Action<MatrixExpression, Random> law)
    {
        var failures = new List<(int Size, string Text)>();
        for (var seed = 0; seed < Samples; seed++)
        {
            var random = new Random(seed);
            var expressions = new RandomExpressions(random);
            var expression = expressions.Of(expressions.AnyShape(), depth);
            if (Record.Exception(() => law(expression, random)) is { } exception)
            {
                failures.Add((Size(expression), $"seed {seed}: {exception}"));
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {Samples} fail; the smallest is {failures.Min().Text}");
    }

    private static Point PointOf(Random random)
    {
        var lengths = ImmutableDictionary<string, int>.Empty.Add("m", 2).Add("n", 3);
        var empty = new Point(ImmutableDictionary<string, Matrix<double>>.Empty, lengths);
        return RandomExpressions.Symbols.Aggregate(empty, (point, symbol) =>
        {
            var value = Matrix<double>.Build.Dense(
                point.LengthOf(symbol.Shape.Rows), point.LengthOf(symbol.Shape.Columns), (_, _) => Entry(random));
            return point with
            {
                Values = point.Values.Add(symbol.Name, symbol.Name == "S" ? value + value.Transpose() : value),
            };
        });
    }

    // Away from 0, where kinks are.
    private static double Entry(Random random) => (random.Next(2) == 0 ? -1 : 1) * (0.2 + random.NextDouble());

    private static ImmutableArray<Symbol> UsedBy(MatrixExpression expression)
    {
        var names = Parts(expression).OfType<NameExpression>().Select(n => n.Name).ToHashSet();
        return [.. RandomExpressions.Symbols.Where(s => names.Contains(s.Name) && s.Name != "S")];
    }

    // Differences say nothing where numbers are huge, or a kink is near.
    private static bool IsTame(MatrixExpression expression, Point point) =>
        Parts(expression).All(p => Evaluator.Evaluate(p, point).Enumerate().All(x => Math.Abs(x) is < 1e3 and (0 or > 0.05)));

    private static int Size(MatrixExpression expression) => Parts(expression).Count();

    private static IEnumerable<MatrixExpression> Parts(MatrixExpression expression) =>
        expression.Operands.SelectMany(Parts).Append(expression);
}
