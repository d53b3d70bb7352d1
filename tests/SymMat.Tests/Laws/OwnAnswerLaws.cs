using SymMat.Calculus;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Printing;
using SymMat.Tests.Corpus;
using SymMat.Tests.Support;

namespace SymMat.Tests.Laws;

/// <summary>The normal form is idempotent: an answer as a program has itself for an answer.</summary>
public class OwnAnswerLaws
{
    [Fact]
    public void An_answer_is_its_own_answer()
    {
        var differ = CorpusCase.All.Values.Select(c => (c.Id, Pair: AnswerAndItsOwn(c))).Where(c => c.Pair.Answer != c.Pair.Own).ToList();
        Assert.True(
            differ.Count == 0,
            $"{differ.Count} differ\n" + string.Join("\n", differ.Select(d => $"{d.Id}\n  {d.Pair.Answer}\n  {d.Pair.Own}")));
    }

    private static (string Answer, string Own) AnswerAndItsOwn(CorpusCase test)
    {
        var program = Programs.Read(test.Source);
        var answer = Differentiator.Answer(program, test.Question with { Expand = true });
        if (answer.Derivatives[0].Body is not MatrixBody { Value: var value } || !answer.Where.IsEmpty)
        {
            return ("", "");
        }

        var weight = new Symbol("T_", value.Shape, Properties.None);
        var product = new Definition("Z_", Build.Apply(Functions.Dot, new NameExpression("T_", value.Shape), value));
        var weighted = new MatrixProgram([.. program.Symbols, weight], [product], program.DimensionNames) { HasDecimals = program.HasDecimals };
        var again = Differentiator.Answer(weighted, new("Z_", [["T_"]]));
        return (Body(value), Body(((MatrixBody)again.Derivatives[0].Body).Value));
    }

    private static string Body(MatrixExpression value) => TextFormat.Body(new MatrixBody(value));
}
