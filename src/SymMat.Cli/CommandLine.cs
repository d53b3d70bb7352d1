using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using SymMat.Diagnostics;
using static SymMat.Diagnostics.Quoting;

namespace SymMat.Cli;

/// <summary>The commands and their options; help, suggestions and checks all come from here.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line; the status that it ends with.</summary>
    public static int Run(string[] args, Streams streams)
    {
        var root = Root(streams);
        var configuration = new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null };
        var result = root.Parse(DerivativeCommand.WithParts(args), configuration);
        var isOwn = result.Action is null or ParseErrorAction || result.Action == result.CommandResult.Command.Action;
        if (isOwn && Problem(result) is { } problem)
        {
            streams.Error.Write(DiagnosticText.Render(problem, new("", "")));
            return ExitCode.WrongUsage;
        }

        return result.Invoke(new()
        {
            Output = streams.Output,
            Error = streams.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    // No RootCommand: it would find the texts of options that it has no use for, which takes a tenth of the time to start.
    private static Command Root(Streams streams) =>
        new("symmat", "Symbolic matrix calculus: derivatives of programs with declared shapes.")
        {
            DerivativeCommand.Create("diff", order: 1, streams),
            DerivativeCommand.Create("hessian", order: 2, streams),
            CheckCommand.Create(streams),
            VerifyCommand.Create(streams),
            new Option<bool>("--version") { Description = "Show version information", Action = new VersionText() },
            new Option<bool>("--help", "-h")
            {
                Description = "Show help and usage information", Action = new HelpText(), Recursive = true,
            },
        };

    /// <summary>The first thing wrong with the command line, in words of our own, or null.</summary>
    private static Diagnostic? Problem(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var unmatched = result.UnmatchedTokens;
        var stray = Arguments(result).Concat(unmatched).FirstOrDefault(IsOption) ?? (unmatched is [var first, ..] ? first : null);
        return stray is not null ? Stray(command, stray)
            : IsRoot(command) ? Usage("a command is missing", Commands(command))
            : result.Errors.Count > 0 ? Usage(result.Errors[0].Message.TrimEnd('.'), SeeHelp(command))
            : null;
    }

    // An argument that looks like an option is a mistyped option, not a file.
    private static IEnumerable<string> Arguments(ParseResult result) =>
        result.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens.Select(t => t.Value));

    private static bool IsRoot(Command command) => command.Subcommands.Count > 0;

    private static bool IsOption(string token) => token.Length > 1 && token[0] == '-';

    private static Diagnostic Stray(Command command, string token)
    {
        var isCommand = IsRoot(command) && !IsOption(token);
        var known = isCommand
            ? command.Subcommands.Select(c => c.Name)
            : command.Options.Select(o => o.Name);
        var near = Nearest.Of(token, known);
        var message = isCommand ? $"unknown command {Quote(token)}"
            : IsOption(token) ? $"unknown option {Quote(token)}"
            : $"unexpected argument {Quote(token)}";
        return Usage(message, near.IsEmpty ? SeeHelp(command) : $"did you mean {QuoteAll(near)}?");
    }

    private static string Commands(Command command) =>
        $"the commands are {string.Join(", ", command.Subcommands.Select(c => Quote(c.Name)))}; see `symmat --help`";

    private static string SeeHelp(Command command) =>
        IsRoot(command) ? "see `symmat --help`" : $"see `symmat {command.Name} --help`";

    private static Diagnostic Usage(string message, string? help) =>
        new(Category.Usage, message, null) { Help = help };
}
