using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Shapes;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>A derivative as a linear map: the tensor dF/dX of axes (axes of F, axes of X), applied to a differential.</summary>
internal static class LinearMap
{
    /// <summary>The properties that are a linear space.</summary>
    public const Properties Structure = Properties.Symmetric | Properties.Antisymmetric | Properties.Diagonal;

    /// <summary>
    /// dF for the differential of X of the given name, in the shape of F; null where the contraction does not reduce.
    /// A differential lies in the space that X lies in: that of a symmetric matrix is symmetric.
    /// </summary>
    public static MatrixExpression? Apply(
        TensorGraph graph, Raiser raiser, Tensor derivative, Shape function, Symbol variable, string differential)
    {
        var moved = graph.Symbol(differential, variable.Shape, variable.Properties & Structure);
        var draft = new Draft();
        var axes = derivative.Axes.Select(draft.NewIndex).ToArray();
        draft.Output.AddRange(axes.Take(derivative.Order - moved.Order));
        draft.Times(derivative, axes).Times(moved, axes.TakeLast(moved.Order));
        var raised = raiser.Raise(graph.Contract(draft));
        return raised is not null && raised.Shape != function ? raiser.Algebra.Transpose(raised) : raised;
    }

    /// <summary>The equation of dF and dX, stacked or not.</summary>
    public static DifferentialReading Equation(
        Differential of, Shape function, Differential by, MatrixExpression value, bool isStacked)
    {
        var left = new NameExpression(of.Name, function);
        return new(isStacked ? Stack(left) : left, value, [of, by]);
    }

    /// <summary>The columns of a matrix, stacked.</summary>
    public static MatrixExpression Stack(MatrixExpression matrix) =>
        matrix.Shape.IsScalar ? matrix : Build.Apply(Functions.Vectorise, matrix);
}
