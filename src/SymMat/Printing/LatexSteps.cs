using System.Text;
using SymMat.Explanation;

namespace SymMat.Printing;

/// <summary>
/// Steps in LaTeX: each section is a line of text and an <c>align*</c> with the rules on the right. KaTeX and LaTeX with
/// amsmath and amssymb take it.
/// </summary>
internal sealed class LatexSteps : IStepFormat
{
    /// <inheritdoc/>
    public string Name => "latex";

    /// <inheritdoc/>
    public string Print(Derivation derivation)
    {
        var writer = new LatexStepWriter(derivation);
        return string.Join("\n", derivation.Sections.Select(s => Section(s, writer)));
    }

    /// <inheritdoc/>
    public string PrintChain(Derivation derivation)
    {
        var rows = ChainTable.Rows(derivation, new LatexStepWriter(derivation)).ToList();
        var header = string.Join(" & ", rows[0].Select(cell => $@"\text{{{cell}}}"));
        return $"\\begin{{array}}{{{new string('l', rows[0].Count)}}}\n{header} \\\\ \\hline\n"
            + string.Join(" \\\\\n", rows.Skip(1).Select(r => string.Join(" & ", r))) + "\n\\end{array}\n";
    }

    private static string Section(Section section, LatexStepWriter writer)
    {
        var remarks = section.Lines.OfType<RemarkLine>().Select(l => writer.Of(l.Reason) + "\n");
        var lines = section.Lines.Where(l => l is not RemarkLine).Select(l => Line(l, writer)).ToList();
        return $"\\textbf{{{writer.Of(section.Title)}}}\n{string.Concat(remarks)}"
            + (lines.Count == 0 ? "" : $"\\begin{{align*}}\n{string.Join(" \\\\\n", lines)}\n\\end{{align*}}\n");
    }

    private static string Line(Line line, LatexStepWriter writer)
    {
        var (left, right) = writer.Sides(line);
        var text = new StringBuilder(left).Append(left.Length == 0 ? "&" : " &").Append(right);
        return line.Reason.IsEmpty ? text.ToString() : text.Append(" && ").Append(writer.InMathematics(line.Reason)).ToString();
    }
}
