using BenchmarkDotNet.Attributes;
using SymMat.Calculus;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Printing;
using SymMat.Syntax;

namespace SymMat.Benchmarks;

/// <summary>The stages of an answer, each by itself: a layer, a network, attention, a sum and a chain.</summary>
[MemoryDiagnoser]
public class StageBenchmarks
{
    private string _text = "";
    private MatrixProgram _program = null!;
    private Question _question = null!;
    private Answer _answer = null!;
    private Raisable _raisable = null!;

    [Params("affine", "network", "attention", "layers", "terms")]
    public string Name { get; set; } = "affine";

    [GlobalSetup]
    public void Prepare()
    {
        _text = Workloads.Stages[Name];
        _program = ProgramText.Check(_text, Name).Program!;
        _question = QuestionResolver.Resolve(_program, new(null, [], 1)).Question!;
        _answer = Differentiator.Answer(_program, _question);
        _raisable = Raisable.Of(_program);
    }

    [Benchmark]
    public object Parse() => Parser.Parse(new(Name, _text));

    [Benchmark]
    public object Check() => ProgramText.Check(_text, Name);

    [Benchmark]
    public object Differentiate() => Raisable.Of(_program);

    [Benchmark]
    public object? Raise() => _raisable.Raise();

    [Benchmark]
    public object Answer() => Differentiator.Answer(_program, _question);

    [Benchmark]
    public string Print() => Formats.Find("text")!.Print(_answer);
}
