using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numbers;
using SymMat.Shapes;

namespace SymMat.Tensors;

/// <summary>A law with its left side read: one factor, or two that stand at the same indices.</summary>
internal sealed record Rule(Law Law, ImmutableArray<PatternFactor> Left)
{
    /// <summary>Reads a law.</summary>
    public static Rule Of(Law law) =>
        new(law, [.. Pattern.FactorsOf(Expressions.Read(
            law.Left, new Dictionary<string, Shape> { ["x"] = Shape.Scalar, ["y"] = Shape.Scalar }))]);

    /// <summary>Whether what x stands for is known to be as the law needs it.</summary>
    public bool Allows(Bound bound) => Law.Condition switch
    {
        LawCondition.NonNegative => bound.X!.Is(Facts.NonNegative),
        LawCondition.Positive => bound.X!.Is(Facts.Positive),
        _ => true,
    };
}

/// <summary>Rewrites by the table of laws.</summary>
internal static class Rules
{
    private const int MostTerms = 16;

    private static readonly Lazy<ImmutableArray<Rule>> Read = new(() => [.. Laws.All.Select(Rule.Of)]);

    /// <summary>What a law makes of a node that is not in the graph yet, or null.</summary>
    public static Tensor? Apply(TensorGraph graph, Tensor candidate)
    {
        foreach (var rule in Read.Value)
        {
            if (rule.Left is not [var factor])
            {
                continue;
            }

            var (tensor, exponent) = candidate is PowerTensor power && factor.Exponent.Sign < 0
                ? (power.Base, power.Exponent / factor.Exponent) : (candidate, Rational.One);
            if (exponent.Sign > 0 && (factor.Exponent.IsOne || candidate is PowerTensor)
                && Pattern.Match(graph, factor.Pattern, tensor) is { } bound && rule.Allows(bound))
            {
                return graph.Power(Pointwise.Evaluate(graph, rule.Law.Right, bound.Arguments), exponent);
            }
        }

        return null;
    }

    /// <summary>The terms of a sum with two of them joined, where a law says how; else null.</summary>
    public static List<TensorTerm>? JoinTerms(TensorGraph graph, List<TensorTerm> terms)
    {
        var eligible = terms.Where(t => IsFunction(t.Tensor) || t.Tensor is ContractionTensor { Factors.Length: 0 }).ToList();
        if (eligible.Count > MostTerms || !eligible.Exists(t => IsFunction(t.Tensor)))
        {
            return null;
        }

        foreach (var rule in Read.Value.Where(r => r.Left is [{ Pattern: SumExpression, Exponent.IsOne: true }]))
        {
            var sum = (SumExpression)rule.Left[0].Pattern;
            foreach (var first in eligible)
            {
                foreach (var second in eligible.Where(t => t != first))
                {
                    var ratio = second.Coefficient / first.Coefficient;
                    if (Pattern.MatchTerms(graph, sum, first with { Coefficient = Rational.One }, second with { Coefficient = ratio }) is { } bound)
                    {
                        var joined = new TensorTerm(first.Coefficient, Pointwise.Evaluate(graph, rule.Law.Right, bound.Arguments));
                        return [.. terms.Where(t => t != first && t != second), joined];
                    }
                }
            }
        }

        return null;
    }

    private static bool IsFunction(Tensor tensor) =>
        tensor is EntrywiseTensor { IsNamed: false } or PowerTensor { IsNamed: false, Base: EntrywiseTensor { IsNamed: false } };

