using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Shapes;
using SymMat.Syntax;

namespace SymMat.Matrices;

/// <summary>
/// Sums and products, from the left. Runs of <c>*</c> and of <c>.*</c> become one node each; the other operators take
/// all that stands to their left as one operand.
/// </summary>
internal sealed class ChainChecker(Scope scope, ExpressionChecker expressions)
{
    /// <summary>The sum, or null.</summary>
    public MatrixExpression? Sum(SumSyntax syntax)
    {
        var (minus, first) = expressions.CheckSigned(syntax.First);
        var terms = ImmutableArray.CreateBuilder<Term>(syntax.Rest.Length + 1);
        var shape = first?.Shape;
        terms.Add(new(minus, false, first!));
        for (var i = 0; i < syntax.Rest.Length; i++)
        {
            var link = syntax.Rest[i];
            var operand = expressions.Check(link.Operand);
            shape = Join(shape, operand, syntax.First, syntax.Rest, i);
            terms.Add(new(
                link.Operator is TokenKind.Minus or TokenKind.DottedMinus,
                link.Operator is TokenKind.DottedPlus or TokenKind.DottedMinus,
                operand!));
        }

        return shape is null ? null : Build.Sum(terms.ToImmutable());
    }

    /// <summary>The product, or null.</summary>
    public MatrixExpression? Product(ProductSyntax syntax)
    {
        var first = expressions.Check(syntax.First);
        var shape = first?.Shape;
        var run = new List<MatrixExpression> { first! };
        var runOf = syntax.Rest[0].Operator;
        for (var i = 0; i < syntax.Rest.Length; i++)
        {
            var link = syntax.Rest[i];
            var operand = expressions.Check(link.Operand);
            RefuseZero(link, i == 0 ? syntax.First : syntax.Rest[i - 1].Operand, operand, run[^1]);
            shape = Join(shape, operand, syntax.First, syntax.Rest, i);
            if (shape is not null && run.Count > 1 && !(link.Operator == runOf && IsChain(runOf)))
            {
                run = [Make(runOf, run)];
            }

            runOf = link.Operator;
            run.Add(operand!);
        }

        return shape is null ? null : Make(runOf, run);
    }

    /// <summary>Reports a divisor that is the number 0.</summary>
    private void RefuseZero(LinkSyntax link, ExpressionSyntax before, MatrixExpression? right, MatrixExpression? left)
    {
        var (divisor, place) = link.Operator switch
        {
            TokenKind.Slash or TokenKind.DottedSlash => (right, link.Operand.Span),
            TokenKind.Backslash => (left, before.Span),
            _ => (null, default),
        };
        if (divisor is NumberExpression { Value.IsZero: true })
        {
            scope.Report(Category.Unsupported, "division by zero has no value", place);
        }
    }

    private static bool IsChain(TokenKind kind) => kind is TokenKind.Star or TokenKind.DottedStar;

    /// <summary>The shape after one more operand; null if either is unknown or, reported, they don't fit.</summary>
    private Shape? Join(
        Shape? left, MatrixExpression? right, ExpressionSyntax first, ImmutableArray<LinkSyntax> rest, int index)
    {
        if (left is not { } a || right is null)
        {
            return null;
        }

        var shape = ShapeRules.Of(rest[index].Operator, a, right.Shape);
        if (shape is null)
        {
            var before = index == 0 ? first : null;
            var span = index == 0 ? first.Span : SourceSpan.Between(first.Span, rest[index - 1].Operand.Span);
            scope.Report(new ShapeAdvice(scope.Source).Explain(
                rest[index], new(span, a, ShapeAdvice.BindsTightly(before)), right.Shape));
        }

        return shape;
    }

    private static MatrixExpression Make(TokenKind kind, List<MatrixExpression> operands) => kind switch
    {
        TokenKind.Star => Build.Product([.. operands]),
        TokenKind.DottedStar => Build.Apply(Operators.EntrywiseProduct, [.. operands]),
        TokenKind.DottedSlash => Build.Apply(Operators.EntrywiseQuotient, [.. operands]),
        TokenKind.Slash => Build.Apply(Operators.Quotient, [.. operands]),
        TokenKind.Kronecker => Build.Apply(Operators.Kronecker, [.. operands]),
        TokenKind.Backslash => Solve(operands[0], operands[1]),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    // A\b is inv(A)*b; where one of the two is a scalar, that is a quotient or scales the inverse.
    private static MatrixExpression Solve(MatrixExpression a, MatrixExpression b) =>
        a.Shape.IsScalar ? Build.Apply(Operators.Quotient, b, a)
            : b.Shape.IsScalar ? Build.Product(Build.Apply(Operators.Inverse, a), b)
            : Build.Apply(Operators.Solve, a, b);
}
