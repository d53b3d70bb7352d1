using System.Text;
using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Printing;

/// <summary>Lays out an answer in lines: the derivatives, and under them the names that they use, after <c>where</c>.</summary>
internal static class WhereLines
{
    private const string Where = "  where ";

    /// <summary>The lines, each with its end.</summary>
    public static string Under(Answer answer, Func<Derivative, string> derivative, Func<Definition, string> definition)
    {
        var text = new StringBuilder();
        foreach (var line in answer.Derivatives)
        {
            text.Append(derivative(line)).Append('\n');
        }

        for (var w = 0; w < answer.Where.Length; w++)
        {
            text.Append(w == 0 ? Where : new string(' ', Where.Length)).Append(definition(answer.Where[w])).Append('\n');
        }

        return text.ToString();
    }
}
