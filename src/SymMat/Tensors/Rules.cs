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
        new(law, [.. Pattern.FactorsOf(Expressions.Read(law.Left, new Dictionary<string, Shape> { ["x"] = Shape.Scalar }))]);

    /// <summary>Whether what x stands for is known to be as the law needs it.</summary>
    public bool Allows(Tensor x) => Law.Condition switch
    {
        LawCondition.NonNegative => x.Is(Facts.NonNegative),
        LawCondition.Positive => x.Is(Facts.Positive),
        _ => true,
    };
}

/// <summary>Rewrites by the table of laws.</summary>
internal static class Rules
{
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
                && Pattern.Match(graph, factor.Pattern, tensor) is { } x && rule.Allows(x))
            {
                return graph.Power(Pointwise.Evaluate(graph, rule.Law.Right, [x]), exponent);
            }
        }

        return null;
    }

    /// <summary>Rewrites two factors of a draft that stand at the same indices, where a law says how.</summary>
    public static bool ApplyToProduct(TensorGraph graph, Draft draft)
    {
        for (var f = 0; f < draft.Factors.Count; f++)
        {
            if (draft.Factors[f].Tensor is EntrywiseTensor { IsNamed: false } && draft.Factors.Count > 1
                && TryPair(graph, draft, f))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryPair(TensorGraph graph, Draft draft, int place)
    {
        foreach (var rule in Read.Value.Where(r => r.Left.Length == 2))
        {
            for (var lead = 0; lead < 2; lead++)
            {
                var (main, other) = (rule.Left[lead], rule.Left[1 - lead]);
                if (!main.Exponent.IsOne || main.Pattern is NameExpression
                    || Pattern.Match(graph, main.Pattern, draft.Factors[place].Tensor) is not { } x || !rule.Allows(x))
                {
                    continue;
                }

                var partner = FindPartner(graph, draft, place, other, x);
                if (partner >= 0)
                {
                    Replace(graph, draft, place, partner, other.Exponent, Pointwise.Evaluate(graph, rule.Law.Right, [x]));
                    return true;
                }
            }
        }

        return false;
    }

    private static int FindPartner(TensorGraph graph, Draft draft, int place, PatternFactor wanted, Tensor x)
    {
        for (var f = 0; f < draft.Factors.Count; f++)
        {
            var (@base, exponent) = BaseOf(draft.Factors[f].Tensor);
            if (f != place && draft.Factors[f].Indices.AsSpan().SequenceEqual(draft.Factors[place].Indices)
                && exponent / wanted.Exponent >= 1
                && ReferenceEquals(Pattern.Match(graph, wanted.Pattern, @base), x))
            {
                return f;
            }
        }

        return -1;
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
}
