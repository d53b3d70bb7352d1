using System.Text.RegularExpressions;
using SymMat.Catalog;
using SymMat.Syntax;

namespace SymMat.Tests.Lengths;

/// <summary>The length of a formula, and the words in it that name nothing.</summary>
internal readonly record struct FormulaSize(int Tokens, IReadOnlyList<string> Unknown);

/// <summary>
/// Counts the tokens of a formula, ours or a textbook's, in such a way that notation alone makes no difference: names,
/// numbers, functions and signs count one each. Brackets, commas and signs of products do not count, since textbooks write
/// products side by side; nor do the dimensions of <c>eye(n)</c>, <c>ones(m, n)</c>, <c>zeros(n)</c>, which they leave
/// out of <c>I</c>, <c>1</c>, <c>0</c>. <c>X^-1</c> counts as <c>inv(X)</c> does, <c>X^-T</c> as <c>inv(X)'</c>,
/// <c>|X|</c> as <c>det(X)</c>, <c>X_ij</c> as <c>X[i,j]</c>.
/// </summary>
internal sealed partial class FormulaLength(IReadOnlySet<string> names)
{
    private static readonly HashSet<string> Infixes = ["kron", "o"];

    /// <summary>The length of a formula.</summary>
    public FormulaSize Of(string formula)
    {
        var (tokens, bars) = (0, 0);
        var unknown = new List<string>();
        foreach (var match in Token().Matches(Shortened(formula)).Cast<Match>())
        {
            if (match.Groups["word"].Success)
            {
                tokens += OfWord(match.Value, unknown);
            }
            else if (match.Groups["subscript"].Success)
            {
                tokens += match.Value.Count(char.IsAsciiLetterOrDigit);
            }
            else if (match.Groups["bar"].Success)
            {
                tokens += ++bars % 2;
            }
            else
            {
                tokens += match.Value is "^-T" or "'^-1" ? 2 : 1;
            }
        }

        return new(tokens, unknown);
    }

    /// <summary>The formula in Latin letters, with constants as one word and without what multiplies.</summary>
    private static string Shortened(string formula) =>
        Times().Replace(Constant().Replace(Spellings.Latin(formula), " 1 "), " ");

    /// <summary>A word is a name, a name with indices, a function, or names side by side.</summary>
    private int OfWord(string word, List<string> unknown)
    {
        if (IsKnown(word))
        {
            return 1;
        }

        var under = word.IndexOf('_', StringComparison.Ordinal);
        if (under > 0 && (word[..under] == "delta" || IsKnown(word[..under])))
        {
            return 1 + word[(under + 1)..].Length;
        }

        if (Split(word) is { } parts)
        {
            return parts;
        }

        unknown.Add(word);
        return 1;
    }

    private bool IsKnown(string word) => names.Contains(word) || Functions.ByName.ContainsKey(word)
        || Infixes.Contains(word) || word is "I" or "pi" or "delta" or "sum";

    /// <summary>The least number of names, side by side, that make up the word.</summary>
    private int? Split(string word)
    {
        var least = new int?[word.Length + 1];
        least[0] = 0;
        for (var end = 1; end <= word.Length; end++)
        {
            for (var start = 0; start < end; start++)
            {
                if (least[start] is { } before && names.Contains(word[start..end]) && !(before + 1 >= least[end]))
                {
                    least[end] = before + 1;
                }
            }
        }

        return least[^1];
    }

    [GeneratedRegex(@"\b(?:eye|ones|zeros)\([^()]*\)")]
    private static partial Regex Constant();

    [GeneratedRegex(@"(?<!\.)\*| \. ")]
    private static partial Regex Times();

    [GeneratedRegex(@"(?<subscript>(?<=[\])])_[a-z]+)|(?<word>[\p{L}][\p{L}\d]*(?:_[\p{L}\d]+)*)|\d+(?:\.\d+)?|\^-T|'\^-1|\^-1|\^\+|\.[*/+\-^]|(?<bar>\|)|[+\-/\\^'<>=:]")]
    private static partial Regex Token();
}
