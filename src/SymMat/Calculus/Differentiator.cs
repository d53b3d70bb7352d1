using System.Collections.Immutable;
using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Calculus;

/// <summary>Differentiates programs.</summary>
public static class Differentiator
{
    /// <summary>
    /// The derivatives that the question asks for. Each is worked out with the program's names as units and with their
    /// definitions written in, which cancels more, and the shorter answer is given.
    /// </summary>
    /// <exception cref="ArgumentException">The question names something that the program does not have.</exception>
    public static Answer Answer(MatrixProgram program, Question question)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(question);
        var derivatives = question.Wrt.Select(wrt => new Derivative(question.Of, wrt, Body(program, question, wrt)));
        return new(program, [.. derivatives], question.Layout);
    }

    private static DerivativeBody Body(MatrixProgram program, Question question, ImmutableArray<string> wrt)
    {
        if (question.Expand)
        {
            return new Attempt(program, question, wrt, Naming.Nothing).Body();
        }

        var named = new Attempt(program, question, wrt, Naming.Units).Body();
        var open = new Attempt(program, question, wrt, Naming.Wholes).Body();
        return Measure(open) < Measure(named) ? open : named;
    }

    private static long Measure(DerivativeBody body) => body switch
    {
        MatrixBody matrix => matrix.Value.Length,
        IndexBody index => 1000 + index.Terms.Sum(t => 2L + t.Scalars.Sum(s => s.Length)
            + t.Factors.Sum(f => f is EntryFactor e ? 3L + e.Matrix.Length : 4L) + (5 * t.Summed.Length)),
        _ => long.MaxValue,
    };
}
