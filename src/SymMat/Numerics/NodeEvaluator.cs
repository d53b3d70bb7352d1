using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;

namespace SymMat.Numerics;

/// <summary>Evaluates the functions of matrices that are neither contractions nor entrywise.</summary>
internal static class NodeEvaluator
{
    /// <summary>The value of the function, whose operand has the axes that the signature names.</summary>
    public static Matrix<double> Evaluate(NodeFunction function, Signature signature, Matrix<double> a) =>
        function.Node switch
        {
            TensorFunction.Inverse => Dense.Inverse(a),
            TensorFunction.Determinant => Dense.Scalar(a.Determinant()),
            TensorFunction.LogDeterminant => Dense.Scalar(a.LU().U.Diagonal().Sum(u => Math.Log(Math.Abs(u)))),
            TensorFunction.LogSumExp => LogSumExp(function, signature, a),
            TensorFunction.Softmax => Dense.Broadcast(a, LogSumExp(function, signature, a), (x, y) => Math.Exp(x - y)),
            _ => throw new NotSupportedException($"no value of {function.Node}"),
        };

    private static Matrix<double> LogSumExp(NodeFunction function, Signature signature, Matrix<double> a)
    {
        var axes = signature.Operands[0];
        var allRows = axes.Rows.IsOne || function.Along.Contains(axes.Rows.Letters, StringComparison.Ordinal);
        var allColumns = axes.Columns.IsOne || function.Along.Contains(axes.Columns.Letters, StringComparison.Ordinal);
        return Matrix<double>.Build.Dense(allRows ? 1 : a.RowCount, allColumns ? 1 : a.ColumnCount, (i, j) =>
            LogSumExp(a.SubMatrix(
                allRows ? 0 : i, allRows ? a.RowCount : 1, allColumns ? 0 : j, allColumns ? a.ColumnCount : 1)));
    }

    // The greatest entry is taken out, so that nothing overflows.
    private static double LogSumExp(Matrix<double> a)
    {
        var greatest = a.Enumerate().Max();
        return greatest + Math.Log(a.Enumerate().Sum(x => Math.Exp(x - greatest)));
    }
}
