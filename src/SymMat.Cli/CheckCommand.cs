using System.CommandLine;
using SymMat.Printing;

namespace SymMat.Cli;

/// <summary><c>symmat check</c>: the names of a program with their shapes and properties.</summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Streams streams)
    {
        var inputs = new Inputs();
        var format = Choices.Option(
            "--format", "FORMAT", "How to print", [.. ProgramTable.Formats.Select(f => f.Name)]);
        var command = new ExampleCommand(
            "check",
            "Checks a program, and prints its names with their shapes and properties.",
            ["symmat check examples/affine.symmat", "symmat check -e \"X : (m, n); L = sum(X)\" --format json"]);
        inputs.AddTo(command);
        command.Options.Add(format);
        command.SetAction(line => inputs.WithProgram(line, streams, program =>
        {
            var name = line.GetValue(format);
            streams.Output.Write(ProgramTable.Formats.First(f => f.Name == name).Print(program));
            return ExitCode.Answered;
        }));
        return command;
    }
}
