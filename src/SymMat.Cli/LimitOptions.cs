using System.CommandLine;
using SymMat.Diagnostics;

namespace SymMat.Cli;

/// <summary>The options that say how much a derivative may take, and what is told where that is too little.</summary>
internal sealed class LimitOptions
{
    private readonly Option<ulong> _nodes = Numbers.Option(
        "--max-nodes", "The most nodes that a derivative may take to work out", (ulong)Limits.Default.Nodes, least: 1, most: long.MaxValue);

    private readonly Option<ulong> _length = Numbers.Option(
        "--max-length", "The most tokens that an answer may have", (ulong)Limits.Default.Length, least: 1, most: long.MaxValue);

    /// <summary>The options.</summary>
    public IEnumerable<Option> All => [_nodes, _length];

    /// <summary>What the line says.</summary>
    public Limits Read(ParseResult line) => new((long)line.GetValue(_nodes), (long)line.GetValue(_length));

    /// <summary>Answers, or says what is in the way: a limit, and how to raise it, or that there is no value or no notation.</summary>
    public int Within(Streams streams, Func<int> answer)
    {
        try
        {
            return answer();
        }
        catch (LimitException limit)
        {
            var option = (limit.Limit == Limit.Nodes ? _nodes : _length).Name;
            return Refuse(streams, limit.Message, $"raise the limit by `{option}`; it is {limit.Most} now");
        }
        catch (UndefinedException undefined)
        {
            return Refuse(streams, undefined.Message, undefined.Help);
        }
        catch (NotationException missing)
        {
            return Refuse(streams, missing.Message, "give names to the parts of the program, or write it without `kron` and `vec`");
        }
    }

    private static int Refuse(Streams streams, string message, string help)
    {
        streams.Output.GetStringBuilder().Clear();
        streams.Error.Write(DiagnosticText.Render(new(Category.Unsupported, message, null) { Help = help }, new("", "")));
        return ExitCode.WrongProgram;
    }
}
