using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Shapes;

namespace SymMat.Matrices;

/// <summary>A declared symbol.</summary>
/// <param name="Name">Its name, Greek letters spelled in Latin.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Properties">Its properties, with all that they imply.</param>
public sealed record Symbol(string Name, Shape Shape, Properties Properties);

/// <summary>A defined name.</summary>
/// <param name="Name">Its name, Greek letters spelled in Latin.</param>
/// <param name="Value">The expression that it stands for.</param>
public sealed record Definition(string Name, MatrixExpression Value)
{
    /// <summary>The shape of the value.</summary>
    public Shape Shape => Value.Shape;
}

/// <summary>A checked program: every name has a shape, and every expression fits.</summary>
/// <param name="Symbols">The declared symbols, in order of declaration.</param>
/// <param name="Definitions">The definitions, in order; each uses earlier names only.</param>
/// <param name="DimensionNames">The names of dimensions, in order of their first use.</param>
public sealed record MatrixProgram(
    ImmutableArray<Symbol> Symbols, ImmutableArray<Definition> Definitions, ImmutableArray<string> DimensionNames)
{
    /// <summary>Whether a number in it has a point or an exponent, so that answers have decimals.</summary>
    public bool HasDecimals { get; init; }

    /// <summary>All names: of symbols, of definitions and of dimensions.</summary>
    internal HashSet<string> Names() => NamesInOrder.ToHashSet(StringComparer.Ordinal);

    /// <summary>All names, in the order in which answers write them where it is free; dimensions last.</summary>
    internal IEnumerable<string> NamesInOrder =>
        Symbols.Select(s => s.Name).Concat(Definitions.Select(d => d.Name)).Concat(DimensionNames);
}
