using System.Collections.Immutable;

namespace SymMat.Diagnostics;

/// <summary>Proposes known names for one that is unknown.</summary>
public static class Nearest
{
    /// <summary>Names longer than this are not compared: the comparison takes the product of the lengths.</summary>
    private const int Longest = 64;

    private const int Most = 3;

    /// <summary>
    /// The known names nearest to a name, in their order: those that differ in letter case and underscores only, or
    /// else those of the fewest typing slips, if these are few for the length of the name.
    /// </summary>
    public static ImmutableArray<string> Of(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length > Longest)
        {
            return [];
        }

        var plain = Plain(name);
        var limit = plain.Length < 2 ? 0 : Math.Max(1, plain.Length / 3);
        var ranked = known.Where(k => k.Length <= Longest && k != name).Distinct(StringComparer.Ordinal)
            .Select(k => (Name: k, Distance: Distance(plain, Plain(k), limit)))
            .Where(k => k.Distance <= limit).ToList();
        var least = ranked.Select(k => k.Distance).DefaultIfEmpty().Min();
        return [.. ranked.Where(k => k.Distance == least).Select(k => k.Name).Take(Most)];
    }

    private static string Plain(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return int.MaxValue;
        }

        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
