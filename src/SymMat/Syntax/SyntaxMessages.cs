using System.Collections.Immutable;
using Superpower.Model;
using SymMat.Catalog;
using SymMat.Diagnostics;
using static SymMat.Diagnostics.Quoting;
using static SymMat.Syntax.Combinators;

namespace SymMat.Syntax;

/// <summary>
/// What to say where the parser failed. The parser says which token is wrong and what it expected; the tokens around
/// tell the common slips.
/// </summary>
internal static class SyntaxMessages
{
    /// <summary>Where in a statement a token stands.</summary>
    private enum Part
    {
        Names,
        Shape,
        Value,
    }

    /// <summary>Brackets nested beyond the limit, at the first such bracket.</summary>
    public static Diagnostic TooDeep(SourceSpan place) =>
        new(Category.Syntax, $"brackets are nested too deeply: more than {Parser.DeepestNesting} levels", place)
        {
            Help = "define the inner parts by names of their own",
        };

    /// <summary>A power of a power, at the second operator.</summary>
    public static Diagnostic Tower(SourceSpan place) =>
        new(Category.Syntax, "a power of a power needs brackets", place)
        {
            Help = "write `(a^b)^c` or `a^(b^c)`",
        };

    /// <summary>The diagnostic for a failure at the token of that index, or at the end of the statement.</summary>
    public static Diagnostic Explain(
        SourceText source, Token<TokenKind>[] tokens, int at, IReadOnlyList<string> expectations)
    {
        var part = PartOf(tokens.AsSpan(0, at));
        if (at == tokens.Length)
        {
            return EndTooSoon(source, tokens, part);
        }

        var token = tokens[at];
        var text = token.ToStringValue();
        var error = new Diagnostic(Category.Syntax, "", SpanOf(token));
        return token.Kind switch
        {
            TokenKind.Unknown => Unknown(error, text),
            TokenKind.BadNumber => BadNumber(error, text),
            _ when at == 0 => NoName(error, source, token, text),
            TokenKind.RightBracket or TokenKind.RightSquare when Unclosed(tokens.AsSpan(0, at)) is null =>
                error with { Message = $"{Quote(text)} closes no bracket" },
            TokenKind.Equal => UnexpectedEqual(error, tokens, at, part),
            _ => part switch
            {
                Part.Names => InNames(error, tokens, at, text),
                Part.Shape => InShape(error, source, tokens, at, text),
                _ => InValue(error, source, tokens, at, text),
            },
        } is { Message: not "" } explained ? explained : error with
        {
            Message = $"unexpected {Quote(text)}{Expected(expectations)}",
        };
    }

    private static Part PartOf(ReadOnlySpan<Token<TokenKind>> before)
    {
        var part = Part.Names;
        foreach (var token in before)
        {
            part = token.Kind == TokenKind.Equal ? Part.Value
                : token.Kind == TokenKind.Colon && part == Part.Names ? Part.Shape : part;
        }

        return part;
    }

    private static Token<TokenKind>? Unclosed(ReadOnlySpan<Token<TokenKind>> before)
    {
        var open = new Stack<Token<TokenKind>>();
        foreach (var token in before)
        {
            if (TokenKinds.Opens(token.Kind))
            {
                open.Push(token);
            }
            else if (TokenKinds.Closes(token.Kind))
            {
                open.TryPop(out _);
            }
        }

        return open.TryPeek(out var last) ? last : null;
    }

    private static Diagnostic EndTooSoon(SourceText source, Token<TokenKind>[] tokens, Part part)
    {
        var last = tokens[^1];
        var error = new Diagnostic(Category.Syntax, "", new(SpanOf(last).End, 0));
        if (TokenKinds.WantsOperand(last.Kind))
        {
            return error with { Message = $"the right operand of {Quote(last.ToStringValue())} is missing" };
        }

        if (Unclosed(tokens) is { } open)
        {
            var closing = open.Kind == TokenKind.LeftBracket ? ")" : "]";
            return error with
            {
                Message = $"expected {Quote(closing)}: this {Quote(open.ToStringValue())} is not closed",
                Operands = [SpanOf(open)],
                Notes = OnAnotherLine(source, open, error.Span!.Value.Start),
            };
        }

        return (part, last.Kind) switch
        {
            (Part.Value, _) => error with { Message = $"expected an expression after {Quote(last.ToStringValue())}" },
            (Part.Shape, _) => error with { Message = $"expected a shape after {Quote(last.ToStringValue())}", Help = ShapeHelp },
            (_, TokenKind.Comma) => error with { Message = "expected a name after `,`" },
            _ => error with
            {
                Message = "expected `:` and a shape, or `=` and an expression",
                Help = "`x : (m, n)` declares a symbol, `f = ...` defines a name",
            },
        };
    }

