using SymMat.Shapes;

namespace SymMat.Printing;

/// <summary>Products of two links, and links as arrays.</summary>
internal sealed class LinkAlgebra(PythonArena arena, Func<Dimension, PythonCode> dimension)
{
    /// <summary>The product.</summary>
    public Link Multiply(Link left, Link right)
    {
        var shape = new Shape(left.Shape.Rows, right.Shape.Columns);
        if (left.Shape.IsScalar || right.Shape.IsScalar)
        {
            var (scalar, other) = left.Shape.IsScalar ? (left, right) : (right, left);
            return new(LinkKind.Matrix, arena.Multiply(Materialized(scalar), Materialized(other)), shape);
        }

        if (left.Kind == LinkKind.Diagonal && right.Kind == LinkKind.Diagonal)
        {
            return new(LinkKind.Diagonal, arena.Multiply(left.Value!, right.Value!), shape);
        }

        return new(LinkKind.Matrix, Code(left, right, shape), shape);
    }

    /// <summary>The link as an array, or a float where it is (1, 1).</summary>
    public PythonCode Materialized(Link link) => link.Kind switch
    {
        LinkKind.Diagonal => arena.Call("np.diagflat({0})", PythonArena.Untransposed(link.Value!)),
        LinkKind.Inverse => arena.Inverse(link.Value!),
        LinkKind.Ones => arena.Call("np.ones(({0}, {1}))", dimension(link.Shape.Rows), dimension(link.Shape.Columns)),
        _ => link.Value!,
    };

    /// <summary>The transpose.</summary>
    public Link Transpose(Link link) => new(
        link.Kind,
        link.Kind is LinkKind.Diagonal or LinkKind.Ones || link.Shape.IsScalar ? link.Value : arena.Transpose(link.Value!),
        link.Shape.Transposed);

    /// <summary>The diagonal of an array as a column, or its sum.</summary>
    public PythonCode Diagonal(PythonCode array, bool summed) =>
        summed ? arena.Call("np.trace({0})", array) : arena.Call("np.diag({0})[:, None]", array);

    /// <summary>The diagonal of a product as a column, or its sum, without the product.</summary>
    public PythonCode DiagonalOfProduct(PythonCode left, PythonCode right, bool summed)
    {
        var product = arena.Multiply(left, arena.Transpose(right));
        return summed ? arena.Call("np.sum({0})", product) : arena.Call("np.sum({0}, axis=1, keepdims=True)", product);
    }

    private PythonCode Code(Link left, Link right, Shape shape) => (left.Kind, right.Kind) switch
    {
        (LinkKind.Diagonal, _) => arena.Multiply(left.Value!, Materialized(right)),
        (_, LinkKind.Diagonal) => arena.Multiply(Materialized(left), arena.Transpose(right.Value!)),
        (LinkKind.Ones, LinkKind.Ones) when shape.IsScalar => dimension(left.Shape.Columns),
        (LinkKind.Ones, _) when shape.IsScalar => arena.Call("np.sum({0})", Materialized(right)),
        (_, LinkKind.Ones) when shape.IsScalar => arena.Call("np.sum({0})", Materialized(left)),
        (LinkKind.Ones, _) when left.Shape.Rows.IsOne =>
            arena.Call("np.sum({0}, axis=0, keepdims=True)", Materialized(right)),
        (_, LinkKind.Ones) when right.Shape.Columns.IsOne =>
            arena.Call("np.sum({0}, axis=1, keepdims=True)", Materialized(left)),
        (LinkKind.Inverse, _) => arena.Call("np.linalg.solve({0}, {1})", left.Value!, Materialized(right)),
        (_, LinkKind.Inverse) => arena.Transpose(arena.Call(
            "np.linalg.solve({0}, {1})", arena.Transpose(right.Value!), arena.Transpose(Materialized(left)))),
        _ when shape.IsScalar => arena.Item(arena.MatrixProduct(Materialized(left), Materialized(right))),
        _ => arena.MatrixProduct(Materialized(left), Materialized(right)),
    };
}
