using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Shapes;
using SymMat.Syntax;

namespace SymMat.Matrices;

/// <summary>The shapes that operators of the syntax give.</summary>
internal static class ShapeRules
{
    /// <summary>The shape of a sum or product of two operands, or null where they don't fit.</summary>
    public static Shape? Of(TokenKind kind, Shape a, Shape b) => kind switch
    {
        TokenKind.Plus or TokenKind.Minus => a == b ? a : null,
        TokenKind.Star => a.IsScalar ? b : b.IsScalar ? a : a.Columns == b.Rows ? new(a.Rows, b.Columns) : null,
        TokenKind.Slash => b.IsScalar ? a : null,
        TokenKind.Backslash => a.IsScalar ? b : !a.IsSquare ? null : b.IsScalar ? a : a.Rows == b.Rows ? b : null,
        TokenKind.Kronecker => IsSmall(Operators.Kronecker, [a, b])
            ? SignatureMatch.Find(Operators.Kronecker, [a, b])?.Result : null,
        _ => Broadcast(a, b),
    };

    /// <summary>The shape of operands that broadcast, or null where they don't.</summary>
    public static Shape? Broadcast(Shape a, Shape b) =>
        (a.Rows == b.Rows || a.Rows.IsOne || b.Rows.IsOne)
            && (a.Columns == b.Columns || a.Columns.IsOne || b.Columns.IsOne)
            ? new(a.Rows.IsOne ? b.Rows : a.Rows, a.Columns.IsOne ? b.Columns : a.Columns) : null;

    /// <summary>Whether the result of an operator on operands that fit is within the limit of dimensions.</summary>
    public static bool IsSmall(Operator row, ImmutableArray<Shape> shapes) =>
        SignatureMatch.Find(row, shapes) is not { } match
            || (IsSmall(match, match.Signature.Result.Rows) && IsSmall(match, match.Signature.Result.Columns));

    private static bool IsSmall(SignatureMatch match, SignatureAxis axis) =>
        axis.Letters.Length < 2
            || DimensionLimit.IsProductSmall(match.DimensionOf(axis.Letters[0]), match.DimensionOf(axis.Letters[1]));
}
