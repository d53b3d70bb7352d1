namespace SymMat.Tests.Fuzzing;

/// <summary>Reads printed answers.</summary>
internal static class AnswerText
{
    /// <summary>
    /// A program with the text of its only derivative, in matrix notation, as further definitions: first the names after
    /// <c>where</c>, last the derivative itself, called <c>Z_</c>.
    /// </summary>
    public static string AsProgram(string source, string answer)
    {
        var lines = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var where = lines.Skip(1).Select(l => l.Replace("  where ", "", StringComparison.Ordinal).Trim());
        return $"{source}\n{string.Concat(where.Select(l => l + "\n"))}Z_ {lines[0][lines[0].IndexOf(':', StringComparison.Ordinal)..]}";
    }
}
