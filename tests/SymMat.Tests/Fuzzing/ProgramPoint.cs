using System.Collections.Immutable;
using SymMat.Matrices;
using SymMat.Numerics;
using SymMat.Verification;

namespace SymMat.Tests.Fuzzing;

/// <summary>Random values for a program's symbols, of moderate size, which have the properties that are declared.</summary>
internal static class ProgramPoint
{
    /// <summary>A point whose dimensions are from 1 to 3.</summary>
    public static Point For(MatrixProgram program, int seed)
    {
        var random = new RandomNumbers((ulong)seed);
        var lengths = program.DimensionNames.ToImmutableDictionary(
            name => name, _ => random.Below(6) == 0 ? 1 : 2 + random.Below(2));
        return PointSampler.Real(program, lengths, sample: 0, attempt: 0, random);
    }
}
