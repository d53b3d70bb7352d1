using System.Collections.Immutable;
using SymMat.Matrices;

namespace SymMat.Printing;

/// <summary>
/// Products of a sum of diagonal matrices and outer products, as the Hessian of log-sum-exp has them: term by term none of
/// these is formed, and each costs a scaling or two products by vectors.
/// </summary>
internal static class ThinSums
{
    /// <summary>The product as the sum of its products with the terms of the first such factor; null where it has none.</summary>
    public static MatrixExpression? Distribute(ProductExpression product)
    {
        for (var place = 0; place < product.Operands.Length; place++)
        {
            if (product.Operands[place] is SumExpression { Terms: { Length: > 1 } terms, Shape.IsScalar: false }
                && terms.All(t => !t.Dotted && IsThin(t.Operand)) && product.Operands.Count(o => !o.Shape.IsScalar) > 1)
            {
                var (before, after) = (product.Operands[..place], product.Operands[(place + 1)..]);
                return Build.Sum([.. terms.Select(t => t with { Operand = Build.Product([.. before, t.Operand, .. after]) })]);
            }
        }

        return null;
    }

    private static bool IsThin(MatrixExpression term) =>
        FactorList.Diagonal(term) is not null || (term is ProductExpression && IsOuter(term.Operands));

    /// <summary>Whether a column is followed by a row.</summary>
    private static bool IsOuter(ImmutableArray<MatrixExpression> factors) =>
        factors.Zip(factors.Skip(1)).Any(p => p.First.Shape.Columns.IsOne && !p.First.Shape.IsScalar
            && p.Second.Shape.Rows.IsOne && !p.Second.Shape.IsScalar);
}
