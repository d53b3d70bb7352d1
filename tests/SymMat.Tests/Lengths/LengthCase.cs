using System.Collections.Immutable;
using System.Text.Json;
using SymMat.Calculus;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Printing;
using SymMat.Syntax;

namespace SymMat.Tests.Lengths;

/// <summary>Our answer to a case of the corpus beside the textbook's.</summary>
/// <param name="Id">The case.</param>
/// <param name="Program">Its program.</param>
/// <param name="Ours">Our answer, as text.</param>
/// <param name="OurTokens">The length of our answer.</param>
/// <param name="Theirs">The textbook's, as the corpus has it.</param>
/// <param name="Textbook">The textbook's, read.</param>
internal sealed record LengthCase(
    string Id, string Program, string Ours, int OurTokens, string Theirs, Textbook Textbook)
{
    /// <summary>
    /// Whether the two can be compared: the textbook's says all that ours says, and neither alone is in index notation.
    /// </summary>
    public bool IsComparable => Textbook.IsClosed && Textbook.HasIndices == Ours.Split(" = ")[0].Contains('[', StringComparison.Ordinal);

    /// <summary>The length of our answer by that of the textbook's.</summary>
    public double Ratio => (double)OurTokens / Textbook.Tokens;

    /// <summary>The cases of the corpus, in its order.</summary>
    public static ImmutableArray<LengthCase> ReadAll(string path) =>
        [.. File.ReadLines(path).Select(line => JsonElement.Parse(line)).Where(j => j.TryGetProperty("d_text", out _)).Select(Of)];

    private static LengthCase Of(JsonElement json)
    {
        string Text(string property) => json.GetProperty(property).GetString()!;
        var program = ProgramText.Check(Text("program"), "program").Program!;
        var names = program.Names().ToHashSet(StringComparer.Ordinal);
        var ours = Answer(program, json);
        var written = ours.Split('\n').SelectMany(Written).ToList();
        var letters = ours.Split('[', ']').Where((_, i) => i % 2 == 1).SelectMany(l => l.Split(','));
        return new(
            Text("id"), Text("program").ReplaceLineEndings("; "), ours,
            new FormulaLength(names.Concat(letters).Concat(written).ToHashSet(StringComparer.Ordinal)).Of(string.Join(' ', written)).Tokens,
            Text("d_text"), Textbook.Read(Spellings.Latin(Text("d_text")), names));
    }

    /// <summary>What counts in a line: of the derivative the right side, of a name that the answer defines both.</summary>
    private static string[] Written(string line, int place)
    {
        var sides = line.Split("  #")[0].Replace("where", "", StringComparison.Ordinal).Split(" = ");
        return place == 0 ? sides[1..] : [.. sides.Select(s => s.Trim())];
    }

    private static string Answer(MatrixProgram program, JsonElement json)
    {
        ImmutableArray<string> wrt = [.. json.GetProperty("wrt").EnumerateArray().Select(w => Spellings.Latin(w.GetString()!))];
        var layout = Enum.Parse<Layout>(json.GetProperty("layout").GetString()!, ignoreCase: true);
        var question = new Question(Spellings.Latin(json.GetProperty("of").GetString()!), [wrt], layout);
        return Formats.Find("text")!.Print(Differentiator.Answer(program, question)).TrimEnd();
    }
}
