using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Calculus;

/// <summary>Differentiates programs.</summary>
public static class Differentiator
{
    /// <summary>The number of nodes past which the definitions stay units, without a second look.</summary>
    private const int LargestToCompare = 10_000;

    /// <summary>
    /// The derivatives that the question asks for. Each is worked out with the program's names as units and with their
    /// definitions written in, which cancels more, and the shorter answer is given.
    /// </summary>
    /// <exception cref="ArgumentException">The question names something that the program does not have.</exception>
    /// <exception cref="LimitException">A derivative takes more than the question allows.</exception>
    public static Answer Answer(MatrixProgram program, Question question)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(question);
        var derivatives = new Derivative[question.Wrt.Length];
        foreach (var group in Enumerable.Range(0, derivatives.Length).GroupBy(d => SweepOf(program, question, d)))
        {
            var places = group.ToList();
            foreach (var (place, derivative) in places.Zip(Shortest(program, question, [.. places.Select(p => question.Wrt[p])])))
            {
                derivatives[place] = derivative;
            }
        }

        return new(program, [.. derivatives], question.Layout);
    }

    /// <summary>
    /// Derivatives that one sweep gives have one number: all by symbols without properties. A variable with properties,
    /// which must not simplify before the derivative is taken, and a definition, which stands for itself, want their own.
    /// </summary>
    private static int SweepOf(MatrixProgram program, Question question, int place)
    {
        var wrt = question.Wrt[place];
        var isPlain = wrt.Length == 1
            && program.Symbols.Any(s => s.Name == wrt[0] && s.Properties == Properties.None);
        return isPlain ? -1 : place;
    }

    private static List<Derivative> Shortest(
        MatrixProgram program, Question question, ImmutableArray<ImmutableArray<string>> wrt)
    {
        if (question.Expand)
        {
            return In(Naming.Nothing).Derivatives;
        }

        var (units, size) = In(Naming.Units);
        if (size > LargestToCompare)
        {
            return units;
        }

        try
        {
            return [.. units.Zip(In(Naming.Wholes).Derivatives).Select(Shorter)];
        }
        catch (LimitException)
        {
            // What is short by its names may be endless without them.
            return units;
        }

        (List<Derivative> Derivatives, int Size) In(Naming naming)
        {
            var attempt = new Attempt(program, question, wrt.SelectMany(w => w), naming);
            if (wrt[0].Length == 2)
            {
                return ([attempt.Second()], attempt.Size);
            }

            var firsts = attempt.Firsts();
            return ([.. wrt.Select(w => firsts[w[0]])], attempt.Size);
        }
    }

    private static Derivative Shorter((Derivative First, Derivative Second) ways) =>
        AnswerLength.Of(ways.Second) < AnswerLength.Of(ways.First) ? ways.Second : ways.First;
}
