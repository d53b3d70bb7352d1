using System.Text;
using SymMat.Diagnostics;
using SymMat.Matrices;
using SymMat.Syntax;
using SymMat.Tests.Corpus;
using SymMat.Tests.Fuzzing;

namespace SymMat.Tests.Syntax;

/// <summary>No text, however long, deep or malformed, ends in an exception or takes long.</summary>
public class RobustnessTests
{
    private const string Head = BrokenText.Head;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    public static TheoryData<string, string> Large => new()
    {
        { "terms", Head + string.Join(" + ", Enumerable.Repeat("x", 100_000)) },
        { "factors", Head + string.Join('*', Enumerable.Repeat("A", 10_000)) },
        { "mixed factors", Head + "s" + Repeat("/s*s", 20_000) },
        { "transposes", Head + "x" + Repeat("'", 100_000) },
        { "signs", Head + Repeat("-", 100_001) + "x" },
        { "brackets within the limit", Head + Nested(Parser.DeepestNesting) },
        { "declarations", string.Concat(Enumerable.Range(0, 100_000).Select(i => $"x{i} : (n{i % 1000}, {i % 7 + 1})\n")) },
        { "definitions", "x0 : scalar\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"x{i + 1} = x{i} + 1\n")) },
        { "a line of 5 MB", Head + string.Join(" + ", Enumerable.Repeat("(x + y)", 500_000)) },
        { "a comment of 5 MB", "x : scalar\n#" + Repeat("(", 5_000_000) + "\nL = x" },
        { "empty lines", Repeat("\r\n", 500_000) + "x : scalar\r\nL = x\r\n" },
        { "a small number", Head + "0.1e-999*s" },
    };

    public static TheoryData<string, string> Hostile => new()
    {
        { "nested", Head + Nested(100_000) },
        { "open", Head + Repeat("(", 100_000) },
        { "open square", Head + Repeat("[", 100_000) },
        { "powers in brackets", Head + Repeat("s^(", 100_000) },
        { "power tower", Head + "s" + Repeat("^2", 100_000) },
        { "nested dimension", "X : (" + Nested(100_000) + ", 1)" },
        { "exponent", Head + "1e999999999*s" },
        { "negative exponent", Head + "0.1e-99999*s" },
        { "dimension", "X : (1e999999999, 1)" },
        { "digits", Head + Repeat("9", 1_000_000) },
        { "dimension of many terms", "X : (" + string.Join('*', Enumerable.Range(0, 40).Select(i => $"(a{i} + b{i})")) + ", 1)" },
        { "dimension of high power", "X : (n^1000000, 1)" },
        { "matrix power", Head + "A^1000000000" },
        { "kronecker", "A0 : (2, 2)\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"A{i + 1} = kron(A{i}, A{i})\n")) },
        { "unclosed lines", Repeat("L = (\n", 50_000) },
        { "unclosed rows", Repeat("L = [;\n", 50_000) },
        { "errors on a line", Repeat("x + ;", 50_000) },
        { "unknown names", string.Concat(Enumerable.Range(0, 10_000).Select(i => $"a{i} = b{i}\n")) },
        { "long names", "a = " + Repeat("x", 1_000_000) },
        { "nothing but dots", Repeat(".", 200_000) },
        { "control characters", Repeat("\0\u0001", 200_000) },
    };

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_text_is_answered(int seed)
    {
        for (var i = 0; i < 300; i++)
        {
            Held(BrokenText.Of((seed * 1000) + i));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Mutated_programs_are_answered(int seed)
    {
        var random = new Random(seed);
        foreach (var example in CorpusCase.All.Values.Where((_, i) => i % 20 == seed))
        {
            for (var i = 0; i < 10; i++)
            {
                Held(BrokenText.Mutated(example.Source, random));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Large))]
    public void Large_programs_are_right(string kind, string program)
    {
        Assert.NotEmpty(kind);
        Assert.Empty(ProgramText.Check(program, "p").Diagnostics);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_programs_are_told_so(string kind, string program)
    {
        Assert.NotEmpty(kind);
        Assert.NotEmpty(Answer(program));
    }

    [Fact]
    public void A_long_line_is_cut_around_the_place()
    {
        var message = Answer(Head + string.Join(" + ", Enumerable.Repeat("x", 100_000)) + " + A")[0];
        Assert.InRange(message.Length, 1, 1000);
    }

    private static void Held(string text)
    {
        var (failure, _) = TextCheck.Check(text, TimeSpan.FromMinutes(1));
        Assert.True(failure is null, $"{text}\n{failure}");
    }

    /// <summary>The messages; each place lies in the text, and so does each underlining.</summary>
    private static List<string> Answer(string program)
    {
        var result = ProgramText.Check(program, "p");
        Assert.Equal(result.Diagnostics.IsEmpty, result.Program is not null);
        Assert.All(result.Diagnostics, d => Assert.InRange(d.Span!.Value.End, 0, result.Source.Text.Length));
        return [.. result.Diagnostics.Take(100).Select(d => DiagnosticText.Render(d, result.Source))];
    }

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    private static string Nested(int depth) => Repeat("(", depth) + "n" + Repeat(")", depth);
}