    private const string ShapeHelp = "a shape is `(m, n)`, `scalar`, `vector(n)` or `matrix(m, n)`";

    private static ImmutableArray<string> OnAnotherLine(SourceText source, Token<TokenKind> open, int place)
    {
        var start = SpanOf(open).Start;
        return source.LineAt(start) == source.LineAt(place) ? []
            : [$"{Quote(open.ToStringValue())} stands on line {source.LineAt(start)}, column {source.ColumnAt(start)}"];
    }

    private static Diagnostic Unknown(Diagnostic error, string text) => error with
    {
        Message = text.Length > 1 && !char.IsSurrogate(text[0])
            ? $"{Quote(text)} is no operator of the language" : $"unknown character {Quote(text)}",
        Help = Spellings.Foreign.FirstOrDefault(f => f.Text == text).Instead,
    };

    private static Diagnostic BadNumber(Diagnostic error, string text) => error with
    {
        Message = text.AsSpan().Count('.') > 1
            ? $"{Quote(text)} is not a number"
            : $"the number {Quote(text)} is too large or too long",
        Notes = text.AsSpan().Count('.') > 1 ? []
            : [$"at most {NumberLiteral.MostDigits} digits are read, and powers of ten up to {NumberLiteral.MostDigits}"],
    };

    private static Diagnostic NoName(Diagnostic error, SourceText source, Token<TokenKind> token, string text) =>
        TokenKinds.WantsOperand(token.Kind) && source.LineAt(SpanOf(token).Start) > 1
            ? error with
            {
                Message = $"a statement starts with a name, not with {Quote(text)}",
                Help = $"where a line goes on with the one before, {Quote(text)} stands at the end of that line",
            }
            : error with { Message = $"a statement starts with a name, not with {Quote(text)}" };

    private static Diagnostic UnexpectedEqual(Diagnostic error, Token<TokenKind>[] tokens, int at, Part part) =>
        part switch
        {
            Part.Value => error with
            {
                Message = "unexpected `=`: a statement has one",
                Notes = Unclosed(tokens.AsSpan(0, at)) is { } open
                    ? [$"a bracket {Quote(open.ToStringValue())} before it is not closed"]
                    : TokenKinds.WantsOperand(tokens[at - 2].Kind)
                        ? [$"{Quote(tokens[at - 2].ToStringValue())} before it goes on with the next line"] : [],
            },
            Part.Shape when tokens[at - 1].Kind == TokenKind.Name && tokens[at - 2].Kind != TokenKind.Colon => error with
            {
                Message = $"a definition has no properties: {Quote(tokens[at - 1].ToStringValue())} is out of place",
                Span = SpanOf(tokens[at - 1]),
            },
            Part.Names or Part.Shape when tokens.Take(at).Any(t => t.Kind == TokenKind.Comma) && !IsOpen(tokens, at) =>
                error with { Message = "several names can be declared together, but not defined" },
            _ => error,
        };

    private static bool IsOpen(Token<TokenKind>[] tokens, int at) => Unclosed(tokens.AsSpan(0, at)) is not null;

    private static Diagnostic InNames(Diagnostic error, Token<TokenKind>[] tokens, int at, string text) =>
        tokens[at].Kind == TokenKind.LeftBracket && tokens[at - 1].Kind == TokenKind.Name
            ? error with
            {
                Message = "the left side of a definition is a name alone",
                Help = $"write {Quote(tokens[at - 1].ToStringValue() + " = ...")}",
            }
            : error with
            {
                Message = $"expected `:` or `=` before {Quote(text)}",
                Help = "`x : (m, n)` declares a symbol, `f = ...` defines a name",
            };

    private static Diagnostic InShape(
        Diagnostic error, SourceText source, Token<TokenKind>[] tokens, int at, string text)
    {
        var kind = tokens[at].Kind;
        var before = tokens[at - 1].Kind;
        if (before == TokenKind.Colon)
        {
            return NoShape(error, source, tokens, at, text);
        }

        if (!IsOpen(tokens, at))
        {
            return error with
            {
                Message = $"unexpected {Quote(text)} after the shape",
                Help = "a shape is followed by its properties, separated by spaces",
            };
        }

        if (kind is TokenKind.Comma or TokenKind.RightBracket && TokenKinds.EndsOperand(before))
        {
            return DimensionCount(error, tokens, at);
        }

        return before == TokenKind.Number && kind == TokenKind.Name
            ? error with
            {
                Message = $"an operator is missing before {Quote(text)}; a product is written with `*`",
                Help = $"write {Quote($"{tokens[at - 1].ToStringValue()}*{text}")}",
            }
            : TokenKinds.EndsOperand(before) && TokenKinds.StartsOperand(kind)
            ? error with
            {
                Message = $"expected `,` before {Quote(text)}",
                Help = "dimensions are separated by a comma; a product is written with `*`",
            }
            : error with
            {
                Message = $"{Quote(text)} can't stand here: a dimension is a polynomial of names with integer coefficients",
            };
    }

