using System.Collections.Frozen;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Printing;

/// <summary>The text of a terminal that knows mathematics: <c>∂L/∂W : (m, 10) = Xᵀ·yᵀ</c>. Indices are as in text.</summary>
internal sealed class UnicodeFormat : IFormat
{
    internal static readonly NotationStyle Style = new(
        Stacked: false,
        Marks: true,
        (row, ofMatrix) => (ofMatrix ? row.UnicodeOfMatrix : null) ?? row.Unicode);

    internal static readonly LinearSpelling Spelling = new()
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

    private static readonly FrozenDictionary<char, char> Superscripts = "0123456789−".Zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
        .ToFrozenDictionary(p => p.First, p => p.Second);

    /// <inheritdoc/>
    public string Name => "unicode";

    /// <inheritdoc/>
    public string Print(Answer answer) => WhereLines.Under(Sharing.Of(answer), Line, Definition);

    /// <summary>A name of the answer's own, with its value.</summary>
    internal static string Definition(Definition definition) =>
        $"{Letters(definition.Name)} = {Body(new MatrixBody(definition.Value))}";

    /// <summary>One derivative, without the end of the line.</summary>
    internal static string Line(Derivative derivative) => derivative.Reading switch
    {
        IndexReading index => Line(Heading.For(derivative with { Body = index.Body }), Body(index.Body)) + Comment.Of(derivative, Equation),
        EinsumReading einsum => Line(
            Heading.Plain(derivative, einsum.Shape),
            LinearWriter.Write(EinsumNotator.Of(einsum, new Notator(Style)), Spelling)),
        DifferentialReading equation => Equation(equation),
        _ => Line(Heading.For(derivative), Body(derivative.Body)) + Comment.Of(derivative, Equation),
    };

    private static string Line(Heading heading, string value)
    {
        var notator = new Notator(Style);
        var shape = heading.Dimensions.Select(d => LinearWriter.Write(notator.Of(d), Spelling));
        return $"{Left(heading)} : ({string.Join(", ", shape)}) = {value}";
    }

    private static string Equation(DifferentialReading equation)
    {
        var notator = new Notator(Style) { Differentials = equation.Differentials };
        return $"{LinearWriter.Write(notator.Of(equation.Function), Spelling)} = {LinearWriter.Write(notator.Of(equation.Value), Spelling)}";
    }

    /// <summary>The right side of one derivative.</summary>
    internal static string Body(DerivativeBody body) => LinearWriter.Write(new Notator(Style).Of(body), Spelling);

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
