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
        var (matrix, at) = Ask(program, test, NotationKind.Matrix, symbols);
        var expected = BodyEvaluator.Evaluate(matrix.Body, at);
        if (expected.Entries.Any(e => !(Math.Abs(e) < 1e6)) || expected.Entries.Length > 500)
        {
            return;
        }

        var (index, atIndex) = Ask(program, test, NotationKind.Index, symbols);
        var indexed = Assert.IsType<IndexReading>(index.Reading);
        Approximately.Equal(expected, BodyEvaluator.Evaluate(indexed.Body, atIndex), Tolerance, test.ToString());
        var (einsum, atEinsum) = Ask(program, test, NotationKind.Einsum, symbols);
        if (einsum.Reading is EinsumReading contractions)
        {
            Approximately.Equal(expected, EinsumEvaluator.Evaluate(contractions, atEinsum), Tolerance, test.ToString());
        }

        foreach (var notation in new[] { NotationKind.Kronecker, NotationKind.Differential })
        {
            var (map, point) = Ask(program, test, notation, symbols);
            CheckMap(program, test, map, point, expected);
        }
    }

    private static void CheckMap(MatrixProgram program, Case test, Derivative map, Point point, NumericArray expected)
    {
        if (map.Reading is not DifferentialReading reading)
        {
            return;
        }

        var shapes = Programs.ShapesOf(program);
        var variable = program.Symbols.FirstOrDefault(s => s.Name == test.Wrt[^1])
            ?? new Symbol(test.Wrt[^1], shapes[test.Wrt[^1]], Properties.None);
        var function = shapes[test.Wrt.Length == 1 ? test.Of : test.Wrt[0]];
        var isStacked = reading.Function is ApplyExpression;
        new Asked(test.ToString(), map, point, expected, function, variable).IsMappedBy(reading, isStacked);
    }

    /// <summary>The derivative, and the point with the values of all names that it may use.</summary>
    private static (Derivative Derivative, Point Point) Ask(
        MatrixProgram program, Case test, NotationKind notation, Point symbols)
    {
        var answer = Differentiator.Answer(program, new(test.Of, [test.Wrt], Expand: test.Expand, Notation: notation));
        Assert.All(Formats.All, format => Assert.NotEmpty(format.Print(answer)));
        return (Assert.Single(answer.Derivatives), symbols.WithDefinitionsOf(answer.Scope));
    }
}
