namespace SymMat.Numerics;

/// <summary>
/// Pseudorandom numbers that are the same for a seed on every machine and in every version: SplitMix64 (Steele, Lea and
/// Flood 2014, "Fast splittable pseudorandom number generators").
/// </summary>
public sealed class RandomNumbers(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number of at least 0 and below 1.</summary>
    public double Fraction() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>An integer of at least 0 and below the bound, which is small.</summary>
    public int Below(int bound) => (int)(NextBits() % (ulong)bound);

    private ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15;
        var bits = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
