using System.Collections.Immutable;
using SymMat.Numbers;

namespace SymMat.Printing;

/// <summary>Sums of terms with coefficients, of which one that all terms share is written once.</summary>
internal static class WeightedSum
{
    /// <summary>The sum of terms, each made for the coefficient that is left to it; 0 for none.</summary>
    public static Formula Of(ImmutableArray<Rational> coefficients, bool hasDecimals, Func<int, Rational, Formula> term, Notator notator)
    {
        if (coefficients.IsEmpty)
        {
            return new NumberFormula(0);
        }

        var isShared = coefficients.Length > 1 && !coefficients[0].Abs().IsOne
            && coefficients.All(c => c.Abs() == coefficients[0].Abs());
        var common = !isShared ? Rational.One
            : coefficients.All(c => c.Sign < 0) ? coefficients[0] : coefficients[0].Abs();
        var sum = Arrangement.Sum(
            coefficients.Select((c, t) => new SignedFormula(false, false, term(t, c / common))));
        if (!isShared)
        {
            return sum;
        }

        var product = Arrangement.Product([notator.Arrangement.Number(common.Abs(), hasDecimals), sum]);
        return common.Sign < 0 ? Arrangement.Opposite(product) : product;
    }
}
