using System.Collections.Immutable;
using SymMat.Shapes;

namespace SymMat.Notation;

/// <summary>Hands out letters for indices that are none of the names taken. Local to one answer.</summary>
internal sealed class Letters(IReadOnlySet<string> taken)
{
    private static readonly ImmutableArray<string> Single =
        [.. "ijklpqrstuvwabcdefghmnoxyz".Select(c => c.ToString())];

    private int _next;

    /// <summary>Whether the program names something by the word that Kronecker's delta is written with.</summary>
    public bool HasDelta => taken.Contains("delta");

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
