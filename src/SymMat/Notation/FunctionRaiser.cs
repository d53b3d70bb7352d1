using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>Raises functions of whole tensors: inverses, determinants, softmax and log-sum-exp.</summary>
internal sealed class FunctionRaiser(Raiser raiser)
{
    /// <summary>A function of its argument; null where that has no expression.</summary>
    public MatrixExpression? Raise(FunctionTensor node) =>
        raiser.Operand(node.Argument) is { } argument ? Raise(node, argument) : null;

    /// <summary>A function of its argument, or of a multiple of that.</summary>
    public MatrixExpression Raise(FunctionTensor node, MatrixExpression argument) =>
        Rows.For(node) is not { } row ? OverAllEntries(node, argument)
            : row.Turns ? RaiseTurned(row.Function, node, raiser.Algebra.Transpose(argument))
            : node.Order == 0 ? Build.Apply(row.Function, raiser.Algebra.EitherWay(argument))
            : node.Argument.Order == 1 || node.Function == TensorFunction.Inverse ? raiser.Apply(row.Function, [argument])
            : Build.Apply(row.Function, argument);

    /// <summary>Log-sum-exp and softmax over all entries of a matrix, which the catalog has for vectors alone.</summary>
    private static MatrixExpression OverAllEntries(FunctionTensor node, MatrixExpression argument)
    {
        var reduced = Build.Apply(
            Rows.OfVector(TensorFunction.LogSumExp), Build.Apply(Functions.Vectorise, argument));
        return node.Function == TensorFunction.LogSumExp ? reduced
            : Build.Apply(Functions.Exponential, Build.Sum([new(false, false, argument), new(true, true, reduced)]));
    }

    private MatrixExpression RaiseTurned(NodeFunction function, FunctionTensor node, MatrixExpression argument)
    {
        var result = Build.Apply(function, argument);
        return node.Order == 2 ? raiser.Algebra.Transpose(result) : result;
    }
}
