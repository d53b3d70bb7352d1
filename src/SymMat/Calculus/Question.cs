using System.Collections.Immutable;
using SymMat.Diagnostics;
using SymMat.Notation;

namespace SymMat.Calculus;

/// <summary>What to differentiate, and how to write the answer.</summary>
/// <param name="Of">The definition (or symbol) to differentiate; Greek letters spelled in Latin.</param>
/// <param name="Wrt">
/// For each derivative asked for its variables: one for a first derivative, two for a second one.
/// </param>
/// <param name="Layout">The layout.</param>
/// <param name="Expand">Whether names of definitions are written out in the answer.</param>
/// <param name="Notation">The notation.</param>
/// <param name="Structure">What entries of a structured variable the derivative is by.</param>
public sealed record Question(
    string Of, ImmutableArray<ImmutableArray<string>> Wrt, Layout Layout = Layout.Mixed, bool Expand = false,
    NotationKind Notation = NotationKind.Matrix, Structure Structure = Structure.Projected)
{
    /// <summary>How much it may take.</summary>
    public Limits Limits { get; init; } = Limits.Default;
}
