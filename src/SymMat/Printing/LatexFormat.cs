using System.Collections.Immutable;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Shapes;

namespace SymMat.Printing;

/// <summary>
/// LaTeX as in a paper, without dollar signs; several derivatives are lines of an <c>aligned</c> environment. KaTeX and
/// LaTeX with amsmath take it.
/// </summary>
internal sealed class LatexFormat : IFormat
{
    internal static readonly NotationStyle Style = new(
        Stacked: true,
        Marks: true,
        (row, ofMatrix) => (ofMatrix ? row.LatexOfMatrix : null) ?? row.Latex ?? $@"\operatorname{{{row.Name}}}");

    /// <inheritdoc/>
    public string Name => "latex";

    /// <inheritdoc/>
    public string Print(Answer answer)
    {
        var shared = Sharing.Of(answer);
        var lines = shared.Derivatives.Select(d => Sides(d, answer.Program)).ToList();
        var names = shared.Where.Select(Sides).ToList();
        return (lines, names) switch
        {
            ([var sole], []) => Joined(sole) + "\n",
            ([var sole], [var name]) => $"{Joined(sole)} \\quad\\text{{where }} {Joined(name)}\n",
            _ => $"\\begin{{aligned}}\n{string.Join(" \\\\\n", lines.Select(Aligned).Concat(names.Select(WhereAligned)))}\n\\end{{aligned}}\n",
        };
    }

    /// <summary>A name of the answer's own, with its value.</summary>
    internal static string Definition(Definition definition) => Joined(Sides(definition));

    /// <summary>One derivative as a formula of its own.</summary>
    internal static string Line(Derivative derivative, MatrixProgram program) =>
        Joined(Sides(derivative, program));

    private static string Joined((string Left, string Right) sides) => $"{sides.Left} = {sides.Right}";

    private static string Aligned((string Left, string Right) sides) => $"{sides.Left} &= {sides.Right}";

    private static string WhereAligned((string Left, string Right) sides, int place) =>
        (place == 0 ? @"\text{where}\quad " : "") + Aligned(sides);

    private static (string Left, string Right) Sides(Definition definition) =>
        (LatexWriter.Write(new NameFormula(definition.Name)), Body(new MatrixBody(definition.Value)));

    /// <summary>What is on the left and on the right; of what LaTeX has no notation for, the value as it is.</summary>
    internal static (string Left, string Right) Sides(Derivative derivative, MatrixProgram program)
    {
        if (derivative.Reading is DifferentialReading equation)
        {
            return Sides(equation);
        }

        var shown = derivative.Reading is IndexReading index ? derivative with { Body = index.Body } : derivative;
        var beside = derivative.Beside is { } differential ? $@", \qquad {Joined(Sides(differential))}" : "";
        return (Left(shown, program), Body(shown.Body) + beside + string.Concat(derivative.Spaces.Select(Within)));
    }

    private static (string Left, string Right) Sides(DifferentialReading equation)
    {
        var notator = new Notator(Style) { Differentials = equation.Differentials };
        return (LatexWriter.Write(notator.Of(equation.Function)), LatexWriter.Write(notator.Of(equation.Value)));
    }

    private static string Within(Space space) => space.IsFree
        ? $@" \quad \text{{(by the free entries of {Comment.StructureOf(space)} }} {LatexWriter.Write(new NameFormula(space.Variable))}\text{{)}}"
        : $@" \quad \text{{(within the {Comment.StructureOf(space)} matrices)}}";

    private static string Body(DerivativeBody body) => LatexWriter.Write(new Notator(Style).Of(body));

    private static string Left(Derivative derivative, MatrixProgram program)
    {
        var heading = Heading.For(derivative);
        var above = Indexed(heading.Of, heading.OfIndices);
        var ratio = $@"\frac{{\partial{(heading.IsSecond ? "^2" : "")} {above}}}{{{Below(heading, program)}}}";
        return heading.WholeIndices.IsEmpty ? ratio
            : $@"\left( {ratio} \right){LatexWriter.Indices(heading.WholeIndices)}";
    }

    /// <summary>A second derivative's rows are by the first variable, its columns by the second: so vectors stand.</summary>
    private static string Below(Heading heading, MatrixProgram program)
    {
        if (heading.IsRepeated && ShapeOf(heading.Wrt[0], program).IsScalar)
        {
            return $@"\partial {Indexed(heading.Wrt[0], [])}^2";
        }

        return string.Join(@"\,", heading.Wrt.Select((name, i) =>
        {
            var (rows, columns) = ShapeOf(name, program);
            var across = i == 0 ? rows.IsOne && !columns.IsOne : columns.IsOne && !rows.IsOne;
            var mark = heading.IsSecond && across && heading.WrtIndices[i].IsEmpty ? @"^\top" : "";
            return $@"\partial {Indexed(name, heading.WrtIndices[i])}{mark}";
        }));
    }

    private static Shape ShapeOf(string name, MatrixProgram program) =>
        program.Symbols.FirstOrDefault(s => s.Name == name)?.Shape
        ?? program.Definitions.FirstOrDefault(d => d.Name == name)?.Shape ?? Shape.Scalar;

    private static string Indexed(string name, ImmutableArray<ImmutableArray<string>> axes) =>
        LatexWriter.Write(axes.IsEmpty ? new NameFormula(name) : new EntryFormula(new NameFormula(name), axes));
}
