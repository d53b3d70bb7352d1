using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numbers;

namespace SymMat.Notation;

/// <summary>
/// Polynomials: in one name, entrywise or not, written by falling powers, <c>5*x^2 - 3*x + 1</c>; in several scalars by
/// falling degree, the number last, where a positive term stands in front then: <c>x^3 + c*x + 1/3</c>.
/// </summary>
internal static class Polynomials
{
    private const int Fewest = 3;

    /// <summary>
    /// The terms in that order; of one name by rising powers where that puts a positive term first: <c>1 - x^2</c>. Any
    /// other terms as they are.
    /// </summary>
    public static List<Signed> Ordered(List<Signed> terms)
    {
        var monomials = terms.ConvertAll(t => MonomialOf(t.Expression));
        var names = monomials.SelectMany(m => m?.Names ?? []).Distinct().Count();
        if (monomials.Contains(null) || names == 0 || (names > 1 && terms.Count < Fewest))
        {
            return terms;
        }

        List<Signed> falling = [.. terms.Zip(monomials, (term, monomial) => (term, monomial!.Degree))
            .OrderByDescending(t => t.Degree).Select(t => t.term)];
        return !falling[0].Minus ? falling : names == 1 ? [.. falling.AsEnumerable().Reverse()] : terms;
    }

    /// <summary>The names in a term and its degree; a number has no name. Null for what is no term of a polynomial.</summary>
    private static Monomial? MonomialOf(MatrixExpression term) => term switch
    {
        NumberExpression => new([], Rational.Zero),
        NameExpression name => new([name.Name], Rational.One),
        ProductExpression { Operands: [NumberExpression, var rest] } => MonomialOf(rest),
        ProductExpression { Shape.IsScalar: true } product when product.Operands.All(o => o.Shape.IsScalar) =>
            product.Operands.Select(MonomialOf).Aggregate((a, b) => a is null || b is null ? null : new([.. a.Names, .. b.Names], a.Degree + b.Degree)),
        ApplyExpression
        {
            Operator: SyntaxOperator { Form: OperatorForm.Power or OperatorForm.EntrywisePower },
            Operands: [NameExpression name, NumberExpression { Value: { Sign: > 0 } exponent }],
        } => new([name.Name], exponent),
        _ => null,
    };

    private sealed record Monomial(ImmutableArray<string> Names, Rational Degree);
}
