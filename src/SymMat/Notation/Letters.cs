using System.Collections.Immutable;
using SymMat.Matrices;
using SymMat.Shapes;

namespace SymMat.Notation;

/// <summary>Hands out letters for indices that are no names of the program. Local to one answer.</summary>
internal sealed class Letters(IReadOnlySet<string> taken)
{
    private static readonly ImmutableArray<string> Single =
        [.. "ijklpqrstuvwabcdefghmnoxyz".Select(c => c.ToString())];

    private int _next;

    /// <summary>Whether the name of Kronecker's delta means it, and nothing of the program.</summary>
    public bool HasDelta { get; } = !taken.Contains("delta");

    /// <summary>Letters for a program: no symbol, definition or dimension of it.</summary>
    public static Letters For(MatrixProgram program) => new(program.Names());

    /// <summary>A new index over a dimension.</summary>
    public Index Next(Dimension dimension)
    {
        while (true)
        {
            var round = _next / Single.Length;
            var letter = Single[_next++ % Single.Length] + (round == 0 ? "" : round.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (!taken.Contains(letter))
            {
                return new(letter, dimension);
            }
        }
    }
}
