using System.Numerics;
using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Numbers;
using SymMat.Shapes;
using SymMat.Syntax;
using static SymMat.Diagnostics.Quoting;

namespace SymMat.Matrices;

/// <summary>Transposes, inverses and powers, in the order in which they stand.</summary>
internal sealed class SuffixChecker(Scope scope, ExpressionChecker expressions)
{
    /// <summary>The highest power of a matrix: it is a product of as many factors.</summary>
    private const int HighestPower = 1000;

    private const string TransposeName = "T";

    private readonly ShapeAdvice _advice = new(scope.Source);

    /// <summary>The operand with its suffixes applied, or null.</summary>
    public MatrixExpression? Check(PostfixSyntax syntax)
    {
        var value = expressions.Check(syntax.Operand);
        var span = syntax.Operand.Span;
        var isTight = ShapeAdvice.BindsTightly(syntax.Operand);
        for (var i = 0; i < syntax.Suffixes.Length; i++)
        {
            var suffix = syntax.Suffixes[i];
            var next = i + 1 < syntax.Suffixes.Length ? syntax.Suffixes[i + 1] : default(SuffixSyntax?);
            if (IsTranspose(suffix) && next is { } second && IsTranspose(second))
            {
                // Twice transposed is as it was; so any number of transposes is one node at most.
                suffix = second;
                i++;
            }
            else
            {
                value = IsTower(suffix, next) ? RefuseTower(next!.Value.Place)
                    : Apply(value, new(span, value?.Shape ?? Shape.Scalar, isTight), suffix);
            }

            span = new(span.Start, suffix.End - span.Start);
        }

        return value;
    }

    /// <summary>The integer that the expression literally is, or null.</summary>
    private static BigInteger? IntegerLiteral(ExpressionSyntax syntax) => syntax switch
    {
        NumberSyntax { Value.IsInteger: true } number => number.Value.Numerator,
        BracketSyntax bracket => IntegerLiteral(bracket.Inner),
        PrefixSyntax prefix => prefix.Minus ? -IntegerLiteral(prefix.Operand) : IntegerLiteral(prefix.Operand),
        _ => null,
    };

    private bool IsTranspose(SuffixSyntax suffix) => suffix.Operator == TokenKind.Transpose || IsNamedT(suffix);

    private bool IsNamedT(SuffixSyntax suffix) =>
        suffix is { Operator: TokenKind.Caret, Exponent: NameSyntax { Name: TransposeName } }
            && scope.Find(TransposeName) is null or { Meaning: Meaning.Dimension };

    private bool IsTower(SuffixSyntax suffix, SuffixSyntax? next) =>
        TokenKinds.IsPower(suffix.Operator) && !IsTranspose(suffix)
            && next is { } above && TokenKinds.IsPower(above.Operator);

    private MatrixExpression? RefuseTower(SourceSpan place)
    {
        scope.Report(SyntaxMessages.Tower(place));
        return null;
    }

    private MatrixExpression? Apply(MatrixExpression? operand, Side side, SuffixSyntax suffix) => suffix.Operator switch
    {
        TokenKind.LeftSquare => expressions.Unsupported("indexing", suffix.Place),
        _ when IsTranspose(suffix) => operand is null ? null : Build.Transpose(operand),
        TokenKind.Inverse => operand is null ? null : IntegerPower(operand, side, suffix, BigInteger.MinusOne),
        _ => Power(operand, side, suffix),
    };

    private MatrixExpression? Power(MatrixExpression? operand, Side side, SuffixSyntax suffix)
    {
        var exponent = Exponent(suffix.Exponent!);
        if (operand is null || exponent is null)
        {
            return null;
        }

        if (suffix.Operator == TokenKind.DottedCaret)
        {
            return EntrywisePower(operand, exponent, side, suffix);
        }

        if (!exponent.Shape.IsScalar)
        {
            return Refuse(
                $"cannot raise {operand.Shape} to a power of shape {exponent.Shape}: an exponent is a scalar",
                side,
                suffix,
                suffix.Exponent!.Span);
        }

        if (operand.Shape.IsScalar)
        {
            return Build.Apply(Operators.Power, operand, exponent);
        }

        return IntegerPower(operand, side, suffix, IntegerLiteral(suffix.Exponent!));
    }

