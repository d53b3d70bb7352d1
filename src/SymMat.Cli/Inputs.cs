using System.CommandLine;
using SymMat.Diagnostics;
using SymMat.Matrices;

namespace SymMat.Cli;

/// <summary>The program's part of a command line, and how errors in it are told.</summary>
internal sealed class Inputs
{
    private const int MostDiagnostics = 100;

    private readonly Argument<string?> _file = new("PROGRAM")
    {
        Description = "The file of the program, or - for standard input",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _expression = new("-e")
    {
        Description = "The program itself; statements end at a semicolon", HelpName = "TEXT",
    };

    /// <summary>Adds what names the program to a command.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_file);
        command.Options.Add(_expression);
    }

    /// <summary>
    /// Reads and checks the program and hands it on; where it can't be read or is wrong, says so.
    /// </summary>
    public int WithProgram(ParseResult line, Streams streams, Func<MatrixProgram, int> answer)
    {
        var (text, name, problem) = ProgramInput.Read(line.GetValue(_file), line.GetValue(_expression), streams.Input);
        if (problem is not null)
        {
            return Tell([problem], new(name, text), streams);
        }

        var read = ProgramText.Check(text, name);
        return read.Program is { } program ? answer(program) : Tell(read.Diagnostics, read.Source, streams);
    }

    /// <summary>Writes diagnostics; the status is that of a wrong command line if all are of usage.</summary>
    public static int Tell(IReadOnlyList<Diagnostic> diagnostics, SourceText source, Streams streams)
    {
        foreach (var diagnostic in diagnostics.Take(MostDiagnostics))
        {
            streams.Error.Write(DiagnosticText.Render(diagnostic, source));
        }

        if (diagnostics.Count > MostDiagnostics)
        {
            streams.Error.Write($"{diagnostics.Count - MostDiagnostics} more errors are not shown\n");
        }

        return diagnostics.All(d => d.Category == Category.Usage || d.Span is null)
            ? ExitCode.WrongUsage : ExitCode.WrongProgram;
    }
}
