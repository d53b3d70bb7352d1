using SymMat.Calculus;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Printing;
using SymMat.Tests.Corpus;
using SymMat.Tests.Fuzzing;
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
        var answer = Differentiator.Answer(program, example.Question);
        ReadsBack(answer.Derivatives[0].Body, answer.Scope, point.WithDefinitionsOf(answer.Scope));
        if (answer.Derivatives[0].Body is MatrixBody body)
        {
            var read = Programs.Read(AnswerText.AsProgram(example.Source, Formats.Find("text")!.Print(answer)));
            Approximately.Equal(
                BodyEvaluator.Evaluate(body, point.WithDefinitionsOf(answer.Scope)),
                NumericArray.Of(point.WithDefinitionsOf(read).Values["Z_"]),
                1e-12,
                example.Source);
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
