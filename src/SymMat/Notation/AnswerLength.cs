using System.Globalization;
using SymMat.Diagnostics;

namespace SymMat.Notation;

/// <summary>How long derivatives are when they are written out.</summary>
public static class AnswerLength
{
    /// <summary>Throws where the answer, written out, would be longer than the limit.</summary>
    /// <exception cref="LimitException">It would.</exception>
    public static void Check(Answer answer, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(limits);
        if (Of(Sharing.Of(answer)) > limits.Length)
        {
            throw new LimitException(
                string.Create(CultureInfo.InvariantCulture, $"the answer is longer than {limits.Length:N0} tokens"),
                Limit.Length,
                limits.Length);
        }
    }

    /// <summary>About the number of tokens, with those of the names that the derivatives share.</summary>
    internal static long Of(Answer answer) => answer.Derivatives.Sum(Of) + answer.Where.Sum(w => 2L + w.Value.Length);

    /// <summary>About the number of tokens, index notation counting for more than matrices.</summary>
    internal static long Of(Derivative derivative) =>
        derivative.Reading is DifferentialReading reading ? reading.Value.Length : Of(derivative.Body);

    private static long Of(DerivativeBody body) => body switch
    {
        MatrixBody matrix => matrix.Value.Length,
        IndexBody index => 1000 + index.Terms.Sum(t => 2L + t.Scalars.Sum(s => s.Length)
            + t.Factors.Sum(f => f is EntryFactor e ? 3L + e.Matrix.Length : 4L) + (5 * t.Summed.Length)),
        _ => long.MaxValue,
    };
}
