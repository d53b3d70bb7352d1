using System.CommandLine;
using SymMat.Calculus;
using SymMat.Notation;

namespace SymMat.Cli;

/// <summary>The options that say what to differentiate, by what, and how it is laid out.</summary>
internal sealed class QuestionOptions(string wrt)
{
    private readonly Option<string?> _of = new("--of")
    {
        Description = "What to differentiate; by default the last definition", HelpName = "NAME",
    };

    private readonly Option<string[]> _wrt = new("--wrt")
    {
        Description = wrt, HelpName = "NAME", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string> _layout = Choices.Option(
        "--layout",
        "LAYOUT",
        "How a derivative is laid out",
        [.. Enum.GetNames<Layout>().Select(n => n.ToLowerInvariant())]);

    private readonly Option<string> _structure = Choices.Option(
        "--structure",
        "STRUCTURE",
        "By a symmetric variable, say, the gradient in its space or by its free entries",
        [.. Enum.GetNames<Structure>().Select(n => n.ToLowerInvariant())]);

    /// <summary>The options, in the order in which help lists them.</summary>
    public IEnumerable<Option> All => [_of, _wrt, _layout, _structure];

    /// <summary>What the line asks, of derivatives of an order.</summary>
    public Request Read(ParseResult line, int order) => new(
        line.GetValue(_of),
        [.. line.GetValue(_wrt) ?? []],
        order,
        Enum.Parse<Layout>(line.GetValue(_layout)!, ignoreCase: true),
        Structure: Enum.Parse<Structure>(line.GetValue(_structure)!, ignoreCase: true));
}
