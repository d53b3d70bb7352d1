using SymMat.Calculus;
using SymMat.Catalog;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Tests.Corpus;
using SymMat.Tests.Support;

namespace SymMat.Tests.Readings;

/// <summary>Every notation of every derivative of the corpus says the same as the numbers.</summary>
public class ReadingCorpusTests
{
    private const double Tolerance = 1e-9;

    /// <summary>All but the matrices of other layouts, which the readings, being the same in each, don't follow.</summary>
    public static TheoryData<string> Ids => [.. CorpusCase.All.Values
        .Where(c => c.Question.Layout == Layout.Mixed || c.Derivative.Lengths.Length > 2).Select(c => c.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Index(string id)
    {
        var asked = Ask(id, NotationKind.Index);
        var body = Assert.IsType<IndexReading>(asked.Derivative.Reading).Body;
        Approximately.Equal(asked.Expected, BodyEvaluator.Evaluate(body, asked.Point), Tolerance, asked.Source);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Einsum(string id)
    {
        var asked = Ask(id, NotationKind.Einsum);
        var reading = Assert.IsType<EinsumReading>(asked.Derivative.Reading);
        Approximately.Equal(
            asked.Expected, EinsumEvaluator.Evaluate(reading, asked.Point), Tolerance, asked.Source);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Kronecker(string id) => IsLinearMap(Ask(id, NotationKind.Kronecker), NotationKind.Kronecker);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Differential(string id) => IsLinearMap(Ask(id, NotationKind.Differential), NotationKind.Differential);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Beside_an_array_stands_its_differential(string id)
    {
        var asked = Ask(id, NotationKind.Matrix);
        Assert.Null(asked.Derivative.Reading);
        if (asked.Derivative.Beside is { } beside)
        {
            asked.IsMappedBy(beside, isStacked: false);
        }
    }

    private static void IsLinearMap(Asked asked, NotationKind notation)
    {
        if (asked.Derivative.Reading is DifferentialReading reading)
        {
            asked.IsMappedBy(reading, notation == NotationKind.Kronecker);
        }
        else
        {
            IsMissing(asked, notation);
        }
    }

    private static void IsMissing(Asked asked, NotationKind notation)
    {
        Assert.Equal(notation, asked.Derivative.Missing);
        Assert.True(asked.Derivative.Body is IndexBody || asked.Derivative.Reading is IndexReading, asked.Source);
    }

    private static Asked Ask(string id, NotationKind notation)
    {
        var example = CorpusCase.All[id];
        var program = Programs.Read(example.Source);
        var question = example.Question with { Notation = notation };
        var answer = Differentiator.Answer(program, question);
        var derivative = Assert.Single(answer.Derivatives);
        var shapes = Programs.ShapesOf(program);
        var wrt = derivative.Wrt[^1];
        return new(
            example.Source,
            derivative,
            example.PointFor(answer.Scope),
            example.Derivative,
            shapes[derivative.Wrt.Length == 1 ? derivative.Of : derivative.Wrt[0]],
            program.Symbols.FirstOrDefault(s => s.Name == wrt) ?? new(wrt, shapes[wrt], Properties.None));
    }
}
