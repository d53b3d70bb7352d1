using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;

namespace SymMat.Cli;

/// <summary>A command with examples of its use.</summary>
internal sealed class ExampleCommand(string name, string description, ImmutableArray<string> examples)
    : Command(name, description)
{
    /// <summary>Command lines that show what the command does.</summary>
    public ImmutableArray<string> Examples => examples;
}

/// <summary>Prints help: what the options are, from their definitions, then examples.</summary>
internal sealed class HelpText : SynchronousCommandLineAction
{
    private const int Width = 100;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var output = parseResult.InvocationConfiguration.Output;
        new HelpAction { MaxWidth = Width }.Invoke(parseResult);
        var examples = command is ExampleCommand own ? own.Examples
            : [.. command.Subcommands.OfType<ExampleCommand>().Select(c => c.Examples[0])];
        output.Write("Examples:\n");
        foreach (var example in examples)
        {
            output.Write($"  {example}\n");
        }

        return ExitCode.Answered;
    }
}

/// <summary>Prints the version.</summary>
internal sealed class VersionText : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(VersionText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>();
        parseResult.InvocationConfiguration.Output.Write(
            $"symmat {version?.InformationalVersion.Split('+')[0]}\n");
        return ExitCode.Answered;
    }
}
