using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;

namespace SymMat.Notation;

/// <summary>Second derivatives as people write them, who want to see that they are symmetric: <c>A'*(eye(m) + p*p')*A</c>.</summary>
internal static class Congruence
{
    /// <summary>
    /// A product whose last factors, transposed, begin every term of the sum before them, with these in front of the sum;
    /// null for any other expression.
    /// </summary>
    public static MatrixExpression? Of(Algebra algebra, MatrixExpression expression)
    {
        if (expression is SumExpression { Terms: [{ Minus: true, Operand: var opposite }] })
        {
            return Of(algebra, opposite) is { } positive ? Build.Negate(positive) : null;
        }

        if (expression is ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.Quotient }, Operands: [var numerator, var divisor] })
        {
            return Of(algebra, numerator) is { } shown ? Build.Apply(Operators.Quotient, shown, divisor) : null;
        }

        var factors = FactorsOf(expression);
        var place = factors.TakeWhile(f => f.Shape.IsScalar).Count();
        if (place + 1 >= factors.Length || factors[place] is not SumExpression { Terms: { Length: > 1 } terms })
        {
            return null;
        }

        var right = factors[(place + 1)..];
        var left = FactorsOf(algebra.Transpose(Build.Product(right)));
        ImmutableArray<Term> inner = [.. from term in terms
                                         let rest = term.Dotted ? null : After(left, term.Operand)
                                         where rest is not null
                                         select term with { Operand = rest }];
        return inner.Length < terms.Length ? null
            : left[^1].Shape.Columns.IsOne ? Build.Product([.. factors[..place], Build.Sum(inner), .. left, .. right])
            : Build.Product([.. factors[..place], .. left, Build.Sum(inner), .. right]);
    }

    /// <summary>What follows the first factors in a term; null where it does not begin with them.</summary>
    private static MatrixExpression? After(ImmutableArray<MatrixExpression> first, MatrixExpression term)
    {
        if (term is ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.Quotient } })
        {
            return After(first, term.Operands[0]) is { } numerator
                ? Build.Apply(Operators.Quotient, numerator, term.Operands[1]) : null;
        }

        var factors = FactorsOf(term);
        var start = factors.TakeWhile(f => f.Shape.IsScalar).Count();
        var end = start + first.Length;
        if (end > factors.Length || !factors[start..end].SequenceEqual(first, Equality.Structural))
        {
            return null;
        }

        var size = first[^1].Shape.Columns;
        ImmutableArray<MatrixExpression> one = !size.IsOne ? [Build.Constant(Functions.Identity, size)] : start > 0 ? [] : [Build.Number(1)];
        return Build.Product([.. factors[..start], .. end < factors.Length ? factors[end..] : one]);
    }

    private static ImmutableArray<MatrixExpression> FactorsOf(MatrixExpression expression) =>
        expression is ProductExpression ? expression.Operands : [expression];
}
