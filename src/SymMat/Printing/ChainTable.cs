using SymMat.Explanation;

namespace SymMat.Printing;

/// <summary>The chain rule as a table.</summary>
internal static class ChainTable
{
    /// <summary>The rows, a header first.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(Derivation derivation, StepWriter writer) =>
        derivation.Chain.Select(link => Row(link, writer))
            .Prepend(["name", "definition", "shape", "derivative", "shape", "chain rule"]);

    private static IReadOnlyList<string> Row(ChainLink link, StepWriter writer) =>
    [
        writer.Of(link.Name),
        link.Definition is { } definition ? writer.Of(definition) : "",
        $"({writer.Of(link.Name.Shape.Rows)}, {writer.Of(link.Name.Shape.Columns)})",
        writer.Of(link.Adjoint),
        $"({string.Join(", ", link.AdjointAxes.Select(writer.Of))})",
        link.Rule is { } rule ? writer.Of(rule) : "",
    ];
}
