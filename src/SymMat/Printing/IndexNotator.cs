using System.Collections.Immutable;
using System.Diagnostics;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;
using Index = SymMat.Notation.Index;

namespace SymMat.Printing;

/// <summary>Turns index notation into formulas: coefficient, scalars, then the indexed factors.</summary>
internal sealed class IndexNotator(Notator notator)
{
    /// <summary>The entry as a sum of its terms; 0 for none.</summary>
    public Formula Of(IndexBody body) => WeightedSum.Of(
        [.. body.Terms.Select(t => t.Coefficient)], body.HasDecimals, (t, coefficient) => Of(body.Terms[t] with { Coefficient = coefficient }, body.HasDecimals), notator);

    /// <summary>The letters of each axis that has any.</summary>
    public static ImmutableArray<ImmutableArray<string>> Letters(IEnumerable<ImmutableArray<Index>> axes) =>
        [.. axes.Where(a => !a.IsEmpty).Select(a => a.Select(i => i.Letter).ToImmutableArray())];

    private Formula Of(IndexTerm term, bool hasDecimals)
    {
        var summed = term.Factors.Where(f => term.Summed.Any(i => Has(f, i))).Select(Of).ToList();
        List<Formula> factors =
        [
            .. term.Scalars.Select(notator.Of),
            .. term.Factors.Where(f => !term.Summed.Any(i => Has(f, i))).Select(Of),
        ];
        if (!term.Summed.IsEmpty)
        {
            var content = summed.Count == 0 ? new NumberFormula(1) : Arrangement.Product(summed);
            factors.Add(new SummationFormula([.. term.Summed.Select(i => i.Letter)], content));
        }

        var size = term.Coefficient.Abs();
        var product = size.IsOne && factors.Count > 0 ? Arrangement.Product(factors)
            : Arrangement.Product(factors.Prepend(notator.Arrangement.Number(size, hasDecimals)));
        return term.Coefficient.Sign < 0 ? Arrangement.Opposite(product) : product;
    }

    private static bool Has(IndexFactor factor, Index index) => factor switch
    {
        DeltaFactor delta => delta.First == index || delta.Second == index,
        EntryFactor entry => entry.Rows.Contains(index) || entry.Columns.Contains(index),
        _ => throw new UnreachableException(),
    };

    private Formula Of(IndexFactor factor) => factor switch
    {
        DeltaFactor delta => new DeltaFormula(delta.First.Letter, delta.Second.Letter),
        EntryFactor entry => Entry(entry),
        _ => throw new UnreachableException(),
    };

    /// <summary>An entry of a transpose is one of the matrix with its indices exchanged.</summary>
    private Formula Entry(EntryFactor entry)
    {
        var (matrix, rows, columns) = entry;
        while (matrix is ApplyExpression apply && ReferenceEquals(apply.Operator, Operators.Transpose))
        {
            (matrix, rows, columns) = (apply.Operands[0], columns, rows);
        }

        var axes = Letters([rows, columns]);
        var formula = notator.Of(matrix);
        return axes.IsEmpty ? formula : new EntryFormula(Arrangement.Bracketed(formula, Precedence.Atom), axes);
    }
}