    /// <summary>The exponent; one that is literally a number, with its sign, is a number.</summary>
    private MatrixExpression? Exponent(ExpressionSyntax syntax) => syntax switch
    {
        PrefixSyntax { Operand: NumberSyntax number } prefix => scope.Number(number, prefix.Minus),
        BracketSyntax { Inner: PrefixSyntax { Operand: NumberSyntax } inner } => Exponent(inner),
        _ => expressions.Check(syntax),
    };

    private MatrixExpression? EntrywisePower(
        MatrixExpression operand, MatrixExpression exponent, Side side, SuffixSyntax suffix)
    {
        if (ShapeRules.Broadcast(operand.Shape, exponent.Shape) is not null)
        {
            return Build.Apply(Operators.EntrywisePower, operand, exponent);
        }

        var right = new Side(suffix.Exponent!.Span, exponent.Shape, ShapeAdvice.BindsTightly(suffix.Exponent));
        scope.Report(_advice.Dotted(Error(side, suffix), suffix.Operator, side, right));
        return null;
    }

    /// <summary>An integer power of a scalar or matrix; null for the exponent where it is no integer literal.</summary>
    private MatrixExpression? IntegerPower(
        MatrixExpression operand, Side side, SuffixSyntax suffix, BigInteger? exponent)
    {
        if (operand.Shape.IsScalar)
        {
            return Build.Apply(Operators.Power, operand, Build.Number((Rational)exponent!.Value));
        }

        if (!operand.Shape.IsSquare)
        {
            return Refuse(
                exponent == BigInteger.MinusOne
                    ? $"cannot invert {operand.Shape}: an inverse is of a square matrix"
                    : $"cannot raise {operand.Shape} to a power: `^` is of a scalar or a square matrix, "
                        + "`.^` of each entry",
                side,
                suffix,
                suffix.Place);
        }

        if (exponent is not { } power)
        {
            return Refuse(
                $"cannot raise {operand.Shape} to {Quote(scope.Source[suffix.Exponent!.Span])}: "
                    + "the exponent of a matrix is an integer literal",
                side,
                suffix,
                suffix.Exponent.Span);
        }

        if (BigInteger.Abs(power) > HighestPower)
        {
            scope.Report(
                Category.Unsupported,
                $"powers of a matrix above {HighestPower} are not supported yet",
                suffix.Exponent!.Span);
            return null;
        }

        return power == BigInteger.MinusOne ? Build.Apply(Operators.Inverse, operand)
            : Build.Apply(Operators.Power, operand, Build.Number((Rational)power));
    }

    private MatrixExpression? Refuse(string message, Side side, SuffixSyntax suffix, SourceSpan place)
    {
        var isT = suffix.Exponent is NameSyntax { Name: TransposeName };
        scope.Report(Error(side, suffix) with
        {
            Message = message,
            Span = place,
            Notes = isT
                ? [$"`{TransposeName}` is a name of the program, so `^{TransposeName}` is a power, not a transpose"] : [],
            Help = isT ? ShapeAdvice.Propose([$"{_advice.TextOf(side.Span) ?? "A"}'"]) : ProposeEntrywise(side, suffix),
        });
        return null;
    }

    private string? ProposeEntrywise(Side side, SuffixSyntax suffix) =>
        suffix.Exponent is { } exponent && IntegerLiteral(exponent) != BigInteger.MinusOne
            && _advice.TextOf(side.Span) is { } left && _advice.TextOf(exponent.Span) is { } right
            ? $"for the power of each entry write {Quote($"{left}.^{right}")}" : null;

    private static Diagnostic Error(Side side, SuffixSyntax suffix) =>
        new(Category.Shape, "", suffix.Place)
        {
            Operands = suffix.Exponent is { } exponent ? [side.Span, exponent.Span] : [side.Span],
        };
}
