using System.Text;
using SymMat.Diagnostics;
using SymMat.Matrices;
using SymMat.Syntax;
using SymMat.Tests.Corpus;

namespace SymMat.Tests.Syntax;

/// <summary>No text, however long, deep or malformed, ends in an exception or takes long.</summary>
public class RobustnessTests
{
    private const string Head = "x, y : vector(n); A : (n, n); s : scalar\nL = ";

    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", ",", ":", "=", ";", "\n", "+", "-", "*", "/", "\\", "'", "^", ".", ".*", "./", ".^", ".T", "^T",
        "^-1", "⁻¹", "ᵀ", "⊙", "⊗", "·", "−", "#", " ", "\r\n", "\t", "\0", "\uFEFF", "\uD800", "𝐱", "ª", "α", "e", "1",
        "0", "2.5", "1e", "1e400", "x", "A", "n", "T", "sum", "exp", "eye", "pi", "scalar", "vector", "symmetric", "@", "²",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    public static TheoryData<string, string> Large => new()
    {
        { "terms", Head + string.Join(" + ", Enumerable.Repeat("x", 100_000)) },
        { "factors", Head + string.Join('*', Enumerable.Repeat("A", 10_000)) },
        { "mixed factors", Head + "s" + Repeat("/s*s", 20_000) },
        { "transposes", Head + "x" + Repeat("'", 100_000) },
        { "signs", Head + Repeat("-", 100_001) + "x" },
        { "brackets within the limit", Head + Nested(Parser.DeepestNesting) },
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
        var random = new Random(seed);
        for (var i = 0; i < 500; i++)
        {
            var text = new StringBuilder(random.Next(2) == 0 ? Head : "");
            for (var length = random.Next(1, 30); length > 0; length--)
            {
                text.Append(Pieces[random.Next(Pieces.Length)]);
            }

            Answer(text.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Mutated_programs_are_answered(int seed)
    {
        var random = new Random(seed);
        foreach (var example in CorpusCase.All.Values.Where((_, i) => i % 20 == seed))
        {
            for (var i = 0; i < 20; i++)
            {
                var text = new StringBuilder(example.Source);
                for (var changes = random.Next(1, 4); changes > 0; changes--)
                {
                    Mutate(text, random);
                }

                Answer(text.ToString());
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

    private static void Mutate(StringBuilder text, Random random)
    {
        var place = random.Next(text.Length);
        switch (random.Next(3))
        {
            case 0:
                text.Remove(place, 1);
                break;
            case 1:
                text.Insert(place, Pieces[random.Next(Pieces.Length)]);
                break;
            default:
                text.Remove(place, 1).Insert(place, Pieces[random.Next(Pieces.Length)]);
                break;
        }
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
