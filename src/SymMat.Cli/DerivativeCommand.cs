using System.CommandLine;
using SymMat.Calculus;
using SymMat.Diagnostics;
using SymMat.Explanation;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Printing;
using SymMat.Verification;
using static SymMat.Diagnostics.Quoting;

namespace SymMat.Cli;

/// <summary><c>symmat diff</c> and <c>symmat hessian</c>.</summary>
internal sealed class DerivativeCommand
{
    private const string StepsOption = "--steps";
    private const string AllSteps = "all";
    private const string ChainAlone = "chain";

    private readonly Inputs _inputs = new();

    private readonly QuestionOptions _question;

    private readonly Choice<NotationKind> _notation = new(
        "--notation",
        "NOTATION",
        "How to write a derivative (matrix: index where there is no matrix)",
        ("matrix", NotationKind.Matrix),
        ("index", NotationKind.Index),
        ("kronecker", NotationKind.Kronecker),
        ("differential", NotationKind.Differential),
        ("einsum", NotationKind.Einsum));

    private readonly Option<string> _format =
        Choices.Option("--format", "FORMAT", "How to print", [.. Formats.All.Select(f => f.Name)]);

    private readonly Option<bool> _expand = new("--expand")
    {
        Description = "Write definitions out in the answer, rather than their names",
    };

    private readonly Option<string> _steps = Choices.Option(
        StepsOption, "PART", "Show the way to the answer, or the chain rule alone", [AllSteps, ChainAlone]);

    private readonly Option<bool> _verify = new("--verify")
    {
        Description = "Hold the answer to numbers as well, and say on standard error what that came to",
    };

    private readonly SamplingOptions _sampling = new();
    private readonly LimitOptions _limits = new();

    private readonly int _order;

    private DerivativeCommand(int order)
    {
        _order = order;
        _question = new(order == 1
            ? "A variable; give it again for another; by default every symbol in the definition"
            : "The variable; given twice, the mixed second derivative, rows by the first one");
        _steps.DefaultValueFactory = null;
    }

    /// <summary>The arguments with the part of the steps that is meant where none is named: a file may follow.</summary>
    public static string[] WithParts(string[] args) => [.. args.Select(a => a == StepsOption ? $"{a}={AllSteps}" : a)];

    /// <summary>The command for derivatives of that order.</summary>
    public static Command Create(string name, int order, Streams streams)
    {
        var parts = new DerivativeCommand(order);
        var command = order == 1
            ? new ExampleCommand(name, "Derivatives of a definition by symbols or other definitions.",
            [
                "symmat diff examples/affine.symmat --wrt W",
                "symmat diff -e \"X : (1, m); W : (m, 10); y : (10, 1); L = X*W*y\" --wrt W --format latex",
                "symmat diff model.symmat --of loss --format numpy > gradient.py",
            ])
            : new ExampleCommand(name, "Second derivatives of a scalar definition.",
            [
                "symmat hessian -e \"A : (n, n) symmetric; x : vector(n); L = x'*A*x\" --wrt x",
                "symmat hessian model.symmat --wrt x --wrt v",
            ]);
        parts._inputs.AddTo(command);
        IEnumerable<Option> own = [parts._notation.Option, parts._format, parts._expand, parts._steps, parts._verify];
        foreach (var option in parts._question.All.Concat(own).Concat(parts._sampling.All).Concat(parts._limits.All))
        {
            command.Options.Add(option);
        }

        command.SetAction(line => parts._inputs.WithProgram(line, streams, p => parts._limits.Within(streams, () => parts.Answer(line, p, streams))));
        return command;
    }

    private int Answer(ParseResult line, MatrixProgram program, Streams streams)
    {
        var request = _question.Read(line, _order) with
        {
            Expand = line.GetValue(_expand),
            Notation = _notation.Read(line),
        };
        var (question, problems) = QuestionResolver.Resolve(program, request);
        if (question is null)
        {
            return Inputs.Tell(problems, new("", ""), streams);
        }

        if (line.GetResult(_steps) is { Implicit: false })
        {
            return Explain(line, program, question, streams);
        }

        var format = Formats.Find(line.GetValue(_format)!)!;
        question = question with { Limits = _limits.Read(line) };
        var answer = Differentiator.Answer(program, question);
        if (format.WritesOut)
        {
            AnswerLength.Check(answer, question.Limits);
        }

        foreach (var derivative in answer.Derivatives.Where(d => d.Missing is not null))
        {
            streams.Error.Write(Note(derivative));
        }

        var verdict = line.GetValue(_verify) ? Verify(line, answer, question, streams) : Verdict.Verified;
        if (verdict != Verdict.Mismatch)
        {
            streams.Output.Write(format.Print(answer));
        }

        return verdict == Verdict.Verified ? ExitCode.Answered : ExitCode.Mismatch;
    }

    /// <summary>The worst verdict; the certificates go to standard error.</summary>
    private Verdict Verify(ParseResult line, Answer answer, Question question, Streams streams)
    {
        var certificates = Verifier.Verify(answer, question.Structure, _sampling.Read(line));
        foreach (var certificate in certificates)
        {
            streams.Error.Write(ReportText.Print(certificate, answer.Program));
        }

        return certificates.Select(c => c.Verdict).OrderBy(v => v == Verdict.Mismatch ? 0 : v == Verdict.NotVerified ? 1 : 2).First();
    }

    private int Explain(ParseResult line, MatrixProgram program, Question question, Streams streams)
    {
        var name = line.GetValue(_format)!;
        if (StepFormats.Find(name) is not { } format)
        {
            return Inputs.Tell(
                [new Diagnostic(Category.Usage, $"steps are not written in {Quote(name)}", null)
                {
                    Help = $"they are in {QuoteAll([.. StepFormats.All.Select(f => f.Name)])}",
                }],
                new("", ""),
                streams);
        }

        var derivation = Explainer.Explain(program, question);
        streams.Output.Write(line.GetValue(_steps) == ChainAlone ? format.PrintChain(derivation) : format.Print(derivation));
        return ExitCode.Answered;
    }

    private static string Note(Derivative derivative)
    {
        var form = derivative.Missing switch
        {
            NotationKind.Kronecker => "is no sum of Kronecker products",
            NotationKind.Einsum => "is no sum of contractions of matrices",
            _ => "has no differential without indices",
        };
        return $"note: the derivative by {string.Join(" and ", derivative.Wrt.Distinct().Select(Quote))} {form}; "
            + "it is in index notation\n";
    }
}
