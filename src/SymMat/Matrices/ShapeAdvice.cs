using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Shapes;
using SymMat.Syntax;
using static SymMat.Diagnostics.Quoting;

namespace SymMat.Matrices;

/// <summary>An operand in a message: where it is, its shape, and whether a suffix needs no brackets around it.</summary>
internal readonly record struct Side(SourceSpan Span, Shape Shape, bool BindsTightly);

/// <summary>What to say of operands that don't fit their operator: both shapes, and the changes that would fit.</summary>
internal sealed class ShapeAdvice(SourceText source)
{
    private const int LongestQuote = 40;

    /// <summary>Whether a suffix applies to the whole expression as it stands.</summary>
    public static bool BindsTightly(ExpressionSyntax? syntax) =>
        syntax is NameSyntax or NumberSyntax or CallSyntax or BracketSyntax or PostfixSyntax;

    /// <summary>The error at an operator of a sum or product.</summary>
    public Diagnostic Explain(LinkSyntax link, Side a, Shape right)
    {
        var b = new Side(link.Operand.Span, right, BindsTightly(link.Operand));
        var error = new Diagnostic(Category.Shape, "", link.Place) { Operands = [a.Span, b.Span] };
        return link.Operator switch
        {
            TokenKind.Plus => Sum(error, $"cannot add {a.Shape} and {b.Shape}", link.Operator, a, b),
            TokenKind.Minus => Sum(error, $"cannot subtract {b.Shape} from {a.Shape}", link.Operator, a, b),
            TokenKind.Star => Product(error, a, b),
            TokenKind.Slash => Quotient(error, a, b),
            TokenKind.Backslash => Solve(error, a, b),
            TokenKind.Kronecker => error with { Category = Category.Unsupported, Message = DimensionLimit.Message },
            _ => Dotted(error, link.Operator, a, b),
        };
    }

    /// <summary>The error of a power whose operands don't broadcast.</summary>
    public Diagnostic Dotted(Diagnostic error, TokenKind kind, Side a, Side b) => error with
    {
        Message = $"cannot broadcast {a.Shape} with {b.Shape}",
        Notes = ["each dimension must be equal, or 1 in one operand"],
        Help = Propose(Transposed(kind, a, b)),
    };

    /// <summary>A proposal of what to write, or null where there is nothing to propose.</summary>
    public static string? Propose(IEnumerable<string> texts)
    {
        var all = texts.Take(3).ToList();
        return all.Count == 0 ? null : $"write {QuoteAll(all)}";
    }

    /// <summary>The text of the expression transposed.</summary>
    public string Transposed(ExpressionSyntax syntax) =>
        Suffixed(source[syntax.Span], new(syntax.Span, Shape.Scalar, BindsTightly(syntax)));

    /// <summary>The operand's own text, or null where it is too long to quote.</summary>
    public string? TextOf(SourceSpan span) =>
        span.Length <= LongestQuote && source[span] is var text && !text.Contains('\n', StringComparison.Ordinal)
            ? text : null;

    private Diagnostic Sum(Diagnostic error, string message, TokenKind kind, Side a, Side b)
    {
        var plain = kind == TokenKind.Plus ? "+" : "-";
        var dotted = ShapeRules.Broadcast(a.Shape, b.Shape) is null ? []
            : Both(a, b) is var (left, right) ? [$"{left} .{plain} {right}"] : new[] { $".{plain}" };
        var proposals = a.Shape.Transposed == b.Shape ? Transposed(kind, a, b).Concat(dotted) : dotted;
        return error with
        {
            Message = message,
            Notes = [$"`{plain}` needs equal shapes; `.{plain}` broadcasts"],
            Help = Propose(proposals),
        };
    }

    private Diagnostic Product(Diagnostic error, Side a, Side b)
    {
        var (left, right) = Both(a, b) ?? ("the left operand", "the right operand");
        var proposals = Transposed(TokenKind.Star, a, b);
        if (a.Shape == b.Shape && Both(a, b) is var (x, y))
        {
            proposals = proposals.Append($"{x} .* {y}");
        }

        return error with
        {
            Message = $"cannot multiply {a.Shape} by {b.Shape}",
            Notes = [$"{left} has {Count(a.Shape.Columns, "column")}, {right} has {Count(b.Shape.Rows, "row")}"],
            Help = Propose(proposals)
                ?? $"give {right} {Count(a.Shape.Columns, "row")}, or declare both dimensions by one name",
        };
    }

    private Diagnostic Quotient(Diagnostic error, Side a, Side b)
    {
        var proposals = new List<string>();
        if (Both(a, b) is var (left, right))
        {
            if (ShapeRules.Broadcast(a.Shape, b.Shape) is not null)
            {
                proposals.Add($"{left} ./ {right}");
            }

            if (b.Shape.IsSquare && (a.Shape.IsScalar || a.Shape.Columns == b.Shape.Rows))
            {
                proposals.Add($"{left}*{Operators.Inverse.Name}({right})");
            }
        }

        return error with
        {
            Message = $"cannot divide {a.Shape} by {b.Shape}",
            Notes = ["`/` divides by a scalar; `./` divides entry by entry"],
            Help = Propose(proposals),
        };
    }

    private Diagnostic Solve(Diagnostic error, Side a, Side b) => a.Shape.IsSquare
        ? error with
        {
            Message = $"cannot solve by {a.Shape} for {b.Shape}",
            Notes = [$"the left operand has {Count(a.Shape.Rows, "row")}, the right one {Count(b.Shape.Rows, "row")}"],
            Help = Propose(TextOf(b.Span) is { } right && a.Shape.Rows == b.Shape.Columns
                ? [$"{TextOf(a.Span) ?? "..."} \\ {Suffixed(right, b)}"] : []),
        }
        : error with
        {
            Message = $"cannot solve by {a.Shape}: the left operand of `\\` is a square matrix",
            Operands = [a.Span],
        };

    /// <summary>The operation with one operand transposed, where that fits.</summary>
    private IEnumerable<string> Transposed(TokenKind kind, Side a, Side b)
    {
        if (Both(a, b) is not var (left, right))
        {
            yield break;
        }

        var symbol = Spellings.Operators.First(o => o.Kind == kind).Text;
        var spaced = kind == TokenKind.Star ? symbol : $" {symbol} ";
        if (Improves(kind, a.Shape.Transposed, b.Shape))
        {
            yield return $"{Suffixed(left, a)}{spaced}{right}";
        }

        if (Improves(kind, a.Shape, b.Shape.Transposed))
        {
            yield return $"{left}{spaced}{Suffixed(right, b)}";
        }
    }

    // A row against a column broadcasts to a whole matrix, which is hardly ever what was meant.
    private static bool Improves(TokenKind kind, Shape a, Shape b) =>
        ShapeRules.Of(kind, a, b) is { } shape && (kind == TokenKind.Star || shape == a || shape == b);

    private (string Left, string Right)? Both(Side a, Side b) =>
        TextOf(a.Span) is { } left && TextOf(b.Span) is { } right ? (left, right) : null;

    private static string Suffixed(string text, Side side) =>
        !side.BindsTightly ? $"({text})'"
            : text.EndsWith('\'') && !text.EndsWith("''", StringComparison.Ordinal) ? text[..^1] : $"{text}'";

    private static string Count(Dimension dimension, string noun) =>
        dimension.IsOne ? $"1 {noun}" : $"{dimension} {noun}s";
}
