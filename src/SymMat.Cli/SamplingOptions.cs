using System.CommandLine;
using SymMat.Verification;

namespace SymMat.Cli;

/// <summary>The options that say at how many points to verify, and which.</summary>
internal sealed class SamplingOptions
{
    private const int MostSamples = 10_000;

    private static readonly Sampling Default = new();

    private readonly Option<ulong> _samples = Numbers.Option(
        "--samples", "How many points to verify at", (ulong)Default.Samples, least: 1, most: MostSamples);

    private readonly Option<ulong> _seed = Numbers.Option(
        "--seed", "The seed that the points are drawn by", Default.Seed, least: 0, most: ulong.MaxValue);

    /// <summary>The options.</summary>
    public IEnumerable<Option> All => [_samples, _seed];

    /// <summary>What the line says.</summary>
    public Sampling Read(ParseResult line) => new((int)line.GetValue(_samples), line.GetValue(_seed));
}
