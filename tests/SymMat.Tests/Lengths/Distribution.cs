using System.Collections.Immutable;
using System.Globalization;

namespace SymMat.Tests.Lengths;

/// <summary>How our lengths compare with the textbook's over some cases.</summary>
internal sealed class Distribution(IEnumerable<LengthCase> cases)
{
    private readonly ImmutableArray<LengthCase> _sorted =
        [.. cases.OrderBy(c => c.Ratio).ThenBy(c => c.Id, StringComparer.Ordinal)];

    /// <summary>The number of cases.</summary>
    public int Count => _sorted.Length;

    /// <summary>The ratio that half of the cases do not exceed.</summary>
    public double Median => At(0.5);

    /// <summary>The ratio that 95 of 100 cases do not exceed.</summary>
    public double Percentile95 => At(0.95);

    /// <summary>The cases with the largest ratios, the worst first.</summary>
    public IEnumerable<LengthCase> Worst(int count) => _sorted.Reverse().Take(count);

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_sorted.Length} cases: 5% {At(0.05):0.00}, 25% {At(0.25):0.00}, median {Median:0.00}, 75% {At(0.75):0.00}, 90% {At(0.9):0.00}, 95% {Percentile95:0.00}, most {At(1):0.00}");

    private double At(double share) => _sorted[Math.Max(0, (int)Math.Ceiling(share * _sorted.Length) - 1)].Ratio;
}
