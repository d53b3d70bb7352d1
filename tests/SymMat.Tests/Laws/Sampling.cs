using CsCheck;

namespace SymMat.Tests.Laws;

/// <summary>Holds laws to what CsCheck generates: the same samples in every run, and a failure made small.</summary>
internal static class Sampling
{
    private const ulong Seed = 20261123;
    private const int Shrinks = 300;

    /// <summary>Holds a law, which gives what is wrong or null, to a number of samples.</summary>
    public static void Hold<T>(Gen<T> generator, int count, Func<T, string?> law)
    {
        for (var stream = 0u; stream < count; stream++)
        {
            var random = new PCG(stream, Seed);
            var start = random.ToString();
            if (law(generator.Generate(random, null, out _)) is not null)
            {
                generator.Sample(sample => law(sample) is null, seed: start, iter: Shrinks, threads: 1, print: sample => law(sample)!);
            }
        }
    }
}
