using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numbers;
using SymMat.Tensors;

namespace SymMat.Calculus;

/// <summary>Projects a gradient on the space of a structured variable: Frobenius-orthogonally, so G to (G + G')/2 and so on.</summary>
internal static class Projection
{
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
            var draft = new Draft();
            var axes = draft.NewOutputs(derivative.Axes);
            return graph.Contract(draft.Times(derivative, axes)
                .Times(graph.Delta(derivative.Axes[axis]), axes[axis], axes[axis + 1]));
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
