using System.Collections.Immutable;
using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Calculus;

/// <summary>Derivatives as one attempt has them.</summary>
/// <param name="Derivatives">The derivatives.</param>
/// <param name="Where">The definitions of the names that they use beside the program's.</param>
internal sealed record Candidate(ImmutableArray<Derivative> Derivatives, ImmutableArray<Definition> Where);