    private static Diagnostic NoShape(
        Diagnostic error, SourceText source, Token<TokenKind>[] tokens, int at, string text)
    {
        var isProperty = PropertyTable.Rows.Any(r => r.Name == text);
        var near = Nearest.Of(text, Grammar.ShapeWords.Select(w => w.Word));
        return error with
        {
            Message = $"expected a shape, not {Quote(text)}",
            Help = isProperty ? "a shape comes first, then its properties"
                : near.Length > 0 ? $"did you mean {QuoteAll(near)}?" : ShapeHelp,
        };
    }

    private static Diagnostic DimensionCount(Diagnostic error, Token<TokenKind>[] tokens, int at)
    {
        var colon = Array.FindIndex(tokens, t => t.Kind == TokenKind.Colon);
        var word = tokens[colon + 1].Kind == TokenKind.Name ? tokens[colon + 1].ToStringValue() : null;
        return error with
        {
            Message = word is null || word == Grammar.ShapeWords[^1].Word
                ? "a shape has two dimensions" : $"{Quote(word)} takes one dimension",
            Help = tokens[at].Kind == TokenKind.Comma ? null : "a column of n entries is `(n, 1)` or `vector(n)`, a row `(1, n)`",
        };
    }

    private static Diagnostic InValue(
        Diagnostic error, SourceText source, Token<TokenKind>[] tokens, int at, string text)
    {
        var (before, kind) = (tokens[at - 1], tokens[at].Kind);
        if (TokenKinds.EndsOperand(before.Kind))
        {
            return AfterOperand(error, source, tokens, at, text);
        }

        var isSuffix = kind is TokenKind.Transpose or TokenKind.Inverse || TokenKinds.IsPower(kind);
        if (isSuffix && !TokenKinds.WantsOperand(before.Kind))
        {
            return error with
            {
                Message = $"{Quote(text)} follows its operand, and there is none before it",
                Help = kind == TokenKind.Transpose && at + 1 < tokens.Length && tokens[at + 1].Kind == TokenKind.Name
                    ? $"write {Quote(tokens[at + 1].ToStringValue() + "'")}" : null,
            };
        }

        var side = TokenKinds.WantsOperand(before.Kind)
            ? $"the right operand of {Quote(before.ToStringValue())} is missing" : "expected an expression";
        return error with { Message = $"{side} before {Quote(text)}" };
    }

    private static Diagnostic AfterOperand(
        Diagnostic error, SourceText source, Token<TokenKind>[] tokens, int at, string text)
    {
        var (before, kind) = (tokens[at - 1], tokens[at].Kind);
        var open = Unclosed(tokens.AsSpan(0, at));
        if (TokenKinds.IsPower(kind))
        {
            return Tower(SpanOf(tokens[at]));
        }

        if (open is { } bracket && source.LineAt(SpanOf(before).Start) < source.LineAt(SpanOf(tokens[at]).Start))
        {
            return error with
            {
                Message = $"expected `)` or an operator before {Quote(text)}: a bracket is not closed",
                Notes = OnAnotherLine(source, bracket, SpanOf(tokens[at]).Start),
            };
        }

        if (TokenKinds.Closes(kind))
        {
            return error with { Message = $"{Quote(text)} does not close {Quote(open!.Value.ToStringValue())}" };
        }

        if (!TokenKinds.StartsOperand(kind))
        {
            return error with { Message = $"unexpected {Quote(text)} after an operand" };
        }

        if (open is null && PropertyTable.Rows.Any(r => r.Name == text))
        {
            return error with { Message = $"a definition has no properties: {Quote(text)} is out of place" };
        }

        var product = Quote($"{before.ToStringValue()}*{text}");
        return error with
        {
            Message = $"an operator is missing before {Quote(text)}; a product is written with `*`",
            Help = open is null || text == "("
                ? TokenKinds.EndsOperand(before.Kind) && before.Kind is TokenKind.Name or TokenKind.Number && text != "("
                    ? $"write {product}" : "write `*` between the factors"
                : $"write {product} for a product, `,` between arguments",
        };
    }

    private static string Expected(IReadOnlyList<string> expectations) =>
        expectations.Count == 0 ? "" : $", expected {string.Join(" or ", expectations)}";
}
