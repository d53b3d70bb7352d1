using SymMat.Catalog;
using SymMat.Matrices;

namespace SymMat.Notation;

/// <summary>Opens scalars that are quotients, so that their parts stand among the other scalars.</summary>
internal static class Quotients
{
    /// <summary>The scalars with the parts of quotients in their place, but for what stands above and below the line then.</summary>
    public static IReadOnlyCollection<Multiplier> Open(IReadOnlyCollection<Multiplier> scalars)
    {
        if (!scalars.Any(s => IsQuotient(s.Expression)))
        {
            return scalars;
        }

        var open = new List<Multiplier>();
        foreach (var part in scalars.SelectMany(PartsOf))
        {
            var opposite = open.FindIndex(o => o.Divides != part.Divides && Equality.Same(o.Expression, part.Expression));
            if (opposite >= 0)
            {
                open.RemoveAt(opposite);
            }
            else
            {
                open.Add(part);
            }
        }

        return open;
    }

    private static IEnumerable<Multiplier> PartsOf(Multiplier multiplier) => IsQuotient(multiplier.Expression)
        ? FactorsOf(multiplier.Expression.Operands[0]).Select(f => multiplier with { Expression = f })
            .Concat(FactorsOf(multiplier.Expression.Operands[1]).Select(f => new Multiplier(f, !multiplier.Divides)))
        : [multiplier];

    private static IEnumerable<MatrixExpression> FactorsOf(MatrixExpression scalar) =>
        scalar is ProductExpression && scalar.Operands.All(o => o.Shape.IsScalar) ? scalar.Operands : [scalar];

    private static bool IsQuotient(MatrixExpression expression) => expression is ApplyExpression
    {
        Shape.IsScalar: true, Operator: SyntaxOperator { Form: OperatorForm.Quotient }
    };
}
