using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numbers;
using SymMat.Tensors;

namespace SymMat.Calculus;

/// <summary>What entries a derivative by a structured variable is by.</summary>
public enum Structure
{
    /// <summary>All, and the derivative is the gradient within the space of the structure.</summary>
    Projected,

    /// <summary>Those that determine the others: for a symmetric matrix G + G' without the diagonal of one of them.</summary>
    Free,
}

/// <summary>Projects a gradient on the space of a structured variable: Frobenius-orthogonally, so G to (G + G')/2 and so on.</summary>
internal static class Projection
{
    /// <summary>
    /// The derivative by the free entries of the variable, each at both of its places (Petersen and Pedersen 2012,
    /// eqs. 138 to 141).
    /// </summary>
    public static Tensor ByFreeEntries(TensorGraph graph, Tensor derivative, int axis, Symbol variable)
    {
        var projected = Apply(graph, derivative, axis, variable);
        var properties = variable.Shape.IsScalar ? Properties.None : variable.Properties;
        return properties.HasFlag(Properties.Antisymmetric) ? graph.Scale(2, projected)
            : properties.HasFlag(Properties.Symmetric)
                ? graph.Sum(derivative.Axes, [new(2, projected), new(-1, OnDiagonal(graph, derivative, axis))])
                : projected;
    }

    private static Tensor OnDiagonal(TensorGraph graph, Tensor derivative, int axis)
    {
        var draft = new Draft();
        var axes = draft.NewOutputs(derivative.Axes);
        return graph.Contract(draft.Times(derivative, axes)
            .Times(graph.Delta(derivative.Axes[axis]), axes[axis], axes[axis + 1]));
    }

    /// <summary>The derivative projected along the two axes of the variable, of which the first is given; a scalar has none.</summary>
    public static Tensor Apply(TensorGraph graph, Tensor derivative, int axis, Symbol variable)
    {
        var properties = variable.Properties;
        if (variable.Shape.IsScalar)
        {
            // The only antisymmetric scalar is 0.
            return properties.HasFlag(Properties.Antisymmetric)
                ? graph.Constant(Rational.Zero, derivative.Axes) : derivative;
        }

        if (properties.HasFlag(Properties.Diagonal))
        {
            return OnDiagonal(graph, derivative, axis);
        }

        var sign = properties.HasFlag(Properties.Symmetric) ? 1 : properties.HasFlag(Properties.Antisymmetric) ? -1 : 0;
        if (sign == 0)
        {
            return derivative;
        }

        var order = Enumerable.Range(0, derivative.Order).ToArray();
        (order[axis], order[axis + 1]) = (axis + 1, axis);
        return graph.Sum(
            derivative.Axes,
            [new(Rational.Half, derivative), new(Rational.Half * sign, graph.Permute(derivative, order))]);
    }
}
