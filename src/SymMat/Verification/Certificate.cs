using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;

namespace SymMat.Verification;

/// <summary>How many points to try, and the seed that they are drawn by.</summary>
public sealed record Sampling(int Samples = 10, ulong Seed = 1);

/// <summary>What holding a derivative to numbers came to.</summary>
public enum Verdict
{
    /// <summary>It agrees at every point.</summary>
    Verified,

    /// <summary>It differs at a point.</summary>
    Mismatch,

    /// <summary>Numbers could not tell: no point could be drawn, or none with dimensions other than 1.</summary>
    NotVerified,
}

/// <summary>Why a point was drawn again.</summary>
public enum Obstacle
{
    /// <summary>The program has no finite value there, or close by.</summary>
    OutsideDomain,

    /// <summary>Differences do not settle there: a kink or a singularity is near.</summary>
    Kink,

    /// <summary>The program is smooth, but the derivative has no finite value there, or one that rounding alone changes.</summary>
    Undefined,

    /// <summary>A matrix of the program, or the derivative, has too many entries at every size.</summary>
    TooLarge,
}

/// <summary>Where two values differ.</summary>
/// <param name="Point">The values of the symbols.</param>
/// <param name="Symbols">The symbols that matter.</param>
/// <param name="Expected">The value that the derivative must have.</param>
/// <param name="Found">The value that it has.</param>
public sealed record Counterexample(
    Point Point, ImmutableArray<string> Symbols, Matrix<double> Expected, Matrix<double> Found);

/// <summary>What a derivative was held to, and what came of it.</summary>
/// <param name="Derivative">The derivative.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Sampling">The number of points asked for, and the seed.</param>
public sealed record Certificate(Derivative Derivative, Verdict Verdict, Sampling Sampling)
{
    /// <summary>The parts that the derivative names.</summary>
    public ImmutableArray<Definition> Where { get; init; } = [];

    /// <summary>The sizes of each point at which it was compared.</summary>
    public ImmutableArray<ImmutableDictionary<string, int>> Sizes { get; init; } = [];

    /// <summary>How many points were drawn again, for each reason.</summary>
    public ImmutableSortedDictionary<Obstacle, int> Redrawn { get; init; } = ImmutableSortedDictionary<Obstacle, int>.Empty;

    /// <summary>The greatest error, relative to the greatest entry.</summary>
    public double Error { get; init; }

    /// <summary>The greatest error that the differences may have themselves, relative to the same.</summary>
    public double Uncertainty { get; init; }

    /// <summary>A place where it differs; null where there is none.</summary>
    public Counterexample? Counterexample { get; init; }
}
