using System.Numerics;
using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Shapes;
using SymMat.Syntax;
using static SymMat.Diagnostics.Quoting;

namespace SymMat.Matrices;

/// <summary>Makes dimensions from syntax: in a shape, where a name is introduced, or as arguments of a constant.</summary>
internal sealed class DimensionChecker(Scope scope, bool inShape)
{
    /// <summary>The dimension, or null after reporting why there is none.</summary>
    public Dimension? Check(ExpressionSyntax syntax)
    {
        var value = Polynomial(syntax);
        if (value is not null && value.Terms.All(t => t.Coefficient.Sign < 0))
        {
            scope.Report(Category.Shape, $"a dimension is a positive integer, not {value}", syntax.Span);
            return null;
        }

        return value;
    }

    private Dimension? Polynomial(ExpressionSyntax syntax) => syntax switch
    {
        NumberSyntax { Value.IsInteger: true } number => Limit(Dimension.Of(number.Value.Numerator), syntax),
        NameSyntax name => Name(name),
        BracketSyntax bracket => Polynomial(bracket.Inner),
        PrefixSyntax prefix when Polynomial(prefix.Operand) is { } operand =>
            prefix.Minus ? Dimension.Of(0) - operand : operand,
        PrefixSyntax => null,
        SumSyntax sum when sum.Rest.All(l => TokenKinds.IsSign(l.Operator)) => Fold(sum.First, sum.Rest, syntax),
        ProductSyntax product when product.Rest.All(l => l.Operator == TokenKind.Star) =>
            Fold(product.First, product.Rest, syntax),
        PostfixSyntax { Suffixes: [{ Operator: TokenKind.Caret, Exponent: NumberSyntax exponent }] } power
            when exponent.Value.IsInteger => Power(power.Operand, exponent.Value.Numerator, syntax),
        _ => Refuse(syntax),
    };

    private Dimension? Fold(
        ExpressionSyntax first, IEnumerable<LinkSyntax> rest, ExpressionSyntax whole)
    {
        var value = Polynomial(first);
        foreach (var link in rest)
        {
            var operand = Polynomial(link.Operand);
            value = value is null || operand is null ? null : link.Operator switch
            {
                TokenKind.Plus => Limit(value + operand, whole),
                TokenKind.Minus => Limit(value - operand, whole),
                _ => DimensionLimit.IsProductSmall(value, operand) ? value * operand : TooLarge(whole),
            };
        }

        return value;
    }

    private Dimension? Power(ExpressionSyntax @base, BigInteger exponent, ExpressionSyntax whole)
    {
        var factor = Polynomial(@base);
        var value = factor is null ? null : Dimension.One;
        for (var i = BigInteger.Zero; i < exponent && value is not null; i++)
        {
            value = i < DimensionLimit.Degree && DimensionLimit.IsProductSmall(value, factor!)
                ? value * factor! : TooLarge(whole);
        }

        return value;
    }

    private Dimension? Name(NameSyntax name)
    {
        switch (scope.Find(name.Name))
        {
            case { Meaning: Meaning.Dimension }:
                return Dimension.Named(name.Name);
            case { } entry when !inShape:
                scope.Report(
                    Category.Usage,
                    $"expected a dimension, but {Quote(name.Name)} is a {Noun(entry)}",
                    name.Span,
                    "a dimension is made of integers and of names that a shape has introduced");
                return null;
            case { } entry:
                scope.Report(
                    Category.Name, $"{Quote(name.Name)} is a {Noun(entry)}, so it can't be a dimension too", name.Span);
                return null;
            case null when Scope.Constants.ContainsKey(name.Name) || Functions.ByName.ContainsKey(name.Name):
                scope.Report(Category.Name, $"{Quote(name.Name)} is a function or constant of the language", name.Span);
                return null;
            case null when inShape:
                scope.Add(name.Name, new(Meaning.Dimension, Shape.Scalar, name.Span));
                return Dimension.Named(name.Name);
            default:
                scope.ReportUnknown("dimension", name.Name, name.Span, scope.DimensionNames);
                return null;
        }
    }

    private static string Noun(Entry entry) => entry.Meaning == Meaning.Symbol ? "declared symbol" : "definition";

    private Dimension? Limit(Dimension value, ExpressionSyntax whole) =>
        DimensionLimit.IsSmall(value) ? value : TooLarge(whole);

    private Dimension? TooLarge(ExpressionSyntax whole)
    {
        scope.Report(Category.Unsupported, DimensionLimit.Message, whole.Span);
        return null;
    }

    private Dimension? Refuse(ExpressionSyntax syntax)
    {
        scope.Report(
            inShape ? Category.Syntax : Category.Usage,
            $"{Quote(scope.Source[syntax.Span])} is no dimension",
            syntax.Span,
            "a dimension is a polynomial of names with integer coefficients, such as `2*n + 1`");
        return null;
    }
}
