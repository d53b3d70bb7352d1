using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Calculus;

/// <summary>Differentiates programs.</summary>
public static class Differentiator
{
    /// <summary>The number of nodes and factors past which the definitions stay units, without a second look.</summary>
    private const int LargestToCompare = 10_000;

    /// <summary>The number of tokens from which derivatives may be shorter with names for adjoints.</summary>
    private const int LongDerivatives = 60;

    /// <summary>The length of an answer with names for adjoints, as a part of another's, that makes it better.</summary>
    private const double LeastSaving = 0.8;

    /// <summary>The same if the other has many names as well.</summary>
    private const double MostGrowth = 1.25;

    /// <summary>The most variables with properties of which each has a sweep of its own.</summary>
    private const int FewStructured = 8;

    /// <summary>The number of names that a reader keeps in mind.</summary>
    private const int FewNames = 3;

    /// <summary>
    /// The derivatives that the question asks for. Each is worked out with the program's names as units and with their
    /// definitions written in, which cancels more, and the shorter answer is given. Long ones by variables with properties
    /// are worked out one by one and all at once, in which they share more.
    /// </summary>
    /// <exception cref="ArgumentException">The question names something that the program does not have.</exception>
    /// <exception cref="LimitException">A derivative takes more than the question allows.</exception>
    public static Answer Answer(MatrixProgram program, Question question)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(question);
        var sweeps = Sweeps(program, question);
        var apart = Of(program, question, sweeps.Apart);
        if (sweeps.Apart.SequenceEqual(sweeps.Together) || apart.Derivatives.Sum(AnswerLength.Of) < LongDerivatives)
        {
            return apart;
        }

        var (together, shared) = (Of(program, question, sweeps.Together), Sharing.Of(apart));
        return shared.Where.Length > FewNames && AnswerLength.Of(Sharing.Of(together)) < AnswerLength.Of(shared) ? together : apart;
    }

    /// <summary>The derivatives, those of one number by one sweep.</summary>
    private static Answer Of(MatrixProgram program, Question question, ImmutableArray<int> sweeps)
    {
        var derivatives = new Derivative[question.Wrt.Length];
        var where = ImmutableArray.CreateBuilder<Definition>();
        foreach (var group in Enumerable.Range(0, derivatives.Length).GroupBy(d => sweeps[d]))
        {
            var places = group.ToList();
            var taken = program.Names();
            taken.UnionWith(where.Select(w => w.Name));
            var best = Best(program, question, [.. places.Select(p => question.Wrt[p])], taken);
            where.AddRange(best.Where);
            foreach (var (place, derivative) in places.Zip(best.Derivatives))
            {
                derivatives[place] = derivative;
            }
        }

        return new(program, [.. derivatives], question.Layout) { Where = where.DrainToImmutable() };
    }

    /// <summary>
    /// A number for each derivative; those that one sweep gives have the same. All by symbols without properties have one.
    /// A variable with properties, which must not simplify before the derivative is taken, has one of its own unless there
    /// are many, or they share one too; and so has a definition, which stands for itself.
    /// </summary>
    private static (ImmutableArray<int> Apart, ImmutableArray<int> Together) Sweeps(MatrixProgram program, Question question)
    {
        const int Plain = -1, Structured = -2;
        var symbols = program.Symbols.ToDictionary(s => s.Name, StringComparer.Ordinal);
        var isMany = question.Wrt.Count(w => PropertiesOf(w) is { } p && p != Properties.None) > FewStructured;
        return (Of((place, p) => p == Properties.None ? Plain : isMany ? Structured : place),
            Of((_, p) => isMany && p != Properties.None ? Structured : Plain));

        Properties? PropertiesOf(ImmutableArray<string> wrt) => wrt is [var sole] ? symbols.GetValueOrDefault(sole)?.Properties : null;

        ImmutableArray<int> Of(Func<int, Properties, int> sweep) =>
            [.. question.Wrt.Select((wrt, place) => PropertiesOf(wrt) is { } properties ? sweep(place, properties) : place)];
    }

    private static Candidate Best(
        MatrixProgram program, Question question, ImmutableArray<ImmutableArray<string>> wrt, HashSet<string> taken)
    {
        if (question.Expand)
        {
            return In(Naming.Nothing).Candidate!;
        }

        var (units, size) = In(Naming.Units);
        var wholes = size > LargestToCompare ? null : Wholes();
        var plain = Shorter(units, wholes);
        if (plain is not null && plain.Derivatives.Sum(AnswerLength.Of) < LongDerivatives)
        {
            return plain;
        }

        var named = In(Naming.Adjoints).Candidate!;
        return plain is null || IsBetter(Shared(named), Shared(plain)) ? named : plain;

        // What is short by its names may be endless without them.
        Candidate? Wholes()
        {
            try
            {
                return In(Naming.Wholes).Candidate;
            }
            catch (LimitException)
            {
                return null;
            }
        }

        Answer Shared(Candidate candidate) =>
            Sharing.Of(new(program, candidate.Derivatives, question.Layout) { Where = candidate.Where });

        (Candidate? Candidate, long Size) In(Naming naming)
        {
            var attempt = new Attempt(program, question, wrt, naming, taken);
            return (attempt.Run(), attempt.Size);
        }
    }

    /// <summary>
    /// Whether an answer with names for adjoints is better than one without: shorter by far; or not much longer than one
    /// that needs many names as well, which follow no plan.
    /// </summary>
    private static bool IsBetter(Answer named, Answer plain) =>
        AnswerLength.Of(named) < (plain.Where.Length > FewNames ? MostGrowth : LeastSaving) * AnswerLength.Of(plain);

    private static Candidate? Shorter(Candidate? first, Candidate? second) =>
        first is null || second is null ? first ?? second
            : new([.. first.Derivatives.Zip(second.Derivatives, (a, b) => AnswerLength.Of(b) < AnswerLength.Of(a) ? b : a)], []);
}
