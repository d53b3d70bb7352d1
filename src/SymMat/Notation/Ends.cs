using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Shapes;

namespace SymMat.Notation;

/// <summary>What a reduced network of at most two free indices says: a column, a matrix, or nothing but scalars.</summary>
internal static class Ends
{
    /// <summary>
    /// The expression, or null for 1. As a term of a sum it may be smaller than its axes where it broadcasts.
    /// </summary>
    public static MatrixExpression? Finish(
        Network network, Algebra algebra, ImmutableArray<Dimension> axes, bool isTerm) => axes.Length switch
        {
            0 => null,
            1 => network.Column(0) ?? (isTerm ? null : Build.Constant(Functions.Ones, axes[0])),
            _ when network.Deltas.Count > 0 => Diagonal(network, algebra, axes),
            _ when network.EdgesAt(0).Count > 0 => Matrix(network, algebra),
            _ => Outer(network, algebra, axes, isTerm),
        };

    private static MatrixExpression Diagonal(Network network, Algebra algebra, ImmutableArray<Dimension> axes)
    {
        var column = network.Column(0);
        if (column is ApplyExpression { Operator: var o } && o == Functions.Diagonal
            && algebra.DiagonalMatrixOf(new(column, false)) is null && column.Operands[0].Shape.IsSquare)
        {
            return algebra.MarkSymmetric(Build.Apply(
                Operators.EntrywiseProduct, algebra.EitherWay(column.Operands[0]), Build.Constant(Functions.Identity, axes[0])));
        }

        return algebra.MarkSymmetric(network.DiagonalMatrix(0) ?? Build.Constant(Functions.Identity, axes[0]));
    }

    private static MatrixExpression Matrix(Network network, Algebra algebra)
    {
        if (network.EdgesAt(0) is [var sole] && network.Column(0) is null && network.Column(1) is null && !sole.Divides)
        {
            return network.From(sole, 0);
        }

        List<Multiplier> factors =
        [
            .. network.EdgesAt(0).Select(e => new Multiplier(
                e.Row == 0 ? e.Matrix : algebra.Transpose(e.Matrix), e.Divides)),
            .. network.Weights(0),
            .. network.Weights(1).Select(w => w with { Expression = algebra.Transpose(w.Expression) }),
        ];
        var entrywise = algebra.Entrywise(factors);
        return network.EdgesAt(0) is [{ Divides: false } edge] ? Algebra.Shorter(entrywise, Scaled(network, algebra, edge)) : entrywise;
    }

    /// <summary>diag(u)*M*diag(v).</summary>
    private static MatrixExpression Scaled(Network network, Algebra algebra, Edge edge) => algebra.Product(
        new[] { network.DiagonalMatrix(0), network.From(edge, 0), network.DiagonalMatrix(1) }.OfType<MatrixExpression>());

    private static MatrixExpression? Outer(
        Network network, Algebra algebra, ImmutableArray<Dimension> axes, bool isTerm)
    {
        var (rows, columns) = (network.Column(0), network.Column(1));
        return (rows, columns) switch
        {
            ({ } u, { } v) => algebra.Product(u, algebra.Transpose(v)),
            ({ } u, null) => isTerm ? u : algebra.Product(u, Build.Constant(Functions.Ones, Dimension.One, axes[1])),
            (null, { } v) => isTerm ? algebra.Transpose(v)
                : algebra.Product(Build.Constant(Functions.Ones, axes[0]), algebra.Transpose(v)),
            _ => isTerm ? null : Build.Constant(Functions.Ones, axes[0], axes[1]),
        };
    }
}
