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

    private readonly Choice<Layout> _layout = new(
        "--layout",
        "LAYOUT",
        "How a derivative is laid out",
        ("mixed", Layout.Mixed),
        ("denominator", Layout.Denominator),
        ("numerator", Layout.Numerator));

    private readonly Choice<Structure> _structure = new(
        "--structure",
        "STRUCTURE",
        "By a symmetric variable, say, the gradient in its space or by its free entries",
        ("projected", Structure.Projected),
        ("free", Structure.Free));

    /// <summary>The options, in the order in which help lists them.</summary>
    public IEnumerable<Option> All => [_of, _wrt, _layout.Option, _structure.Option];

    /// <summary>What the line asks, of derivatives of an order.</summary>
    public Request Read(ParseResult line, int order) => new(
        line.GetValue(_of),
        [.. line.GetValue(_wrt) ?? []],
        order,
        _layout.Read(line),
        Structure: _structure.Read(line));
}
