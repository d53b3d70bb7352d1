using SymMat.Explanation;
using SymMat.Tests.Corpus;
using SymMat.Tests.Support;

namespace SymMat.Tests.Explanation;

/// <summary>Every line of the steps to every derivative of the corpus holds at the numbers of its case.</summary>
public class StepCorpusTests
{
    public static TheoryData<string> Ids => [.. CorpusCase.All.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_line_holds(string id)
    {
        var example = CorpusCase.All[id];
        var program = Programs.Read(example.Source);
        var derivation = Explainer.Explain(program, example.Question);
        StepCheck.Holds(program, derivation, example.PointFor(program), example.Derivative);
    }
}
