using System.CommandLine;
using SymMat.Calculus;
using SymMat.Diagnostics;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Verification;

namespace SymMat.Cli;

/// <summary><c>symmat verify</c>: holds derivatives to numbers, and grades answers that people worked out.</summary>
internal sealed class VerifyCommand
{
    private readonly Inputs _inputs = new();
    private readonly QuestionOptions _question = new("A variable; give it again for another; by default every symbol in the definition");
    private readonly SamplingOptions _sampling = new();
    private readonly LimitOptions _limits = new();

    private readonly Option<string> _order = Choices.Option("--order", "ORDER", "First or second derivatives", ["1", "2"]);

    private readonly Option<string?> _candidate = new("--candidate")
    {
        Description = "An answer to grade: a formula over the program's names, or a file that holds one", HelpName = "FORMULA",
    };

    private readonly Option<string> _format = Choices.Option(
        "--format", "FORMAT", "How to print", [.. Report.Formats.Select(f => f.Name)]);

    /// <summary>The command.</summary>
    public static Command Create(Streams streams)
    {
        var parts = new VerifyCommand();
        var command = new ExampleCommand(
            "verify",
            "Holds derivatives to numbers at random points, or grades an answer that you worked out.",
            ["symmat verify examples/affine.symmat", "symmat verify examples/affine.symmat --wrt W --candidate \"X'*y\""]);
        parts._inputs.AddTo(command);
        IEnumerable<Option> own = [parts._order, parts._candidate, parts._format];
        foreach (var option in parts._question.All.Concat(own).Concat(parts._sampling.All).Concat(parts._limits.All))
        {
            command.Options.Add(option);
        }

        command.SetAction(line => parts._inputs.WithProgram(line, streams, p => parts._limits.Within(streams, () => parts.Answer(line, p, streams))));
        return command;
    }

    private int Answer(ParseResult line, MatrixProgram program, Streams streams)
    {
        var request = _question.Read(line, line.GetValue(_order) == "1" ? 1 : 2);
        var (question, problems) = QuestionResolver.Resolve(program, request);
        if (question is null)
        {
            return Inputs.Tell(problems, new("", ""), streams);
        }

        question = question with { Limits = _limits.Read(line) };
        var format = Report.Formats.First(f => f.Name == line.GetValue(_format));
        if (line.GetValue(_candidate) is { } candidate)
        {
            return Grade(line, program, question, candidate, streams, format);
        }

        var answer = Differentiator.Answer(program, question);
        AnswerLength.Check(answer, question.Limits);
        var certificates = Verifier.Verify(answer, question.Structure, _sampling.Read(line));
        streams.Output.Write(format.Verification(certificates, program));
        return certificates.All(c => c.Verdict == Verdict.Verified) ? ExitCode.Answered : ExitCode.Mismatch;
    }

    private int Grade(
        ParseResult line, MatrixProgram program, Question question, string candidate, Streams streams, ReportFormat format)
    {
        if (question.Wrt.Length != 1)
        {
            return Inputs.Tell(
                [new(Category.Usage, "a candidate is graded for one derivative", null) { Help = "name the variable by --wrt" }], new("", ""), streams);
        }

        var (text, name, problem) = ProgramInput.ReadCandidate(candidate);
        if (problem is not null)
        {
            return Inputs.Tell([problem], new(name, text), streams);
        }

        var source = new SourceText(name, text);
        var (grade, diagnostics) = Grader.Grade(program, question, source, _sampling.Read(line));
        if (grade is null)
        {
            return Inputs.Tell(diagnostics, source, streams);
        }

        streams.Output.Write(format.Grading(grade, program));
        return grade.Kind == GradeKind.Right ? ExitCode.Answered : ExitCode.Mismatch;
    }
}
