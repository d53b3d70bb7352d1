using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Explanation;

/// <summary>
/// The differential of one definition, from the definition down: the product rule first, then the rule of each function
/// from the outside in. Local to one definition.
/// </summary>
internal sealed class DefinitionSteps(Vocabulary vocabulary, Statements statements, Func<NameExpression, bool> moves)
{
    private const int LongestInFull = 40;
    private const int LongestUnsimplified = 24;

    /// <summary>Simplifying is worth a line where no more than this share of it is left.</summary>
    private const double ShareWorthIt = 0.9;

    private readonly List<EquationLine> _lines = [];

    /// <summary>What is still to be said with the next line.</summary>
    private Phrase _unsaid = Phrase.Empty;

    /// <summary>The lines; none where the differential is zero.</summary>
    public IReadOnlyList<EquationLine> Lines => _lines;

    /// <summary>
    /// The differential in those of the names that the definition uses; null where it is zero, or where no matrix
    /// expression says it, in which case the last line has a differential that is still pending.
    /// </summary>
    /// <param name="name">The name of the definition.</param>
    /// <param name="value">Its value.</param>
    /// <param name="isCalled">Whether the value is called by its name where it stands in its differential.</param>
    public Signed? Take(NameExpression name, MatrixExpression value, bool isCalled)
    {
        var left = vocabulary.Differential(name);
        var expansion = new Expansion(vocabulary, moves);
        if (expansion.Of(value) is not { } current)
        {
            return null;
        }

        Open(left, value, current, expansion);
        while (NextOf(current, isCalled ? name : null, value) is var (next, reason))
        {
            current = Shortened(next, out var isShorter);
            Add(left, current, isShorter ? reason + "; simplified" : reason);
        }

        if (HasPending(current))
        {
            return null;
        }

        return Collect(left, current);
    }

    private static IEnumerable<NameExpression> Pending(Vocabulary vocabulary, Signed value) =>
        Postorder.Names(value.Expression).Where(n => vocabulary.PendingIn(n) is not null);

    private bool HasPending(Signed value) => Pending(vocabulary, value).Any();

    /// <summary>The first lines: with everything moving, where that is short, and with what moves.</summary>
    private void Open(NameExpression left, MatrixExpression value, Signed current, Expansion expansion)
    {
        var rules = Phrase.Of(string.Join(", ", expansion.Rules));
        List<NameExpression> still = [.. Postorder.Names(value).Where(n => !moves(n))];
        if (still.Count > 0 && value.Length <= LongestInFull
            && new Expansion(vocabulary, _ => true) is var whole && whole.Of(value) is { } all
            && !Equality.Same(all.Expression, current.Expression) && !IsPendingAlone(all))
        {
            Add(left, all, Phrase.Of(string.Join(", ", whole.Rules)));
            rules = Phrase.Empty;
        }

        _unsaid = HeldFixed(still);
        if (!IsPendingAlone(current))
        {
            Add(left, current, rules);
        }
    }

    private static Phrase HeldFixed(List<NameExpression> still) => still.Count == 0 ? Phrase.Empty
        : Phrase.List(still) + (still.Count == 1 ? " is held fixed" : " are held fixed");

    private bool IsPendingAlone(Signed value) =>
        value is { Minus: false, Expression: NameExpression name } && vocabulary.PendingIn(name) is not null;

    private void Add(NameExpression left, Signed right, Phrase reason)
    {
        _lines.Add(new(_lines.Count == 0 ? left : null, right.Whole, Phrase.Join("; ", [reason, _unsaid])));
        _unsaid = Phrase.Empty;
    }

    /// <summary>The line with the rule of each pending function applied; null where there is none, or no rule is a matrix's.</summary>
    private (Signed Next, Phrase Reason)? NextOf(Signed current, NameExpression? name, MatrixExpression value)
    {
        var steps = new Dictionary<string, Signed?>(StringComparer.Ordinal);
        var reasons = new List<Phrase>();
        foreach (var pending in Pending(vocabulary, current).ToList())
        {
            var node = (ApplyExpression)vocabulary.PendingIn(pending)!;
            var expansion = new Expansion(vocabulary, moves);
            List<Signed?> differentials = [.. node.Operands.Select(expansion.Of)];
            if (LocalRule.Apply(vocabulary, node, ReferenceEquals(node, value) ? name : null, differentials) is not { } step)
            {
                return null;
            }

            steps[pending.Name] = step;
            reasons.Add(statements.Of(node, differentials));
        }

        return steps.Count == 0 ? null
            : (Replaced(current, n => steps.TryGetValue(n.Name, out var s) ? s : new(false, n))!.Value, Phrase.Join("; ", reasons.Distinct(ReferenceEqualityComparer.Instance).Cast<Phrase>()));
    }

    private static Signed? Replaced(Signed value, Func<NameExpression, Signed?> replace) =>
        Substitution.Apply(value.Expression, replace) is { } replaced
            ? replaced with { Minus = replaced.Minus != value.Minus } : null;

    /// <summary>The line as the engine writes it, where that is shorter.</summary>
    private Signed Collect(NameExpression left, Signed current)
    {
        if (Workbench.Tidy(vocabulary, current.Whole) is not { } tidy || tidy.Length + 2 >= ShareWorthIt * current.Whole.Length)
        {
            return current;
        }

        var collected = Linear.Of(tidy);
        Add(left, collected, Phrase.Of(HasEqualTerms(current.Expression) ? "a scalar is its own transpose" : "simplified"));
        return collected;
    }

    /// <summary>A line with differentials that are still pending, simplified where it is too long to be followed.</summary>
    private Signed Shortened(Signed line, out bool isShorter)
    {
        var tidy = HasPending(line) && line.Whole.Length > LongestUnsimplified ? Workbench.Tidy(vocabulary, line.Whole) : null;
        isShorter = tidy is not null && tidy.Length < ShareWorthIt * line.Whole.Length;
        return isShorter ? Linear.Of(tidy!) : line;
    }

    /// <summary>Whether the terms of a scalar sum are transposes of each other.</summary>
    private bool HasEqualTerms(MatrixExpression expression)
    {
        var sum = Postorder.Of(expression).OfType<SumExpression>().LastOrDefault();
        var terms = sum is { Shape.IsScalar: true, Terms.Length: > 1 }
            ? sum.Terms.Select(t => Workbench.Tidy(vocabulary, t.Operand)).ToList() : [];
        return terms.Count > 1 && terms.TrueForAll(t => t is not null && Equality.Same(t, terms[0]!));
    }
}
