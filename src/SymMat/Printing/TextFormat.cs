using SymMat.Notation;

namespace SymMat.Printing;

/// <summary>
/// The language itself, one line a derivative: a matrix expression parses back to the same expression. In index
/// notation <c>[i,j]</c> are the indices of rows and columns, an axis of dimension 1 having none; <c>(i,j)</c> in
/// their place are two that run along one axis, the first faster.
/// </summary>
internal sealed class TextFormat : IFormat
{
    internal static readonly LinearLines Lines = new(new(Stacked: false, Marks: false, (_, _) => null), new(), Left);

    /// <inheritdoc/>
    public string Name => "text";

    /// <inheritdoc/>
    public string Print(Answer answer) => Lines.Print(answer);

    /// <summary>The right side of one derivative.</summary>
    internal static string Body(DerivativeBody body) => Lines.Body(body);

    /// <summary>The name of the derivative: <c>dL/dW</c>, <c>d2L/dxdv</c>, <c>df[i,j]/dW[k,l]</c>.</summary>
    private static string Left(Heading heading)
    {
        // The 2 of a name that ends in a digit would be one of its digits.
        var below = heading.IsRepeated
            ? char.IsAsciiDigit(heading.Wrt[0][^1]) ? $"d({heading.Wrt[0]})2" : $"d{heading.Wrt[0]}2"
            : string.Concat(
            heading.Wrt.Select((name, i) => $"d{name}{LinearWriter.Indices(heading.WrtIndices[i])}"));
        return heading.Whole($"d{(heading.IsSecond ? "2" : "")}{heading.Of}{LinearWriter.Indices(heading.OfIndices)}/{below}");
    }
}
