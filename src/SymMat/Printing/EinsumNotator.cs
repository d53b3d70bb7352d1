using SymMat.Notation;

namespace SymMat.Printing;

/// <summary>Turns contractions of matrices into formulas: coefficient, scalars, then the call.</summary>
internal static class EinsumNotator
{
    /// <summary>The sum of the terms; 0 for none.</summary>
    public static Formula Of(EinsumReading reading, Notator notator) => reading.Terms.IsEmpty
        ? new NumberFormula(0)
        : Arrangement.Sum(reading.Terms.Select(t => new SignedFormula(false, false, Of(t, notator))));

    private static Formula Of(EinsumTerm term, Notator notator)
    {
        var size = term.Coefficient.Abs();
        var factors = term.Scalars.Select(notator.Of).ToList();
        if (!term.Operands.IsEmpty)
        {
            factors.Add(new EinsumFormula(term.Subscripts, [.. term.Operands.Select(notator.Of)]));
        }

        if (!size.IsOne || factors.Count == 0)
        {
            factors.Insert(0, notator.Arrangement.Number(size));
        }

        var product = Arrangement.Product(factors);
        return term.Coefficient.Sign < 0 ? Arrangement.Opposite(product) : product;
    }
}
