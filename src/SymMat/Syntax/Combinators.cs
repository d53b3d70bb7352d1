using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Superpower;
using Superpower.Model;
using SymMat.Diagnostics;

namespace SymMat.Syntax;

/// <summary>What the grammar needs beside Superpower's own combinators: chains, signs and suffixes as loops.</summary>
internal static class Combinators
{
    /// <summary>What a parser expects that runs out of stack.</summary>
    public const string LessNesting = "less nesting";

    /// <summary>The place of a token.</summary>
    public static SourceSpan SpanOf(Token<TokenKind> token) => new(token.Span.Position.Absolute, token.Span.Length);

    /// <summary>A token of that kind.</summary>
    public static TokenListParser<TokenKind, Token<TokenKind>> Of(TokenKind kind) =>
        Token(TokenKinds.Describe(kind), token => token.Kind == kind);

    /// <summary>A name that is a word of the language in its place.</summary>
    public static TokenListParser<TokenKind, Token<TokenKind>> Word(string word) =>
        Token($"`{word}`", token => token.Kind == TokenKind.Name && token.Span.EqualsValue(word));

    /// <summary>A token that passes a test. Superpower's own parsers find what to call it by reflection, which takes long.</summary>
    private static TokenListParser<TokenKind, Token<TokenKind>> Token(string expected, Func<Token<TokenKind>, bool> test)
    {
        string[] expectations = [expected];
        return input => input.ConsumeToken() is { HasValue: true } token && test(token.Value) ? token
            : TokenListParserResult.Empty<TokenKind, Token<TokenKind>>(input, expectations);
    }

    /// <summary>Operands with operators between them, from the left; a sole operand is itself.</summary>
    public static TokenListParser<TokenKind, ExpressionSyntax> Chain(
        TokenListParser<TokenKind, ExpressionSyntax> operand,
        Func<TokenKind, bool> isOperator,
        Func<SourceSpan, ExpressionSyntax, ImmutableArray<LinkSyntax>, ExpressionSyntax> make) => input =>
    {
        var first = operand(input);
        var last = first;
        ImmutableArray<LinkSyntax>.Builder? rest = null;
        while (last.HasValue && last.Remainder.ConsumeToken() is { HasValue: true } link
            && isOperator(link.Value.Kind))
        {
            last = operand(link.Remainder);
            if (last.HasValue)
            {
                rest ??= ImmutableArray.CreateBuilder<LinkSyntax>();
                rest.Add(new(link.Value.Kind, SpanOf(link.Value), last.Value));
            }
        }

        return !last.HasValue || rest is null ? last
            : TokenListParserResult.Value(
                make(SourceSpan.Between(first.Value.Span, last.Value.Span), first.Value, rest.ToImmutable()),
                input,
                last.Remainder);
    };

    /// <summary>An operand after any number of signs.</summary>
    public static TokenListParser<TokenKind, ExpressionSyntax> Signed(
        TokenListParser<TokenKind, ExpressionSyntax> operand, int most = int.MaxValue) => input =>
    {
        var minus = false;
        var count = 0;
        var rest = input;
        while (count < most && rest.ConsumeToken() is { HasValue: true } sign && TokenKinds.IsSign(sign.Value.Kind))
        {
            minus ^= sign.Value.Kind == TokenKind.Minus;
            rest = sign.Remainder;
            count++;
        }

        var result = operand(rest);
        return count == 0 || !result.HasValue ? result
            : TokenListParserResult.Value<TokenKind, ExpressionSyntax>(
                new PrefixSyntax(SourceSpan.Between(StartOf(input), result.Value.Span), minus, result.Value),
                input,
                result.Remainder);
    };

    /// <summary>An operand and its suffixes; whether one may follow depends on its token and the one before.</summary>
    public static TokenListParser<TokenKind, ExpressionSyntax> Suffixed(
        TokenListParser<TokenKind, ExpressionSyntax> operand,
        TokenListParser<TokenKind, SuffixSyntax> suffix,
        Func<TokenKind, SuffixSyntax?, bool> mayFollow) => input =>
    {
        var result = operand(input);
        var rest = result.Remainder;
        ImmutableArray<SuffixSyntax>.Builder? suffixes = null;
        while (result.HasValue && rest.ConsumeToken() is { HasValue: true } token
            && mayFollow(token.Value.Kind, suffixes?[^1]))
        {
            var next = suffix(rest);
            if (!next.HasValue)
            {
                return TokenListParserResult.CastEmpty<TokenKind, SuffixSyntax, ExpressionSyntax>(next);
            }

            suffixes ??= ImmutableArray.CreateBuilder<SuffixSyntax>();
            suffixes.Add(next.Value);
            rest = next.Remainder;
        }

        return suffixes is null ? result : TokenListParserResult.Value<TokenKind, ExpressionSyntax>(
            new PostfixSyntax(
                new(result.Value.Span.Start, suffixes[^1].End - result.Value.Span.Start),
                result.Value,
                suffixes.ToImmutable()),
            input,
            rest);
    };

    /// <summary>Everything from an opening token to the closing token that matches it.</summary>
    public static TokenListParser<TokenKind, (SourceSpan Open, SourceSpan Close)> Balanced(
        TokenKind open, TokenKind close) => input =>
    {
        var first = Of(open)(input);
        if (!first.HasValue)
        {
            return TokenListParserResult.CastEmpty<TokenKind, Token<TokenKind>, (SourceSpan, SourceSpan)>(first);
        }

        var last = first;
        for (var depth = 1; depth > 0;)
        {
            last = last.Remainder.ConsumeToken();
            if (!last.HasValue)
            {
                return TokenListParserResult.CastEmpty<TokenKind, Token<TokenKind>, (SourceSpan, SourceSpan)>(last);
            }

            depth += last.Value.Kind == open ? 1 : last.Value.Kind == close ? -1 : 0;
        }

        return TokenListParserResult.Value((SpanOf(first.Value), SpanOf(last.Value)), input, last.Remainder);
    };

    /// <summary>What the parser accepts, if the first token passes a test.</summary>
    public static TokenListParser<TokenKind, T> Matching<T>(
        TokenListParser<TokenKind, T> parser, Func<Token<TokenKind>, bool> test) => input =>
        input.ConsumeToken() is { HasValue: true } token && test(token.Value) ? parser(input)
            : TokenListParserResult.Empty<TokenKind, T>(input);

    /// <summary>The parser, guarded against running out of stack where a caller's thread has little.</summary>
    public static TokenListParser<TokenKind, T> WithStack<T>(TokenListParser<TokenKind, T> parser) => input =>
        RuntimeHelpers.TryEnsureSufficientExecutionStack() ? parser(input)
            : TokenListParserResult.Empty<TokenKind, T>(input, [LessNesting]);

    private static SourceSpan StartOf(TokenList<TokenKind> list) => SpanOf(list.ConsumeToken().Value);
}
