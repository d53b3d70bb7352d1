using SymMat.Catalog;

namespace SymMat.Tests.Catalog;

/// <summary>Copies of a row that is spelled in another way each, and which.</summary>
internal static class SpellingMutants
{
    public static IEnumerable<(string What, Operator Row)> Of(Operator row)
    {
        foreach (var text in OfText(row.Latex, row))
        {
            yield return ($"LaTeX {text}", row with { Latex = text });
        }

        foreach (var text in OfText(row.LatexOfMatrix, row))
        {
            yield return ($"LaTeX of a matrix {text}", row with { LatexOfMatrix = text });
        }

        foreach (var text in OfText(row.Unicode, row))
        {
            yield return ($"Unicode {text}", row with { Unicode = text });
        }

        foreach (var text in OfText(row.UnicodeOfMatrix, row))
        {
            yield return ($"Unicode of a matrix {text}", row with { UnicodeOfMatrix = text });
        }

        // The printer has the inverse from the table itself, and a scalar's is a quotient.
        var isPrinted = row != Operators.Inverse;
        foreach (var text in OfText(isPrinted ? row.NumPy : null, row))
        {
            yield return ($"NumPy {text}", row with { NumPy = text });
        }

        foreach (var (template, text) in row.NumPyBySignature.SelectMany(t => OfText(t, row).Select(text => (t, text))))
        {
            yield return ($"NumPy {text}", row with { NumPyBySignature = row.NumPyBySignature.Replace(template, text) });
        }

        if (row is not (EntrywiseFunction or ConstantFunction or SyntaxOperator) && isPrinted)
        {
            yield return ("floats", row with { NumPyTakesFloats = !row.NumPyTakesFloats });
        }

        foreach (var precedence in Enum.GetValues<Precedence>().Where(p => p != row.Precedence && row.Fixity != Fixity.Call))
        {
            yield return ($"{precedence}", row with { Precedence = precedence });
        }

        if (row is SyntaxOperator)
        {
            yield return ("a call", row with { Fixity = Fixity.Call });
        }
    }

    /// <summary>The template with a letter more before each one, and with other holes.</summary>
    private static IEnumerable<string> OfText(string? template, Operator row) => template is null ? [] :
    [
        template + "z",
        .. Enumerable.Range(0, template.Length).Where(i => char.IsAsciiLetter(template[i]) && template[i] != 'z').Select(i => template[..i] + "z" + template[(i + 1)..]),
        .. row.Arity > 0 && template.Contains("{0", StringComparison.Ordinal) ? [template.Replace("{0", "{1", StringComparison.Ordinal)] : Array.Empty<string>(),
    ];
}
