using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Printing;
using SymMat.Shapes;
using SymMat.Tests.Printing;
using SymMat.Tests.Support;

namespace SymMat.Tests.Catalog;

/// <summary>
/// How every row is written, alone, with operands that are formulas, and as an operand. That the NumPy is right is for
/// tests/corpus/functions.py to say.
/// </summary>
public class RowSpellingTests
{
    private static readonly string[] Linear = ["text", "unicode", "latex"];

    public static TheoryData<string> Rows => [.. RowCase.All.Select(c => c.Row).Distinct()];

    [Fact]
    public void Spellings() => Snapshot.Match(
        "tests/SymMat.Tests/Catalog/RowSpellingTests.Spellings",
        "txt",
        string.Concat(RowCase.All.Select(c => c.Row).Distinct().Select(r => $"{r}\n{Spelled(Row(r))}")));

    [Fact]
    public void NumPy() => Snapshot.Match("tests/SymMat.Tests/Catalog/RowSpellingTests.NumPy", "txt", string.Concat(
        RowCase.All.Select((c, k) => (c.Row, Code: Code(c, Row(c.Row)), Line: k + 1)).Where(c => c.Code is not null).DistinctBy(c => (c.Row, c.Code))
            .Select(c => $"### {c.Line} {c.Row}\n{c.Code}\n")));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_part_of_a_spelling_is_seen(string name)
    {
        var row = Row(name);
        var (spelled, code) = (Spelled(row), Codes(row));
        Assert.All(SpellingMutants.Of(row), m => Assert.True(spelled != Spelled(m.Row) || IsOther(m.Row), m.What));

        bool IsOther(Operator mutant)
        {
            try
            {
                return code != Codes(mutant);
            }
            catch (IndexOutOfRangeException)
            {
                return true;
            }
        }
    }

    private static Operator Row(string name) => Functions.All.Concat(Operators.All).Single(r => r.Name == name);

    private static string Codes(Operator row) =>
        string.Concat(RowCase.All.Where(c => c.Row == row.Name).Select(c => Code(c, row)));

    private static string? Code(RowCase example, Operator row) =>
        example.Call(row) is { } call ? Print("numpy", call) : null;

    private static string Spelled(Operator row) => string.Concat(RowCase.All.Where(c => c.Row == row.Name)
        .Select(c => c.Call(row)).OfType<MatrixExpression>().SelectMany(Contexts)
        .Select(e => $"  {string.Join("   ", Linear.Select(f => Body(f, e)))}   of length {e.Length}\n").Distinct());

    private static IEnumerable<MatrixExpression> Contexts(MatrixExpression call)
    {
        var scalar = new NameExpression("s", Shape.Scalar);
        yield return call;
        yield return Build.Negate(call);
        yield return Build.Product(scalar, call);
        yield return Build.Apply(Operators.EntrywisePower, call, Build.Number(2));
        if (call is ApplyExpression { Operands: [var first, ..] operands } apply)
        {
            MatrixExpression[] others =
            [
                Build.Negate(first), Build.Sum([new(false, false, first), new(false, false, first)]), Build.Product(scalar, first),
                Build.Apply(Operators.EntrywisePower, first, Build.Number(2)), Build.Transpose(Build.Transpose(first)),
            ];
            foreach (var other in others)
            {
                yield return Build.Apply(apply.Operator, operands.SetItem(0, other));
            }
        }
    }

    private static string Body(string format, MatrixExpression expression)
    {
        var printed = Print(format, expression);
        return printed[(printed.IndexOf(" = ", StringComparison.Ordinal) + 3)..].TrimEnd();
    }

    private static string Print(string format, MatrixExpression expression)
    {
        var names = RowCase.NamesIn(expression);
        var program = new MatrixProgram([.. names.Select(n => new Symbol(n.Name, n.Shape, Properties.None))], [], []);
        return Formats.Find(format)!.Print(Printed.Answer(program, new MatrixBody(expression), "x"));
    }
}
