using SymMat.Catalog;
using SymMat.Diagnostics;
using static SymMat.Diagnostics.Quoting;

namespace SymMat.Syntax;

/// <summary>What to say where the parser failed between a statement's colon and its equals sign.</summary>
internal static class ShapeMessages
{
    /// <summary>The forms of a shape.</summary>
    public const string Help = "a shape is `(m, n)`, `scalar`, `vector(n)` or `matrix(m, n)`";

    /// <summary>The diagnostic.</summary>
    public static Diagnostic Explain(Failure failure)
    {
        if (failure.Before == TokenKind.Colon)
        {
            return NoShape(failure);
        }

        if (Grammar.ShapeWords.Any(w => w.Dimensions > 0 && w.Word == failure.Text(failure.At - 1))
            && failure.Tokens[failure.At - 2].Kind == TokenKind.Colon)
        {
            return failure.Error(
                $"expected `(` and dimensions after {Quote(failure.Text(failure.At - 1))}, not {failure.Quoted}", Help);
        }

        if (failure.Open is null)
        {
            return failure.Error(
                $"unexpected {failure.Quoted} after the shape",
                "a shape is followed by its properties, separated by spaces");
        }

        return TokenKinds.EndsOperand(failure.Before) ? AfterDimension(failure) : NoDimension(failure);
    }

    private static Diagnostic AfterDimension(Failure failure) => failure.Kind switch
    {
        TokenKind.Comma or TokenKind.RightBracket => WrongCount(failure),
        TokenKind.Name when failure.Before == TokenKind.Number => ValueMessages.MissingOperator(failure),
        var kind when TokenKinds.StartsOperand(kind) => failure.Error(
            $"expected `,` before {failure.Quoted}",
            "dimensions are separated by a comma; a product is written with `*`"),
        _ => NoDimension(failure),
    };

    private static Diagnostic NoDimension(Failure failure) => failure.Error(
        $"{failure.Quoted} can't stand here: a dimension is a polynomial of names with integer coefficients");

    private static Diagnostic NoShape(Failure failure)
    {
        var text = failure.Text(failure.At);
        var near = Nearest.Of(text, Grammar.ShapeWords.Select(w => w.Word));
        return failure.Error(
            $"expected a shape, not {failure.Quoted}",
            PropertyTable.Rows.Any(r => r.Name == text) ? "a shape comes first, then its properties"
                : near.IsEmpty ? Help : $"did you mean {QuoteAll(near)}?");
    }

    private static Diagnostic WrongCount(Failure failure)
    {
        var first = Array.FindIndex(failure.Tokens, t => t.Kind == TokenKind.Colon) + 1;
        var takesOne = Grammar.ShapeWords.Any(w => w.Dimensions == 1 && w.Word == failure.Text(first));
        return failure.Error(
            takesOne ? $"{Quote(failure.Text(first))} takes one dimension" : "a shape has two dimensions",
            failure.Kind == TokenKind.Comma
                ? null : "a column of n entries is `(n, 1)` or `vector(n)`, a row `(1, n)`");
    }
}
