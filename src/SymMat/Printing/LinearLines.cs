using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Printing;

/// <summary>Derivatives as lines of text, with a name and a shape before each value.</summary>
/// <param name="style">How formulas are put into notation.</param>
/// <param name="spelling">How notation is spelled.</param>
/// <param name="left">The name of a derivative.</param>
internal sealed class LinearLines(NotationStyle style, LinearSpelling spelling, Func<Heading, string> left)
{
    /// <summary>How formulas are put into notation.</summary>
    public NotationStyle Style => style;

    /// <summary>How notation is spelled.</summary>
    public LinearSpelling Spelling => spelling;

    /// <summary>All derivatives, and under them what they name.</summary>
    public string Print(Answer answer) => WhereLines.Under(Sharing.Of(answer), Line, Definition);

    /// <summary>A name of the answer's own, with its value.</summary>
    public string Definition(Definition definition) =>
        $"{spelling.Name(definition.Name)} = {Body(new MatrixBody(definition.Value))}";

    /// <summary>One derivative, without the end of the line.</summary>
    public string Line(Derivative derivative) => derivative.Reading switch
    {
        IndexReading index => Line(Heading.For(derivative with { Body = index.Body }), Body(index.Body)) + Comment.Of(derivative, Equation),
        EinsumReading einsum => Line(
            Heading.Plain(derivative, einsum.Shape), LinearWriter.Write(EinsumNotator.Of(einsum, new Notator(style)), spelling)),
        DifferentialReading equation => Equation(equation),
        _ => Line(Heading.For(derivative), Body(derivative.Body)) + Comment.Of(derivative, Equation),
    };

    /// <summary>The right side of one derivative.</summary>
    public string Body(DerivativeBody body) => LinearWriter.Write(new Notator(style).Of(body), spelling);

    private string Line(Heading heading, string value)
    {
        var notator = new Notator(style);
        var shape = heading.Dimensions.Select(d => LinearWriter.Write(notator.Of(d), spelling));
        return left(heading) + " : (" + string.Join(", ", shape) + ") = " + value;
    }

    private string Equation(DifferentialReading equation)
    {
        var notator = new Notator(style) { Differentials = equation.Differentials };
        return $"{LinearWriter.Write(notator.Of(equation.Function), spelling)} = {LinearWriter.Write(notator.Of(equation.Value), spelling)}";
    }
}
