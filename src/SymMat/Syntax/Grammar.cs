using System.Collections.Immutable;
using Superpower;
using Superpower.Model;
using SymMat.Diagnostics;
using static SymMat.Syntax.Combinators;

namespace SymMat.Syntax;

/// <summary>
/// The productions of grammar/symmat.ebnf, by the same names. Chains and lists are loops; the grammar's cycles all go
/// through brackets, whose depth is bounded before parsing.
/// </summary>
internal static class Grammar
{
    /// <summary>The words for shapes, with the number of dimensions that each takes.</summary>
    public static ImmutableArray<(string Word, int Dimensions)> ShapeWords { get; } =
        [("scalar", 0), ("vector", 1), ("matrix", 2)];

    private static TokenListParser<TokenKind, Token<TokenKind>> LeftBracket { get; } = Of(TokenKind.LeftBracket);

    private static TokenListParser<TokenKind, Token<TokenKind>> RightBracket { get; } = Of(TokenKind.RightBracket);

    private static TokenListParser<TokenKind, Token<TokenKind>> Comma { get; } = Of(TokenKind.Comma);

    public static TokenListParser<TokenKind, NameSyntax> Name { get; } =
        Of(TokenKind.Name).Select(t => new NameSyntax(SpanOf(t), Spellings.Latin(t.ToStringValue())));

    public static TokenListParser<TokenKind, ExpressionSyntax> Number { get; } =
        Of(TokenKind.Number).Select(ExpressionSyntax (t) =>
            new NumberSyntax(SpanOf(t), NumberLiteral.Value(t.Span.AsReadOnlySpan()), NumberLiteral.IsDecimal(t.Span.AsReadOnlySpan())));

    public static TokenListParser<TokenKind, ExpressionSyntax> Bracket { get; } = WithStack(
        from open in LeftBracket
        from inner in Parse.Ref(() => Expression!)
        from close in RightBracket
        select (ExpressionSyntax)new BracketSyntax(SourceSpan.Between(SpanOf(open), SpanOf(close)), inner));

    public static TokenListParser<TokenKind, ArgumentsSyntax?> Arguments { get; } = WithStack(
        from open in LeftBracket
        from values in Parse.Ref(() => Expression!).ManyDelimitedBy(Comma)
        from close in RightBracket
        select (ArgumentsSyntax?)new ArgumentsSyntax(SourceSpan.Between(SpanOf(open), SpanOf(close)), [.. values]));

    public static TokenListParser<TokenKind, ExpressionSyntax> NameOrCall { get; } =
        from name in Name
        from arguments in Arguments.OptionalOrDefault()
        select arguments is null ? name
            : (ExpressionSyntax)new CallSyntax(SourceSpan.Between(name.Span, arguments.Span), name, arguments);

    /// <summary>Square brackets and whatever they hold: their meaning is reserved.</summary>
    public static TokenListParser<TokenKind, (SourceSpan Open, SourceSpan Close)> Reserved { get; } =
        Balanced(TokenKind.LeftSquare, TokenKind.RightSquare);

    public static TokenListParser<TokenKind, ExpressionSyntax> Primary { get; } =
        NameOrCall.Or(Number).Or(Bracket)
            .Or(Reserved.Select(ExpressionSyntax (r) =>
                new ConcatenationSyntax(SourceSpan.Between(r.Open, r.Close), r.Open)))
            .Named("an operand");

    public static TokenListParser<TokenKind, ExpressionSyntax> Exponent { get; } =
        Signed(Number.Or(NameOrCall).Or(Bracket).Named("an exponent"), most: 1);

    public static TokenListParser<TokenKind, SuffixSyntax> Power { get; } =
        from caret in Of(TokenKind.Caret).Or(Of(TokenKind.DottedCaret))
        from exponent in Exponent
        select new SuffixSyntax(caret.Kind, SpanOf(caret), exponent.Span.End, exponent);

    public static TokenListParser<TokenKind, SuffixSyntax> Suffix { get; } =
        Of(TokenKind.Transpose).Or(Of(TokenKind.Inverse))
            .Select(t => new SuffixSyntax(t.Kind, SpanOf(t), SpanOf(t).End))
            .Or(Power)
            .Or(Reserved.Select(r => new SuffixSyntax(TokenKind.LeftSquare, r.Open, r.Close.End)));

    /// <summary>
    /// A primary and its suffixes. A power directly after a power is refused, unless the first may be the transpose
    /// <c>^T</c>, which the checker knows.
    /// </summary>
    public static TokenListParser<TokenKind, ExpressionSyntax> Postfix { get; } = Suffixed(
        Primary,
        Suffix,
        (kind, last) => kind is TokenKind.Transpose or TokenKind.Inverse or TokenKind.LeftSquare
            || (TokenKinds.IsPower(kind) && last is not { Exponent: not (null or NameSyntax { Name: "T" }) }));

    public static TokenListParser<TokenKind, ExpressionSyntax> Prefix { get; } = Signed(Postfix);

