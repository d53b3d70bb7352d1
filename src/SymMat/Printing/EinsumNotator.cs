using SymMat.Notation;

namespace SymMat.Printing;

/// <summary>Turns contractions of matrices into formulas: coefficient, scalars, then the call.</summary>
internal static class EinsumNotator
{
    /// <summary>The sum of the terms, with the axes that the derivative has; 0 for none.</summary>
    public static Formula Of(EinsumReading reading, Notator notator)
    {
        var sum = WeightedSum.Of(
            [.. reading.Terms.Select(t => t.Coefficient)],
            reading.HasDecimals,
            (t, coefficient) => Of(reading.Terms[t] with { Coefficient = coefficient }, reading.HasDecimals, notator),
            notator);
        return reading.IsMerged ? new ReshapeFormula(sum, [.. reading.Shape.Select(notator.Of)]) : sum;
    }

    private static Formula Of(EinsumOperand operand, Notator notator)
    {
        var matrix = notator.Of(operand.Matrix);
        return operand.Shape.IsEmpty ? matrix : new ReshapeFormula(matrix, [.. operand.Shape.Select(notator.Of)]);
    }

    private static Formula Of(EinsumTerm term, bool hasDecimals, Notator notator)
    {
        var size = term.Coefficient.Abs();
        var factors = term.Scalars.Select(notator.Of).ToList();
        if (!term.Operands.IsEmpty)
        {
            factors.Add(new EinsumFormula(term.Subscripts, [.. term.Operands.Select(o => Of(o, notator))]));
        }

        if (!size.IsOne || factors.Count == 0)
        {
            factors.Insert(0, notator.Arrangement.Number(size, hasDecimals));
        }

        var product = Arrangement.Product(factors);
        return term.Coefficient.Sign < 0 ? Arrangement.Opposite(product) : product;
    }
}
