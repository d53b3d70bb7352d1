using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Shapes;

namespace SymMat.Explanation;

/// <summary>Puts differentials together, signs in front; null is zero. Nothing else is rewritten.</summary>
internal static class Linear
{
    /// <summary>The sum of terms that are not zero, in the given shape.</summary>
    public static Signed? Sum(IEnumerable<Signed> terms, Shape shape)
    {
        List<Signed> flat = [.. terms.SelectMany(t => Flatten(t, shape))];
        if (flat.Count < 2)
        {
            return flat.Count == 0 ? null : flat[0] with { Expression = Fill(flat[0].Expression, shape) };
        }

        var joined = ImmutableArray.CreateBuilder<Term>();
        var reached = flat[0].Expression.Shape;
        foreach (var (minus, expression) in flat)
        {
            joined.Add(new(minus, joined.Count > 0 && expression.Shape != reached, expression));
            reached = Build.Broadcast(joined.Select(t => t.Operand));
        }

        return new(false, Fill(Build.Sum(joined.ToImmutable()), shape));
    }

    /// <summary>A product, flat, with the signs of its factors in front.</summary>
    public static Signed Product(IEnumerable<Signed> factors)
    {
        var minus = false;
        var flat = ImmutableArray.CreateBuilder<MatrixExpression>();
        foreach (var factor in factors)
        {
            minus ^= factor.Minus;
            flat.AddRange(IsFlattened(factor.Expression, isFirst: flat.Count == 0) ? factor.Expression.Operands : [factor.Expression]);
        }

        return new(minus, Build.Product(flat.ToImmutable()));
    }

    /// <summary>The product of a coefficient and a differential, either first; a coefficient of 1 is not written.</summary>
    public static MatrixExpression Times(MatrixExpression first, MatrixExpression second)
    {
        var (left, right) = (Of(first), Of(second));
        return IsOne(left) ? new Signed(left.Minus != right.Minus, right.Expression).Whole : Product([left, right]).Whole;
    }

    /// <summary>An operator that is linear in each operand, with their signs in front.</summary>
    public static Signed Apply(Operator @operator, IEnumerable<Signed> operands)
    {
        var all = operands.ToList();
        return new(
            all.Aggregate(false, (minus, operand) => minus ^ operand.Minus),
            Build.Apply(@operator, [.. all.Select(o => o.Expression)]));
    }

    /// <summary>The sum of an expression's terms with their signs; a sole negative one is its sign and the rest.</summary>
    public static Signed Of(MatrixExpression expression) => expression switch
    {
        SumExpression { Terms: [{ Minus: true } sole] } => new(true, sole.Operand),
        NumberExpression { Value: { Sign: < 0 } value } => new(true, Build.Number(value.Abs())),
        _ => new(false, expression),
    };

    /// <summary>The expression repeated along the dimensions of the shape that it lacks.</summary>
    public static MatrixExpression Fill(MatrixExpression expression, Shape shape)
    {
        if (expression.Shape == shape)
        {
            return expression;
        }

        var tall = expression.Shape.Rows == shape.Rows ? expression
            : expression.Shape.IsScalar && !shape.Columns.IsOne
                ? Build.Product(expression, Build.Constant(Functions.Ones, shape.Rows, shape.Columns))
                : Build.Product(Build.Constant(Functions.Ones, shape.Rows), expression);
        return tall.Shape == shape ? tall
            : Build.Product(tall, Build.Constant(Functions.Ones, Dimension.One, shape.Columns));
    }

    private static bool IsOne(Signed value) => value.Expression is NumberExpression { Value.IsOne: true };

    private static IEnumerable<Signed> Flatten(Signed term, Shape shape) =>
        term.Expression is SumExpression sum && sum.Shape == shape
            ? sum.Terms.Select(t => new Signed(term.Minus != t.Minus, t.Operand)) : [term];

    /// <summary>
    /// Where a scalar comes out of the product, or goes into it, its factors can't stand by themselves, except at the
    /// start: a product goes from the left.
    /// </summary>
    private static bool IsFlattened(MatrixExpression factor, bool isFirst) =>
        factor is ProductExpression && !factor.Shape.IsScalar && (isFirst || !factor.Operands.Any(o => o.Shape.IsScalar));
}
