using System.CommandLine;
using System.Globalization;
using SymMat.Verification;

namespace SymMat.Cli;

/// <summary>The options that say at how many points to verify, and which.</summary>
internal sealed class SamplingOptions
{
    private const int MostSamples = 10_000;

    private static readonly Sampling Default = new();

    private readonly Option<ulong> _samples = Number(
        "--samples", "How many points to verify at", (ulong)Default.Samples, least: 1, most: MostSamples);

    private readonly Option<ulong> _seed = Number(
        "--seed", "The seed that the points are drawn by", Default.Seed, least: 0, most: ulong.MaxValue);

    /// <summary>The options.</summary>
    public IEnumerable<Option> All => [_samples, _seed];

    /// <summary>What the line says.</summary>
    public Sampling Read(ParseResult line) => new((int)line.GetValue(_samples), line.GetValue(_seed));

    /// <summary>An option of an integer, which is read alike in every locale.</summary>
    private static Option<ulong> Number(string name, string description, ulong standard, ulong least, ulong most) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => standard,
        CustomParser = result =>
        {
            var word = result.Tokens[^1].Value;
            if (!ulong.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            {
                result.AddError($"{name} is an integer from {least} to {most}, not {Diagnostics.Quoting.Quote(word)}");
            }

            return number;
        },
    };
}
