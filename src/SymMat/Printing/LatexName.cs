namespace SymMat.Printing;

/// <summary>Names in LaTeX: one letter is itself, more are one word, what follows a digit or underscore is a subscript.</summary>
internal static class LatexName
{
    /// <summary>The name.</summary>
    public static string Of(string name)
    {
        var (stem, rest) = SplitName.Of(name);
        return rest.Length == 0 ? Stem(stem) : Stem(stem) + Subscript(rest);
    }

    /// <summary>Whether the name has a subscript, so that a further one needs brackets.</summary>
    public static bool HasSubscript(string name) => SplitName.Of(name).Rest.Length > 0;

    /// <summary>Whether the name is a word, which needs room beside other factors.</summary>
    public static bool IsWord(string name) => SplitName.Of(name).Stem is { Length: > 1 } stem && Greek.Latex(stem) is null;

    /// <summary>A subscript, in braces unless it is one character.</summary>
    public static string Below(string text) => text.Length == 1 ? $"_{text}" : $"_{{{text}}}";

    private static string Stem(string stem) =>
        Greek.Latex(stem) ?? (!IsAscii(stem) ? Text(stem) : stem.Length == 1 ? stem : $@"\mathit{{{stem}}}");

    private static string Subscript(string rest)
    {
        var parts = rest.Split('_', StringSplitOptions.RemoveEmptyEntries);
        return Below(parts.Length == 0 ? Text(rest) : string.Join(",", parts.Select(Part)));
    }

    private static string Part(string part) =>
        Greek.Latex(part) ?? (IsAscii(part) && (part.Length == 1 || part.All(char.IsAsciiDigit)) ? part : Text(part));

    private static string Text(string text) => $@"\text{{{text.Replace("_", @"\_", StringComparison.Ordinal)}}}";

    private static bool IsAscii(string text) => text.All(char.IsAscii);
}
