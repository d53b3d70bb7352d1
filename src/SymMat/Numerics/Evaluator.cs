using MathNet.Numerics.LinearAlgebra;
using SymMat.Matrices;

namespace SymMat.Numerics;

/// <summary>
/// Evaluates matrix expressions on doubles. It shares nothing with differentiation, so that the one can check the other.
/// </summary>
public static class Evaluator
{
    /// <summary>The value of an expression at a point, which has a value for each of its names.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="point">The values of its names.</param>
    /// <param name="rounded">What is done to the result of each operation; null for nothing.</param>
    /// <exception cref="KeyNotFoundException">The point lacks a name of the expression.</exception>
    public static Matrix<double> Evaluate(
        MatrixExpression expression, Point point, Func<Matrix<double>, Matrix<double>>? rounded = null)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(point);
        var values = new Dictionary<MatrixExpression, Matrix<double>>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<MatrixExpression>([expression]);
        while (pending.TryPeek(out var next))
        {
            var missing = next.Operands.Where(o => !values.ContainsKey(o)).ToList();
            missing.ForEach(pending.Push);
            if (missing.Count == 0)
            {
                var value = EvaluateNode(next, [.. next.Operands.Select(o => values[o])], point);
                values[next] = rounded is null || next.Operands.IsEmpty ? value : rounded(value);
                pending.Pop();
            }
        }

        return values[expression];
    }

    private static Matrix<double> EvaluateNode(MatrixExpression node, Matrix<double>[] operands, Point point) => node switch
    {
        NumberExpression n => Dense.Scalar(n.Value.ToDouble()),
        PiExpression => Dense.Scalar(Math.PI),
        DimensionExpression d => Dense.Scalar(point.LengthOf(d.Value)),
        NameExpression n => point.Values[n.Name],
        SumExpression s => Sum(s, operands),
        ProductExpression => operands.Aggregate(Dense.Multiply),
        ApplyExpression a => OperatorEvaluator.Evaluate(a, operands, point),
        _ => throw new NotSupportedException($"no value of a {node.GetType().Name}"),
    };

    private static Matrix<double> Sum(SumExpression sum, Matrix<double>[] operands)
    {
        var first = sum.Terms[0].Minus ? -operands[0] : operands[0];
        return sum.Terms.Zip(operands).Skip(1).Aggregate(first, (total, term) =>
            Dense.Broadcast(total, term.Second, term.First.Minus ? (a, b) => a - b : (a, b) => a + b));
    }
}
