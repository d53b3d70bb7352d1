using System.Text.RegularExpressions;
using SymMat.Catalog;

namespace SymMat.Tests.Lengths;

/// <summary>
/// A formula as the reference writes it, from the free text of the corpus. Of several that are equated the last is taken;
/// definitions that follow it count, remarks do not.
/// </summary>
/// <param name="IsClosed">
/// Whether it says the derivative in names of the program, or in names that it defines: <c>X'(y - p)</c> without a p
/// leaves a part of the work to the reader, as do <c>dg/du du/dx</c>, <c>tanh^2</c> of something, and words.
/// </param>
/// <param name="HasIndices">Whether it names entries.</param>
/// <param name="Tokens">Its length.</param>
internal sealed partial record Textbook(bool IsClosed, bool HasIndices, int Tokens)
{
    /// <summary>Reads the text of a case whose program has the given names.</summary>
    public static Textbook Read(string text, IReadOnlySet<string> programNames)
    {
        var clauses = SplitOutside(Separator().Replace(text.Split(';')[0], ", "), ", ").ToList();
        var definitions = clauses.Skip(1).Select(c => c.Split(" = ")).Where(c => c.Length == 2).ToList();
        var names = programNames.Concat(definitions.Select(d => d[0].Trim())).ToHashSet(StringComparer.Ordinal);
        names.UnionWith(SumIndex().Matches(text).Select(m => m.Groups[1].Value));
        var length = new FormulaLength(names);

        var equated = SplitOutside(WithoutRemark(clauses[0], length), " = ").Last();
        var formula = SumIndex().Replace(SplitOutside(equated, ": ").Last(), "sum $1 ");
        var parts = definitions.Select(d => d[1]).Prepend(formula).Select(length.Of).ToList();
        return new(
            parts.All(p => p.Unknown.Count == 0) && !LeavesWork(formula), Entry().IsMatch(formula),
            parts.Sum(p => p.Tokens) + definitions.Count);
    }

    /// <summary>A bracket at the end, set apart, is a remark if there are words in it, and no condition.</summary>
    private static string WithoutRemark(string formula, FormulaLength length)
    {
        var trimmed = formula.TrimEnd();
        var start = StartOfLastBracket(trimmed);
        return start > 1 && trimmed[start - 1] == ' ' && !"*/+-".Contains(trimmed[start - 2], StringComparison.Ordinal)
            && trimmed.IndexOfAny(['<', '>'], start) < 0 && length.Of(trimmed[start..]).Unknown.Any(w => w.Length > 1)
                ? WithoutRemark(trimmed[..start], length) : trimmed;
    }

    private static int StartOfLastBracket(string text)
    {
        var depth = 0;
        for (var i = text.Length - 1; i >= 0 && text[^1] == ')'; i--)
        {
            depth += text[i] == ')' ? 1 : text[i] == '(' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The parts between separators that stand in no bracket.</summary>
    private static IEnumerable<string> SplitOutside(string text, string separator)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] is '(' or '[' ? 1 : text[i] is ')' or ']' ? -1 : 0;
            if (depth == 0 && text.AsSpan(i).StartsWith(separator, StringComparison.Ordinal))
            {
                yield return text[start..i];
                start = i + separator.Length;
            }
        }

        yield return text[start..];
    }

    /// <summary>Whether a derivative is not taken, or the argument of a function not said.</summary>
    private static bool LeavesWork(string formula) => Untaken().IsMatch(formula)
        || Bare().Matches(formula).Any(m => Functions.ByName.ContainsKey(m.Groups[1].Value));

    [GeneratedRegex(@",? (?:with|where|here),? (?![^()]*\))")]
    private static partial Regex Separator();

    [GeneratedRegex(@"\bsum_(\p{L})\b")]
    private static partial Regex SumIndex();

    [GeneratedRegex(@"\bd(?:\w+| tr\(\w\))/d\w|''")]
    private static partial Regex Untaken();

    [GeneratedRegex(@"\b(\w+)(?:'+\(|\^|\)|$)")]
    private static partial Regex Bare();

    [GeneratedRegex(@"_[a-z]+\b")]
    private static partial Regex Entry();
}
