using SymMat.Calculus;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Printing;
using SymMat.Tests.Corpus;
using SymMat.Tests.Support;

namespace SymMat.Tests.Printing;

/// <summary>Text that is printed is the language: it reads back as the same expression.</summary>
public class ParseBackTests
{
    public static TheoryData<string> CorpusIds => [.. CorpusCase.All.Keys];

    [Theory]
    [MemberData(nameof(CorpusIds))]
    public void A_derivative_of_the_corpus_reads_back(string id)
    {
        var example = CorpusCase.All[id];
        var program = Programs.Read(example.Source);
        var point = example.PointFor(program);
        foreach (var derivative in Differentiator.Answer(program, example.Question).Derivatives)
        {
            ReadsBack(derivative.Body, program, point);
        }
    }

    [Theory]
    [MemberData(nameof(CorpusIds))]
    public void A_definition_of_the_corpus_reads_back(string id)
    {
        var example = CorpusCase.All[id];
        var program = Programs.Read(example.Source);
        var point = example.PointFor(program);
        foreach (var definition in program.Definitions)
        {
            ReadsBack(new MatrixBody(definition.Value), program, point);
        }
    }

    private static void ReadsBack(DerivativeBody body, MatrixProgram program, Point point)
    {
        if (body is not MatrixBody)
        {
            return;
        }

        var text = TextFormat.Body(body);
        var read = new MatrixBody(Expressions.Read(text, Programs.ShapesOf(program)));
        Assert.Equal(text, TextFormat.Body(read));
        Approximately.Equal(BodyEvaluator.Evaluate(body, point), BodyEvaluator.Evaluate(read, point), 1e-12, text);
    }
}