    public static TokenListParser<TokenKind, ExpressionSyntax> Product { get; } = Chain(
        Prefix, TokenKinds.IsProductOperator, (span, first, rest) => new ProductSyntax(span, first, rest));

    public static TokenListParser<TokenKind, ExpressionSyntax> Expression { get; } = Chain(
        Product, TokenKinds.IsSumOperator, (span, first, rest) => new SumSyntax(span, first, rest));

    public static TokenListParser<TokenKind, ExpressionSyntax> Integer { get; } =
        Matching(Number, t => !t.Span.AsReadOnlySpan().ContainsAnyExceptInRange('0', '9'));

    public static TokenListParser<TokenKind, ExpressionSyntax> DimensionPrimary { get; } =
        Integer.Or(Name.Select(ExpressionSyntax (n) => n)).Or(WithStack(
            from open in LeftBracket
            from inner in Parse.Ref(() => Dimension!)
            from close in RightBracket
            select (ExpressionSyntax)new BracketSyntax(SourceSpan.Between(SpanOf(open), SpanOf(close)), inner)))
        .Named("a dimension");

    public static TokenListParser<TokenKind, ExpressionSyntax> DimensionFactor { get; } = Signed(Suffixed(
        DimensionPrimary,
        from caret in Of(TokenKind.Caret)
        from exponent in Integer
        select new SuffixSyntax(caret.Kind, SpanOf(caret), exponent.Span.End, exponent),
        (kind, last) => kind == TokenKind.Caret && last is null));

    public static TokenListParser<TokenKind, ExpressionSyntax> DimensionTerm { get; } = Chain(
        DimensionFactor,
        kind => kind == TokenKind.Star,
        (span, first, rest) => new ProductSyntax(span, first, rest));

    public static TokenListParser<TokenKind, ExpressionSyntax> Dimension { get; } = Chain(
        DimensionTerm, TokenKinds.IsSign, (span, first, rest) => new SumSyntax(span, first, rest));

    private static TokenListParser<TokenKind, ShapeSyntax> Pair { get; } =
        from open in LeftBracket
        from rows in Dimension
        from comma in Comma
        from columns in Dimension
        from close in RightBracket
        select new ShapeSyntax(SourceSpan.Between(SpanOf(open), SpanOf(close)), rows, columns);

    private static TokenListParser<TokenKind, ShapeSyntax> Single { get; } =
        from open in LeftBracket
        from rows in Dimension
        from close in RightBracket
        select new ShapeSyntax(SourceSpan.Between(SpanOf(open), SpanOf(close)), rows, null);

    public static TokenListParser<TokenKind, ShapeSyntax> Shape { get; } =
        Word(0).Select(t => new ShapeSyntax(SpanOf(t), null, null))
            .Or(Word(1).Then(t => Single.Select(s => s with { Span = SourceSpan.Between(SpanOf(t), s.Span) })))
            .Or(Word(2).Then(t => Pair.Select(s => s with { Span = SourceSpan.Between(SpanOf(t), s.Span) })))
            .Or(Pair)
            .Named("a shape");

    /// <summary>A property; one with hyphens is read whole, so that the checker can propose what was meant.</summary>
    public static TokenListParser<TokenKind, NameSyntax> Property { get; } =
        from words in Name.AtLeastOnceDelimitedBy(Of(TokenKind.Minus))
        select words.Length == 1 ? words[0] : new NameSyntax(
            SourceSpan.Between(words[0].Span, words[^1].Span), string.Join('-', words.Select(w => w.Name)));

    private static TokenListParser<TokenKind, ShapeSyntax> Annotation { get; } =
        Of(TokenKind.Colon).IgnoreThen(Shape);

    private static TokenListParser<TokenKind, ExpressionSyntax> Value { get; } =
        Of(TokenKind.Equal).IgnoreThen(Expression.Named("an expression"));

    public static TokenListParser<TokenKind, StatementSyntax> Statement { get; } =
        from names in Name.AtLeastOnceDelimitedBy(Comma)
        from statement in names.Length > 1
            ? Annotation.Then(shape => Declaration(names, shape))
            : Annotation.Then(shape => Definition(names[0], shape).Or(Declaration(names, shape)))
                .Or(Definition(names[0], null))
        select statement;

    private static TokenListParser<TokenKind, StatementSyntax> Declaration(NameSyntax[] names, ShapeSyntax shape) =>
        Property.Many().Select(StatementSyntax (properties) =>
            new DeclarationSyntax([.. names], shape, [.. properties]));

    private static TokenListParser<TokenKind, StatementSyntax> Definition(NameSyntax name, ShapeSyntax? shape) =>
        Value.Select(StatementSyntax (value) => new DefinitionSyntax(name, shape, value));

    private static TokenListParser<TokenKind, Token<TokenKind>> Word(int dimensions) =>
        Combinators.Word(ShapeWords[dimensions].Word);
}
