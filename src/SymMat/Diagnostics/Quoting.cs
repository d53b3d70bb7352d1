using System.Globalization;
using System.Text;

namespace SymMat.Diagnostics;

/// <summary>Source text as it may be shown: without characters that a terminal acts on, and not too long.</summary>
public static class Quoting
{
    private const int Longest = 60;

    /// <summary>The text in backquotes, cut where it is long.</summary>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"`{Visible(Cut(text))}{(text.Length > Longest ? "…" : "")}`";
    }

    /// <summary>The text, whole, with the code points of characters that do not show.</summary>
    public static string Visible(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            shown.Append(IsVisible(rune) ? rune.ToString() : CodePoint(rune));
        }

        return shown.ToString();
    }

    /// <summary>Names in backquotes, as <c>`a`, `b` or `c`</c>.</summary>
    public static string QuoteAll(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var quoted = texts.Select(Quote).ToList();
        return quoted.Count == 1 ? quoted[0] : $"{string.Join(", ", quoted.SkipLast(1))} or {quoted[^1]}";
    }

    /// <summary>Whether the character shows and takes a place of its own.</summary>
    public static bool IsVisible(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static string Cut(string text) =>
        text.Length <= Longest ? text
            : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];

    private static string CodePoint(Rune rune) =>
        string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
}