    /// <summary>Rewrites two factors of a draft that stand at the same indices, where a law says how.</summary>
    public static bool ApplyToProduct(TensorGraph graph, Draft draft)
    {
        if (draft.Factors.Count < 2 || !draft.Factors.Exists(f => f.Tensor is EntrywiseTensor))
        {
            return false;
        }

        var partners = new Partners(draft);
        for (var f = 0; f < draft.Factors.Count; f++)
        {
            if (draft.Factors[f].Tensor is EntrywiseTensor { IsNamed: false } && TryPair(graph, draft, partners, f))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryPair(TensorGraph graph, Draft draft, Partners partners, int place)
    {
        foreach (var rule in Read.Value.Where(r => r.Left.Length == 2))
        {
            for (var first = 0; first < 2; first++)
            {
                var (main, other) = (rule.Left[first], rule.Left[1 - first]);
                if (!main.Exponent.IsOne || main.Pattern is NameExpression
                    || Pattern.Match(graph, main.Pattern, draft.Factors[place].Tensor) is not { } lead || !rule.Allows(lead))
                {
                    continue;
                }

                if (FindPartner(graph, draft, partners.For(graph, other.Pattern, lead.X!), place, other, lead) is var (partner, bound))
                {
                    Replace(graph, draft, place, partner, other.Exponent, Pointwise.Evaluate(graph, rule.Law.Right, bound.Arguments));
                    return true;
                }
            }
        }

        return false;
    }

    private static (int Place, Bound Bound)? FindPartner(
        TensorGraph graph, Draft draft, IEnumerable<int> partners, int place, PatternFactor wanted, Bound known)
    {
        foreach (var f in partners)
        {
            var (@base, exponent) = BaseOf(draft.Factors[f].Tensor);
            if (f != place && draft.Factors[f].Indices.AsSpan().SequenceEqual(draft.Factors[place].Indices)
                && exponent / wanted.Exponent >= 1
                && Pattern.Match(graph, wanted.Pattern, @base, known) is { } bound)
            {
                return (f, bound);
            }
        }

        return null;
    }

    private static (Tensor Base, Rational Exponent) BaseOf(Tensor tensor) =>
        tensor is PowerTensor { IsNamed: false } power ? (power.Base, power.Exponent) : (tensor, Rational.One);

    private static void Replace(
        TensorGraph graph, Draft draft, int place, int partner, Rational taken, Tensor value)
    {
        var (@base, exponent) = BaseOf(draft.Factors[partner].Tensor);
        draft.Factors[place] = new(value, draft.Factors[place].Indices);
        draft.Factors[partner] = new(graph.Power(@base, exponent - taken), draft.Factors[partner].Indices);
    }

    /// <summary>The factors of a draft by what a pattern tells of them, so that none has to look at all others.</summary>
    private sealed class Partners
    {
        private readonly Dictionary<Tensor, List<int>> _bases = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<(EntrywiseFunction Function, Tensor Argument), List<int>> _values = [];
        private readonly List<int> _sums = [];

        public Partners(Draft draft)
        {
            for (var f = 0; f < draft.Factors.Count; f++)
            {
                var (@base, _) = BaseOf(draft.Factors[f].Tensor);
                Add(_bases, @base, f);
                if (@base is EntrywiseTensor entrywise)
                {
                    Add(_values, (entrywise.Function, entrywise.Arguments[0]), f);
                }
                else if (@base is SumTensor)
                {
                    _sums.Add(f);
                }
            }
        }

        /// <summary>All that may be of the pattern's form, x being given.</summary>
        public List<int> For(TensorGraph graph, MatrixExpression pattern, Tensor x) => pattern switch
        {
            NameExpression => _bases.GetValueOrDefault(x) ?? [],
            ApplyExpression { Operator: EntrywiseFunction function, Operands: [NameExpression] } =>
                _values.GetValueOrDefault((function, x)) ?? [],
            ApplyExpression { Operator: EntrywiseFunction function, Operands: [SumExpression { Terms: [{ Minus: true, Operand: NameExpression }] }] } =>
                _values.GetValueOrDefault((function, graph.Scale(-1, x))) ?? [],
            SumExpression => _sums,
            _ => throw new ArgumentException("A law looks for x, for a function of x or -x, or for a sum.", nameof(pattern)),
        };

        private static void Add<TKey>(Dictionary<TKey, List<int>> places, TKey key, int place)
            where TKey : notnull
        {
            if (!places.TryGetValue(key, out var list))
            {
                places.Add(key, list = []);
            }

            list.Add(place);
        }
    }
}
