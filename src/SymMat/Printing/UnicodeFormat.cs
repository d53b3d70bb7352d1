using System.Collections.Frozen;
using SymMat.Catalog;
using SymMat.Notation;

namespace SymMat.Printing;

/// <summary>The text of a terminal that knows mathematics: <c>∂L/∂W : (m, 10) = Xᵀ·yᵀ</c>. Indices are as in text.</summary>
internal sealed class UnicodeFormat : IFormat
{
    private static readonly NotationStyle Style = new(
        Stacked: false,
        Marks: true,
        (row, ofMatrix) => (ofMatrix ? row.UnicodeOfMatrix : null) ?? row.Unicode);

    private static readonly LinearSpelling Spelling = new()
    {
        Name = Letters,
        Operator = row => row.Unicode ?? row.Name,
        Constant = row => row.Unicode ?? row.Name,
        Times = "·",
        Minus = "−",
        Transpose = "ᵀ",
        Inverse = "⁻¹",
        InverseTranspose = "⁻ᵀ",
        Differential = d => d.By is { } by ? $"d(∂{Letters(d.Of)}/∂{Letters(by)})" : "d" + Letters(d.Of),
        Partial = "∂",
        Delta = "δ",
        Summation = "∑",
        Superscript = Superscript,
    };

    internal static readonly LinearLines Lines = new(Style, Spelling, Left);

    private static readonly FrozenDictionary<char, char> Superscripts = "0123456789−".Zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
        .ToFrozenDictionary(p => p.First, p => p.Second);

    /// <inheritdoc/>
    public string Name => "unicode";

    /// <inheritdoc/>
    public string Print(Answer answer) => Lines.Print(answer);

    private static string Left(Heading heading)
    {
        var below = heading.IsRepeated ? $"∂{Letters(heading.Wrt[0])}²" : string.Concat(
            heading.Wrt.Select((name, i) => $"∂{Letters(name)}{LinearWriter.Indices(heading.WrtIndices[i])}"));
        return heading.Whole($"∂{(heading.IsSecond ? "²" : "")}{Letters(heading.Of)}{LinearWriter.Indices(heading.OfIndices)}/{below}");
    }

    /// <summary>The name, with its stem in Greek where that is a Greek letter's.</summary>
    private static string Letters(string name)
    {
        var (stem, rest) = SplitName.Of(name);
        return (Greek.Character(stem) ?? stem) + rest;
    }

    /// <summary>Small integers only, and of the plain power only: there is no superscript dot.</summary>
    private static string? Superscript(Operator power, string exponent) =>
        power is SyntaxOperator { Form: OperatorForm.Power } && exponent.All(Superscripts.ContainsKey)
            ? string.Concat(exponent.Select(c => Superscripts[c])) : null;
}
