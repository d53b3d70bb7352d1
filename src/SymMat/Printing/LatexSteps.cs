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

    /// <summary>The lines between remarks, which are text, are one environment.</summary>
    private static string Section(Section section, LatexStepWriter writer)
    {
        var text = new StringBuilder($"\\textbf{{{writer.Of(section.Title)}}}\n");
        var equations = new List<string>();
        foreach (var line in section.Lines)
        {
            if (line is RemarkLine)
            {
                Flush(text, equations);
                text.Append(writer.Of(line.Reason)).Append('\n');
            }
            else
            {
                equations.Add(Equation(line, writer));
            }
        }

        Flush(text, equations);
        return text.ToString();
    }

    private static void Flush(StringBuilder text, List<string> equations)
    {
        if (equations.Count > 0)
        {
            text.Append("\\begin{align*}\n").AppendJoin(" \\\\\n", equations).Append("\n\\end{align*}\n");
            equations.Clear();
        }
    }

    private static string Equation(Line line, LatexStepWriter writer)
    {
        var (left, right) = writer.Sides(line);
        var equation = left.Length == 0 ? $"&{right}" : $"{left} &{right}";
        return line.Reason.IsEmpty ? equation : $"{equation} && {writer.InMathematics(line.Reason)}";
    }
}
