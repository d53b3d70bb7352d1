using SymMat.Calculus;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Printing;
using SymMat.Tests.Fuzzing;
using SymMat.Tests.Support;

namespace SymMat.Tests.Readings;

/// <summary>Every notation of the derivatives of random programs says the same, and prints.</summary>
public class RandomReadingTests
{
    private const int Count = 150;
    private const double Tolerance = 1e-9;

    public static TheoryData<int> Depths => [1, 2, 3, 4];

    [Theory]
    [MemberData(nameof(Depths))]
    public void Notations_agree(int depth)
    {
        foreach (var seed in Enumerable.Range(depth * 7_000_000, Count))
        {
            Check(SketchGenerator.Of(seed, depth).Case with { Layout = Layout.Mixed });
        }
    }

    private static void Check(Case test)
    {
        var program = Programs.Read(test.Text);
        var symbols = ProgramPoint.For(program, test.Seed);
        var expected = BodyEvaluator.Evaluate(Ask(program, test, NotationKind.Matrix).Body, At(NotationKind.Matrix));
        if (expected.Entries.Any(e => !(Math.Abs(e) < 1e6)) || expected.Entries.Length > 500)
        {
            return;
        }

        var indexed = Assert.IsType<IndexReading>(Ask(program, test, NotationKind.Index).Reading);
        Approximately.Equal(expected, BodyEvaluator.Evaluate(indexed.Body, At(NotationKind.Index)), Tolerance, test.ToString());
        if (Ask(program, test, NotationKind.Einsum).Reading is EinsumReading einsum)
        {
            Approximately.Equal(expected, EinsumEvaluator.Evaluate(einsum, At(NotationKind.Einsum)), Tolerance, test.ToString());
        }

        var shapes = Programs.ShapesOf(program);
        foreach (var notation in new[] { NotationKind.Kronecker, NotationKind.Differential })
        {
            var derivative = Ask(program, test, notation);
            if (derivative.Reading is DifferentialReading reading)
            {
                var variable = program.Symbols.FirstOrDefault(s => s.Name == test.Wrt[^1])
                    ?? new Symbol(test.Wrt[^1], shapes[test.Wrt[^1]], Properties.None);
                var function = shapes[test.Wrt.Length == 1 ? test.Of : test.Wrt[0]];
                new Asked(test.ToString(), derivative, At(notation), expected, function, variable)
                    .IsMappedBy(reading, notation == NotationKind.Kronecker);
            }
        }

        // Each answer names its parts in its own way.
        Point At(NotationKind notation) => symbols.WithDefinitionsOf(Answer(program, test, notation).Scope);
    }

    private static Answer Answer(MatrixProgram program, Case test, NotationKind notation) =>
        Differentiator.Answer(program, new(test.Of, [test.Wrt], Expand: test.Expand, Notation: notation));

    private static Derivative Ask(MatrixProgram program, Case test, NotationKind notation)
    {
        var answer = Answer(program, test, notation);
        Assert.All(Formats.All, format => Assert.NotEmpty(format.Print(answer)));
        return Assert.Single(answer.Derivatives);
    }
}
