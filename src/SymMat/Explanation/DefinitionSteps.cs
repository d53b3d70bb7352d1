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

    private readonly List<EquationLine> _lines = [];

    /// <summary>The lines; none where the differential is zero.</summary>
    public IReadOnlyList<EquationLine> Lines => _lines;

    /// <summary>
    /// The differential in those of the names that the definition uses; null where it is zero, or where no matrix
    /// expression says it, in which case the last line has a differential that is still pending.
    /// </summary>
    public Signed? Take(NameExpression name, MatrixExpression value)
    {
        var left = vocabulary.Differential(name);
        var expansion = new Expansion(vocabulary, moves);
        if (expansion.Of(value) is not { } current)
        {
            return null;
        }

        Open(left, value, current, expansion);
        while (NextOf(current, name, value) is var (next, reason))
        {
            Add(left, next, reason);
            current = next;
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

        if (!IsPendingAlone(current))
        {
            Add(left, current, Phrase.Join("; ", [rules, HeldFixed(still)]));
        }
    }

    private static Phrase HeldFixed(List<NameExpression> still) => still.Count == 0 ? Phrase.Empty
        : Phrase.List(still) + (still.Count == 1 ? " is held fixed" : " are held fixed");

    private bool IsPendingAlone(Signed value) =>
        value is { Minus: false, Expression: NameExpression name } && vocabulary.PendingIn(name) is not null;

    private void Add(NameExpression left, Signed right, Phrase reason) =>
        _lines.Add(new(_lines.Count == 0 ? left : null, right.Whole, reason));

    /// <summary>The line with the rule of each pending function applied; null where there is none, or no rule is a matrix's.</summary>
    private (Signed Next, Phrase Reason)? NextOf(Signed current, NameExpression name, MatrixExpression value)
    {
        var steps = new Dictionary<string, Signed?>(StringComparer.Ordinal);
        var reasons = new List<Phrase>();
        foreach (var pending in Pending(vocabulary, current).ToList())
        {
            var node = (ApplyExpression)vocabulary.PendingIn(pending)!;
            var expansion = new Expansion(vocabulary, moves);
            List<Signed?> differentials = [.. node.Operands.Select(expansion.Of)];
            if (LocalRule.Apply(node, ReferenceEquals(node, value) ? name : null, differentials) is not { } step)
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
        if (Workbench.Tidy(vocabulary, current.Whole) is not { } tidy || tidy.Length + 1 >= current.Whole.Length)
        {
            return current;
        }

        var collected = Linear.Of(tidy);
        Add(left, collected, Phrase.Of(HasEqualTerms(current.Expression) ? "a scalar is its own transpose" : "simplified"));
        return collected;
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
