using SymMat.Explanation;

namespace SymMat.Printing;

/// <summary>Steps on lines of text: the equations under each other, the rules in a column of their own.</summary>
internal sealed class LinearSteps(string name, Func<Derivation, StepWriter> writerFor) : IStepFormat
{
    private const int WidestEquation = 72;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Print(Derivation derivation)
    {
        var writer = writerFor(derivation);
        return string.Join("\n", derivation.Sections.Select(s => Section(s, writer)));
    }

    /// <inheritdoc/>
    public string PrintChain(Derivation derivation)
    {
        var rows = ChainTable.Rows(derivation, writerFor(derivation)).ToList();
        var widths = rows[0].Select((_, column) => rows.Max(r => Width(r[column]))).ToList();
        return string.Concat(rows.Select(r =>
            string.Join("  ", r.Select((cell, column) => Padded(cell, widths[column]))).TrimEnd() + "\n"));
    }

    private static string Section(Section section, StepWriter writer)
    {
        var lines = new List<(string Equation, string Reason)>();
        var indent = 0;
        foreach (var line in section.Lines)
        {
            var (left, right) = writer.Sides(line);
            indent = left.Length > 0 ? Width(left) : indent;
            lines.Add((right.Length == 0 ? left : $"{Padded(left, indent)} {right}", writer.Of(line.Reason)));
        }

        var column = lines.Where(l => l.Reason.Length > 0).Select(l => Width(l.Equation)).Where(w => w <= WidestEquation)
            .DefaultIfEmpty().Max();
        return writer.Of(section.Title) + "\n"
            + string.Concat(lines.Select(l => $"  {Joined(l.Equation, l.Reason, column)}".TrimEnd() + "\n"));
    }

    private static string Joined(string equation, string reason, int column) =>
        equation.Length == 0 ? reason : $"{Padded(equation, column)}   {reason}";

    private static string Padded(string text, int width) => text + new string(' ', Math.Max(0, width - Width(text)));

    private static int Width(string text) => text.EnumerateRunes().Count();
}
