using System.Collections.Immutable;
using SymMat.Calculus;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;

namespace SymMat.Verification;

/// <summary>Holds the derivatives of an answer to differences of the program, at random points of several sizes.</summary>
public static class Verifier
{
    private const int MostTries = 60;

    // After so many entries of derivatives one more point would tell little and take long.
    private const int MostEntries = 1 << 19;

    // Sizes that are not among the first samples may tell more.
    private const int MostMore = 8;

    // A derivative that is 0 at a point tells little; so a few more are drawn.
    private const int MostZeros = 8;

    // A smaller error may be of rounding, where what is printed cancels; then it shows at hardly any other point.
    private const double ClearError = 1e-2;
    private const int MostConfirmations = 4;

    /// <summary>A certificate for each derivative.</summary>
    /// <param name="answer">The derivatives.</param>
    /// <param name="structure">What entries of a structured variable they are by.</param>
    /// <param name="sampling">How to draw the points.</param>
    public static ImmutableArray<Certificate> Verify(Answer answer, Structure structure, Sampling sampling)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(sampling);
        var printed = Sharing.Of(answer);
        return [.. printed.Derivatives.Select(d => Verify(printed, d, structure, sampling, _ => { }))];
    }

    /// <summary>A certificate of one derivative; each point that it was compared at is handed on.</summary>
    internal static Certificate Verify(
        Answer answer, Derivative derivative, Structure structure, Sampling sampling, Action<Point> compared)
    {
        var random = new RandomNumbers(sampling.Seed);
        var plan = new SizePlan(answer.Program);
        var comparison = new Comparison(answer, derivative, structure, random);
        var certificate = new Certificate(derivative, Verdict.Verified, sampling)
        {
            Where = [.. Dependencies.Of(answer.Where, Dependencies.NamesIn(derivative.Expressions))],
        };
        for (var sample = 0; certificate.Verdict != Verdict.Mismatch
            && (sample < sampling.Samples || (sample < sampling.Samples + MostMore && IsOfNumbers(certificate))); sample++)
        {
            if (!certificate.Sizes.IsEmpty && comparison.Entries > MostEntries)
            {
                break;
            }

            certificate = plan.Of(sample) is { } sizes
                ? Sample(answer, sample, sizes, comparison, random, certificate, compared)
                : Again(certificate, Obstacle.TooLarge);
        }

        return certificate.Verdict == Verdict.Verified && (certificate.Sizes.IsEmpty || IsOfNumbers(certificate))
            ? certificate with { Verdict = Verdict.NotVerified } : certificate;
    }

    /// <summary>
    /// Whether what is printed has values where a dimension is 1 alone, and none at other points: much holds of numbers that
    /// does not of matrices, as det(x*x') = 0 does not.
    /// </summary>
    private static bool IsOfNumbers(Certificate certificate) => certificate.Redrawn.ContainsKey(Obstacle.Undefined)
        && !certificate.Sizes.IsEmpty && certificate.Sizes[0].Keys.Any(name => certificate.Sizes.All(s => s[name] == 1));

    /// <summary>The certificate with one more point, drawn again until the numbers can tell.</summary>
    private static Certificate Sample(
        Answer answer,
        int sample,
        ImmutableDictionary<string, int> sizes,
        Comparison comparison,
        RandomNumbers random,
        Certificate certificate,
        Action<Point> compared)
    {
        ComparisonResult? kept = null;
        for (var (attempt, zeros) = (0, 0); attempt < MostTries && zeros < MostZeros; attempt++)
        {
            var point = PointSampler.Real(answer.Program, sizes, sample, attempt, random);
            var result = comparison.At(point);
            if (ObstacleTo(result) is { } obstacle)
            {
                certificate = Again(certificate, obstacle);
                attempt += obstacle == Obstacle.TooLarge ? MostTries : 0;
                continue;
            }

            compared(point);
            kept = result;
            zeros += result is { IsZero: true, Counterexample: null } ? 1 : MostZeros;
        }

        return kept is null ? certificate : With(certificate, sizes, kept);

        Obstacle? ObstacleTo(ComparisonResult result) =>
            result is { Counterexample: not null, Error: < ClearError } && !Enumerable.Range(0, MostConfirmations).Any(
                again => comparison.At(PointSampler.Real(answer.Program, sizes, sample, again + 1, random)).Counterexample is not null)
                ? Obstacle.Undefined : result.Obstacle;
    }

    private static Certificate Again(Certificate certificate, Obstacle obstacle) => certificate with
    {
        Redrawn = certificate.Redrawn.SetItem(obstacle, certificate.Redrawn.GetValueOrDefault(obstacle) + 1),
    };

    private static Certificate With(
        Certificate certificate, ImmutableDictionary<string, int> sizes, ComparisonResult result) => certificate with
        {
            Sizes = certificate.Sizes.Add(sizes),
            Error = Math.Max(certificate.Error, result.Error),
            Uncertainty = Math.Max(certificate.Uncertainty, result.Uncertainty),
            Verdict = result.Counterexample is null ? certificate.Verdict : Verdict.Mismatch,
            Counterexample = certificate.Counterexample ?? result.Counterexample,
        };
}
