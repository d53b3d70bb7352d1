using SymMat.Calculus;
using SymMat.Numerics;
using SymMat.Tests.Support;

namespace SymMat.Tests.Corpus;

/// <summary>Holds the engine to numbers that it had no part in.</summary>
public class CorpusTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<string> Ids => [.. CorpusCase.All.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Value(string id)
    {
        var example = CorpusCase.All[id];
        var program = Programs.Read(example.Source);
        var value = example.PointFor(program).Values[example.Question.Of];
        Approximately.Equal(example.Value, NumericArray.Of(value), Tolerance, example.Source);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Derivative(string id)
    {
        var example = CorpusCase.All[id];
        var program = Programs.Read(example.Source);
        var answer = Differentiator.Answer(program, example.Question);
        var value = BodyEvaluator.Evaluate(Assert.Single(answer.Derivatives).Body, example.PointFor(answer.Scope));
        Approximately.Equal(example.Derivative, value, Tolerance, example.Source);
    }
}
