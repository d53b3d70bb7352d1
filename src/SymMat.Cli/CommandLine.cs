using System.CommandLine;
using System.CommandLine.Help;
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

    private static RootCommand Root(Streams streams)
    {
        var root = new RootCommand("Symbolic matrix calculus: derivatives of programs with declared shapes.")
        {
            DerivativeCommand.Create("diff", order: 1, streams),
            DerivativeCommand.Create("hessian", order: 2, streams),
            CheckCommand.Create(streams),
            VerifyCommand.Create(streams),
        };
        foreach (var option in root.Options.ToList())
        {
            switch (option)
            {
                case HelpOption help:
                    root.Options.Remove(help);
                    root.Options.Add(new HelpOption("--help", "-h") { Action = new HelpText(), Recursive = true });
                    break;
                case VersionOption version:
                    version.Action = new VersionText();
                    break;
            }
        }

        return root;
    }

    /// <summary>The first thing wrong with the command line, in words of our own, or null.</summary>
    private static Diagnostic? Problem(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var options = Tokens(result).Concat(result.UnmatchedTokens).Where(IsOption);
        var stray = options.Concat(result.UnmatchedTokens).Take(1).ToList();
        return stray is [var token] ? Stray(command, token)
            : command is RootCommand ? Usage("a command is missing", Commands(command))
            : result.Errors.Count > 0 ? Usage(result.Errors[0].Message.TrimEnd('.'), SeeHelp(command))
            : null;
    }

    // An argument that looks like an option is a mistyped option, not a file.
    private static IEnumerable<string> Tokens(ParseResult result) =>
        result.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value);

    private static bool IsOption(string token) => token.Length > 1 && token[0] == '-';

    private static Diagnostic Stray(Command command, string token)
    {
        var isCommand = command is RootCommand && !IsOption(token);
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
        command is RootCommand ? "see `symmat --help`" : $"see `symmat {command.Name} --help`";

    private static Diagnostic Usage(string message, string? help) =>
        new(Category.Usage, message, null) { Help = help };
}
