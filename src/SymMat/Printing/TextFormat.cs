using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Printing;

/// <summary>
/// The language itself, one line a derivative: a matrix expression parses back to the same expression. In index
/// notation <c>[i,j]</c> are the indices of rows and columns, an axis of dimension 1 having none; <c>(i,j)</c> in
/// their place are two that run along one axis, the first faster.
/// </summary>
internal sealed class TextFormat : IFormat
{
    internal static readonly NotationStyle Style = new(Stacked: false, Marks: false, (_, _) => null);
    internal static readonly LinearSpelling Spelling = new();

    /// <inheritdoc/>
    public string Name => "text";

    /// <inheritdoc/>
    public string Print(Answer answer) => WhereLines.Under(Sharing.Of(answer), Line, Definition);

    /// <summary>A name of the answer's own, with its value.</summary>
    internal static string Definition(Definition definition) => $"{definition.Name} = {Body(new MatrixBody(definition.Value))}";

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

    private static string Line(Heading heading, string value) =>
        $"{Left(heading)} : ({string.Join(", ", heading.Dimensions)}) = {value}";

    private static string Equation(DifferentialReading equation)
    {
        var notator = new Notator(Style) { Differentials = equation.Differentials };
        return $"{LinearWriter.Write(notator.Of(equation.Function), Spelling)} = {LinearWriter.Write(notator.Of(equation.Value), Spelling)}";
    }

    /// <summary>The right side of one derivative.</summary>
    internal static string Body(DerivativeBody body) => LinearWriter.Write(new Notator(Style).Of(body), Spelling);

    /// <summary>The name of the derivative: <c>dL/dW</c>, <c>d2L/dxdv</c>, <c>df[i,j]/dW[k,l]</c>.</summary>
    internal static string Left(Heading heading)
    {
        // The 2 of a name that ends in a digit would be one of its digits.
        var below = heading.IsRepeated
            ? char.IsAsciiDigit(heading.Wrt[0][^1]) ? $"d({heading.Wrt[0]})2" : $"d{heading.Wrt[0]}2"
            : string.Concat(
            heading.Wrt.Select((name, i) => $"d{name}{LinearWriter.Indices(heading.WrtIndices[i])}"));
        return heading.Whole($"d{(heading.IsSecond ? "2" : "")}{heading.Of}{LinearWriter.Indices(heading.OfIndices)}/{below}");
    }
}
