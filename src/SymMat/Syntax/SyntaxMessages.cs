using Superpower.Model;
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
    private const string StatementHelp = "`x : (m, n)` declares a symbol, `f = ...` defines a name";

    /// <summary>Brackets nested beyond the limit, at the first such bracket.</summary>
    public static Diagnostic TooDeep(SourceSpan place) =>
        new(Category.Syntax, $"brackets are nested too deeply: more than {Parser.DeepestNesting} levels", place)
        {
            Help = "define the inner parts by names of their own",
        };

    /// <summary>A text that is to be one formula, and is none or several.</summary>
    public static Diagnostic NotOneFormula(SourceSpan place) =>
        new(Category.Syntax, "expected one formula", place);

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
        var failure = new Failure(source, tokens, at);
        return at == tokens.Length
            ? EndTooSoon(failure)
            : Explain(failure) ?? failure.Error(expectations.Count == 0
                ? $"unexpected {failure.Quoted}"
                : $"unexpected {failure.Quoted}, expected {string.Join(" or ", expectations)}");
    }

    private static Diagnostic? Explain(Failure failure) => failure.Kind switch
    {
        TokenKind.Unknown => Unknown(failure),
        TokenKind.BadNumber => BadNumber(failure),
        _ when failure.At == 0 => NoName(failure),
        TokenKind.RightBracket or TokenKind.RightSquare when failure.Open is null =>
            failure.Error($"{failure.Quoted} closes no bracket"),
        TokenKind.Equal => UnexpectedEqual(failure),
        _ => failure.Part switch
        {
            StatementPart.Names => InNames(failure),
            StatementPart.Shape => ShapeMessages.Explain(failure),
            _ => ValueMessages.Explain(failure),
        },
    };

    private static Diagnostic EndTooSoon(Failure failure)
    {
        var last = failure.Tokens[^1];
        var text = Quote(last.ToStringValue());
        var end = SpanOf(last).End;
        var error = new Diagnostic(Category.Syntax, "", new(end, 0));
        if (TokenKinds.WantsOperand(last.Kind))
        {
            return error with { Message = $"the right operand of {text} is missing" };
        }

        if (failure.Open is { } open)
        {
            var closing = open.Kind == TokenKind.LeftBracket ? ")" : "]";
            return error with
            {
                Message = $"expected {Quote(closing)}: this {Quote(open.ToStringValue())} is not closed",
                Operands = [SpanOf(open)],
                Notes = failure.NoteOpen(end),
            };
        }

        return failure.Part switch
        {
            StatementPart.Value => error with { Message = $"expected an expression after {text}" },
            StatementPart.Shape => error with
            {
                Message = $"expected a shape after {text}",
                Help = ShapeMessages.Help,
            },
            _ when last.Kind == TokenKind.Comma => error with { Message = "expected a name after `,`" },
            _ => error with { Message = "expected `:` and a shape, or `=` and an expression", Help = StatementHelp },
        };
    }

    private static Diagnostic Unknown(Failure failure)
    {
        var text = failure.Text(failure.At);
        return failure.Error(
            text.Length > 1 && !char.IsSurrogate(text[0])
                ? $"{failure.Quoted} is no operator of the language" : $"unknown character {failure.Quoted}",
            Spellings.Foreign.FirstOrDefault(f => f.Text == text).Instead);
    }

    private static Diagnostic BadNumber(Failure failure) =>
        failure.Text(failure.At).AsSpan().Count('.') > 1
            ? failure.Error($"{failure.Quoted} is not a number")
            : failure.Error($"the number {failure.Quoted} is too large or too long") with
            {
                Notes = [$"numbers have up to {NumberLiteral.MostDigits} digits, and powers of ten up to as many"],
            };

    private static Diagnostic NoName(Failure failure) => failure.Error(
        $"a statement starts with a name, not with {failure.Quoted}",
        TokenKinds.WantsOperand(failure.Kind) && failure.Source.LineAt(SpanOf(failure.Tokens[0]).Start) > 1
            ? $"where a line goes on with the one before, {failure.Quoted} stands at the end of that line" : null);

    private static Diagnostic? UnexpectedEqual(Failure failure)
    {
        if (failure.Part == StatementPart.Value)
        {
            return SecondEqual(failure);
        }

        var property = failure.At - 1;
        if (failure.Part == StatementPart.Shape && failure.Before == TokenKind.Name
            && failure.Tokens[property - 1].Kind != TokenKind.Colon)
        {
            return ValueMessages.NoProperties(failure) with
            {
                Message = $"a definition has no properties: {Quote(failure.Text(property))} is out of place",
                Span = SpanOf(failure.Tokens[property]),
            };
        }

        return failure.Open is null && failure.Tokens[1].Kind == TokenKind.Comma
            ? failure.Error("several names can be declared together, but not defined") : null;
    }

    private static Diagnostic SecondEqual(Failure failure)
    {
        var operatorBefore = failure.Tokens[failure.At - 2];
        return failure.Error("unexpected `=`: a statement has one") with
        {
            Notes = failure.Open is { } open ? [$"a bracket {Quote(open.ToStringValue())} before it is not closed"]
                : TokenKinds.WantsOperand(operatorBefore.Kind)
                    ? [$"{Quote(operatorBefore.ToStringValue())} before it goes on with the next line"] : [],
        };
    }

    private static Diagnostic InNames(Failure failure) =>
        failure is { Kind: TokenKind.LeftBracket, Before: TokenKind.Name }
            ? failure.Error(
                "the left side of a definition is a name alone",
                $"write {Quote(failure.Text(failure.At - 1) + " = ...")}")
            : failure.Before == TokenKind.Comma ? failure.Error($"expected a name before {failure.Quoted}")
            : failure.Error($"expected `:` or `=` before {failure.Quoted}", StatementHelp);
}
