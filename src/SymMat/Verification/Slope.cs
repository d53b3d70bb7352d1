using System.Collections.Immutable;

namespace SymMat.Verification;

/// <summary>
/// The limit of a difference quotient as its step goes to 0, with an estimate of its error. The quotient is even in the
/// step, so that those of steps h, 2h and 3h cancel all but the sixth power of h (Richardson; weights in Fornberg 1988).
/// </summary>
/// <param name="Values">The entries.</param>
/// <param name="Error">About the greatest error of an entry: the difference to the limit found with twice the step.</param>
internal sealed record Slope(double[] Values, double Error)
{
    private static readonly ImmutableArray<(int Steps, double Weight)> Stencil = [(1, 1.5), (2, -0.6), (3, 0.1)];

    /// <summary>The limit by the first of the steps that is good enough, else by the best; null where none is finite.</summary>
    public static Slope? Of(Func<double, double[]> quotient, ImmutableArray<double> steps, double enough)
    {
        Slope? best = null;
        foreach (var step in steps)
        {
            var values = new Dictionary<int, double[]>();
            var (fine, coarse) = (Extrapolate(1), Extrapolate(2));
            var error = fine.Zip(coarse, (a, b) => Math.Abs(a - b)).DefaultIfEmpty().Max();
            if (double.IsFinite(error) && (best is null || error < best.Error))
            {
                best = new(fine, error);
            }

            if (best?.Error <= enough)
            {
                break;
            }

            double[] At(int count) => values.TryGetValue(count, out var known) ? known
                : values[count] = quotient(count * step);

            double[] Extrapolate(int scale) => Stencil
                .Select(s => At(scale * s.Steps).Select(q => s.Weight * q).ToArray())
                .Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]);
        }

        return best;
    }
}
