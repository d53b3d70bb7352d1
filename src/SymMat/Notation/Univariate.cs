using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numbers;

namespace SymMat.Notation;

/// <summary>Polynomials in one name, entrywise or not: written by falling powers, <c>5*x^2 - 3*x + 1</c>.</summary>
internal static class Univariate
{
    /// <summary>
    /// The terms by falling powers, or by rising ones where that puts a positive term first: <c>1 - x^2</c>; any other terms
    /// as they are.
    /// </summary>
    public static List<Signed> Ordered(List<Signed> terms)
    {
        var monomials = terms.ConvertAll(t => MonomialOf(t.Expression));
        if (monomials.Exists(m => m is null) || monomials.Select(m => m!.Value.Name).OfType<string>().Distinct().Count() != 1)
        {
            return terms;
        }

        List<Signed> falling = [.. terms.Zip(monomials, (term, monomial) => (term, monomial!.Value.Exponent))
            .OrderByDescending(t => t.Exponent).Select(t => t.term)];
        return falling[0].Minus ? [.. falling.AsEnumerable().Reverse()] : falling;
    }

    /// <summary>The name in a term and its exponent; a number has no name. Null for what is no term of a polynomial.</summary>
    private static (string? Name, Rational Exponent)? MonomialOf(MatrixExpression term) => term switch
    {
        NumberExpression => (null, Rational.Zero),
        NameExpression name => (name.Name, Rational.One),
        ProductExpression { Operands: [NumberExpression, var rest] } => MonomialOf(rest),
        ApplyExpression
        {
            Operator: SyntaxOperator { Form: OperatorForm.Power or OperatorForm.EntrywisePower },
            Operands: [NameExpression name, NumberExpression { Value: { Sign: > 0 } exponent }],
        } => (name.Name, exponent),
        _ => null,
    };
}
