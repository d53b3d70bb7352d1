using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;
using SymMat.Matrices;

namespace SymMat.Numerics;

/// <summary>Evaluates the operators of the catalog, by what their rows say.</summary>
internal static class OperatorEvaluator
{
    /// <summary>The value of the operator on the values of its operands.</summary>
    public static Matrix<double> Evaluate(ApplyExpression node, Matrix<double>[] operands, Point point) =>
        node.Operator switch
        {
            EntrywiseFunction f => Entrywise(f, operands),
            ContractionOperator => ContractionEvaluator.Evaluate(SignatureOf(node), operands),
            DefinedFunction { Value: { } value } => value(operands[0]),
            DefinedFunction f => Defined(f, operands),
            NodeFunction f => NodeEvaluator.Evaluate(f, SignatureOf(node), operands[0]),
            ConstantFunction f => Constant(f, node, point),
            SyntaxOperator f => Syntax(f, operands),
            _ => throw new NotSupportedException($"no value of {node.Operator}"),
        };

    // By the shapes, not by the numbers: at n = 1 a square matrix and a column look the same.
    private static Signature SignatureOf(ApplyExpression node) =>
        SignatureMatch.Find(node.Operator, [.. node.Operands.Select(o => o.Shape)])!.Signature;

    private static Matrix<double> Entrywise(EntrywiseFunction function, Matrix<double>[] operands) =>
        operands.Length == 1
            ? operands[0].Map(x => function.Value(x, 0), Zeros.Include)
            : operands.Aggregate((a, b) => Dense.Broadcast(a, b, function.Value));

    private static Matrix<double> Defined(DefinedFunction function, Matrix<double>[] operands)
    {
        var body = DefinitionBody.Of(function);
        var lengths = ContractionEvaluator.LengthsOf(function.Signatures[0], operands);
        return Evaluator.Evaluate(body.Value, new(
            body.Operands.Zip(operands).ToImmutableDictionary(p => p.First, p => p.Second),
            lengths.ToImmutableDictionary(p => p.Key.ToString(), p => p.Value)));
    }

    private static Matrix<double> Constant(ConstantFunction function, ApplyExpression node, Point point)
    {
        var (rows, columns) = (point.LengthOf(node.Shape.Rows), point.LengthOf(node.Shape.Columns));
        return function.Form switch
        {
            ConstantForm.Identity => Matrix<double>.Build.DenseIdentity(rows, columns),
            ConstantForm.Ones => Matrix<double>.Build.Dense(rows, columns, 1),
            ConstantForm.Zeros => Matrix<double>.Build.Dense(rows, columns),
            ConstantForm.Commutation => Commutation(
                point.LengthOf(node.Dimensions[0]), point.LengthOf(node.Dimensions[1])),
            _ => throw new NotSupportedException($"no value of {function.Form}"),
        };
    }

    // Entry (i, j) of A, at i + rows*j of vec(A), is at j + columns*i of vec(A').
    private static Matrix<double> Commutation(int rows, int columns) =>
        Matrix<double>.Build.Dense(rows * columns, rows * columns, (turned, plain) =>
            turned / columns == plain % rows && turned % columns == plain / rows ? 1 : 0);

    private static Matrix<double> Syntax(SyntaxOperator @operator, Matrix<double>[] operands)
    {
        var (a, b) = (operands[0], operands[1]);
        return @operator.Form switch
        {
            OperatorForm.EntrywiseProduct => operands.Aggregate((x, y) => Dense.Broadcast(x, y, (s, t) => s * t)),
            OperatorForm.EntrywiseQuotient => Dense.Broadcast(a, b, (s, t) => s / t),
            OperatorForm.Quotient => Divide(a, b[0, 0]),
            OperatorForm.Solve => Dense.IsScalar(a) ? Divide(b, a[0, 0]) : Dense.Solve(a, b),
            OperatorForm.Power => Dense.IsScalar(a) ? a.Map(x => Math.Pow(x, b[0, 0]), Zeros.Include) : Power(a, (int)b[0, 0]),
            OperatorForm.EntrywisePower => Dense.Broadcast(a, b, Math.Pow),
            _ => throw new NotSupportedException($"no value of {@operator.Form}"),
        };
    }

    // The library's quotient by 0 throws.
    private static Matrix<double> Divide(Matrix<double> a, double divisor) => a.Map(x => x / divisor, Zeros.Include);

    // The library's power to 0 is a sparse identity, which it can't factor later.
    private static Matrix<double> Power(Matrix<double> a, int exponent) =>
        exponent == 0 ? Matrix<double>.Build.DenseIdentity(a.RowCount)
            : exponent < 0 ? Dense.Inverse(a).Power(-exponent) : a.Power(exponent);
}
