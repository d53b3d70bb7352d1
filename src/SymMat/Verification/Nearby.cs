using System.Collections.Immutable;
using SymMat.Matrices;
using SymMat.Numerics;

namespace SymMat.Verification;

/// <summary>Points so near to others that only rounding and steps tell the two apart.</summary>
internal static class Nearby
{
    /// <summary>By how much of itself an entry differs, times an integer below <see cref="Steps"/>.</summary>
    public const double Step = 1e-11;
    private const int Steps = 7;

    /// <summary>A point near to one of a program, with its definitions.</summary>
    public static Point Of(Point point, MatrixProgram program)
    {
        var place = 0;
        var values = point.Values.OrderBy(v => v.Key, StringComparer.Ordinal)
            .ToImmutableDictionary(v => v.Key, v => v.Value.Map(x => x * (1 + (Step * (++place % Steps)))));
        return (point with { Values = values }).WithDefinitionsOf(program);
    }
}
