using System.Diagnostics;
using SymMat.Explanation;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Shapes;

namespace SymMat.Printing;

/// <summary>Spells what the steps of one derivation are made of, in one format.</summary>
internal abstract class StepWriter(Derivation derivation, NotationStyle style)
{
    /// <summary>The program that the steps are of.</summary>
    protected MatrixProgram Program => derivation.Answer.Program;

    private readonly Notator _notator =
        new(style) { Designation = n => derivation.Designations.GetValueOrDefault(n) };

    /// <summary>An expression.</summary>
    public string Of(MatrixExpression expression) => Write(_notator.Of(expression));

    /// <summary>A dimension.</summary>
    public string Of(Dimension dimension) => Write(_notator.Of(dimension));

    /// <summary>A phrase, its formulas among words.</summary>
    public string Of(Phrase phrase) => string.Concat(phrase.Pieces.Select(p => p switch
    {
        Words words => Words(words.Text),
        Inline inline => Inline(Of(inline)),
        _ => throw new UnreachableException(),
    }));

    /// <summary>Expressions that are equal.</summary>
    protected string Of(Inline formula) => string.Join(" = ", formula.Values.Select(Of));

    /// <summary>The left and the right side of a line, the left empty where it goes on from the line before.</summary>
    public (string Left, string Right) Sides(Line line) => line switch
    {
        EquationLine { Left: { } left, ShowsShape: true } equation => Shaped(Of(left), equation.Right.Shape, Of(equation.Right)),
        EquationLine equation => (equation.Left is { } left ? Of(left) : "", $"= {Of(equation.Right)}"),
        DerivativeLine { Derivative: var answer } => Sides(answer),
        ShapeLine shape => (Shaped(Of(shape.Name), shape.Name.Shape), ""),
        _ => ("", ""),
    };

    /// <summary>The sides of an answer.</summary>
    protected abstract (string Left, string Right) Sides(Derivative answer);

    /// <summary>A formula with its shape.</summary>
    protected abstract string Shaped(string formula, Shape shape);

    /// <summary>The sides of an equation that shows its shape.</summary>
    protected abstract (string Left, string Right) Shaped(string left, Shape shape, string right);

    /// <summary>A formula among words.</summary>
    protected abstract string Inline(string formula);

    /// <summary>Words.</summary>
    protected abstract string Words(string text);

    /// <summary>A formula.</summary>
    protected abstract string Write(Formula formula);
}

/// <summary>Spells steps on lines of text.</summary>
internal sealed class LinearStepWriter(Derivation derivation, LinearLines lines) : StepWriter(derivation, lines.Style)
{
    /// <summary>In the language.</summary>
    public static LinearStepWriter Text(Derivation derivation) =>
        new(derivation, TextFormat.Lines);

    /// <summary>In Unicode.</summary>
    public static LinearStepWriter Unicode(Derivation derivation) =>
        new(derivation, UnicodeFormat.Lines);

    /// <inheritdoc/>
    protected override (string Left, string Right) Sides(Derivative derivative)
    {
        var line = lines.Line(derivative);
        var sign = line.IndexOf(" = ", StringComparison.Ordinal);
        return (line[..sign], line[(sign + 1)..]);
    }

    /// <inheritdoc/>
    protected override string Shaped(string formula, Shape shape) => $"{formula} : ({Of(shape.Rows)}, {Of(shape.Columns)})";

    /// <inheritdoc/>
    protected override (string Left, string Right) Shaped(string left, Shape shape, string right) =>
        (Shaped(left, shape), $"= {right}");

    /// <inheritdoc/>
    protected override string Inline(string formula) => formula;

    /// <inheritdoc/>
    protected override string Words(string text) => text;

    /// <inheritdoc/>
    protected override string Write(Formula formula) => LinearWriter.Write(formula, lines.Spelling);
}

/// <summary>Spells steps in LaTeX.</summary>
internal sealed class LatexStepWriter(Derivation derivation) : StepWriter(derivation, LatexFormat.Style)
{
    /// <inheritdoc/>
    protected override (string Left, string Right) Sides(Derivative answer)
    {
        var (left, right) = LatexFormat.Sides(answer, Program);
        return (left, $"= {right}");
    }

    /// <inheritdoc/>
    protected override string Shaped(string formula, Shape shape) =>
        $@"{formula} \in \mathbb{{R}}^{{{Factor(shape.Rows)} \times {Factor(shape.Columns)}}}";

    /// <inheritdoc/>
    protected override (string Left, string Right) Shaped(string left, Shape shape, string right) =>
        (left, Shaped($"= {right}", shape));

    /// <inheritdoc/>
    protected override string Inline(string formula) => $@"\({formula}\)";

    /// <inheritdoc/>
    protected override string Words(string text) => text;

    /// <inheritdoc/>
    protected override string Write(Formula formula) => LatexWriter.Write(formula);

    /// <summary>A phrase in a formula: its words are text.</summary>
    public string InMathematics(Phrase phrase) => string.Concat(phrase.Pieces.Select(p => p switch
    {
        Explanation.Words words => $@"\text{{{words.Text}}}",
        Inline inline => Of(inline),
        _ => throw new UnreachableException(),
    }));

    private string Factor(Dimension dimension) =>
        dimension.Terms.Length > 1 ? $"({Of(dimension)})" : Of(dimension);
}
