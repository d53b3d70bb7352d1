using System.Collections.Immutable;
using SymMat.Shapes;

namespace SymMat.Tensors;

/// <summary>
/// Puts the terms of a sum over a common denominator where that is shorter: <c>1 - u/(1 + u)</c> is <c>1/(1 + u)</c>, and
/// <c>1 - 2*u/(1 + u)</c> is <c>(1 - u)/(1 + u)</c>. What divides a term is not 0, so that both are defined at the same points.
/// </summary>
internal static class CommonDenominator
{
    private const int MostTerms = 8;
    private const int MostDenominators = 3;

    /// <summary>By how much one fraction may be longer, where its numerator is plain, than terms of which some are fractions.</summary>
    private const int Slack = 4;

    /// <summary>What is longer than this is no fraction to look at, and every denominator doubles the work.</summary>
    private const int MostSize = 64;

    /// <summary>The sum over a denominator that one of its terms has; null where none makes it shorter.</summary>
    public static Tensor? Find(TensorGraph graph, ImmutableArray<Dimension> axes, List<TensorTerm> terms)
    {
        // A product of more than two axes is multiplied out.
        var size = terms.Sum(t => 1L + t.Tensor.Size);
        if (axes.Length > 2 || terms.Count > MostTerms || size > MostSize)
        {
            return null;
        }

        var denominators = terms.SelectMany(t => DenominatorsOf(t.Tensor)).DistinctBy(d => d.Power, ReferenceEqualityComparer.Instance);
        foreach (var (power, places) in denominators.Take(MostDenominators))
        {
            var factor = graph.Power(power.Base, -power.Exponent);
            var products = terms.Select(t => t with { Tensor = Product(graph, t.Tensor, factor, places) }).ToList();
            if (products.Sum(CountDenominators) >= terms.Sum(CountDenominators))
            {
                // It stays where the factor that should cancel it is written the other way round.
                continue;
            }

            var numerator = graph.Sum(axes, products);
            var whole = Product(graph, numerator, power, places);
            if (whole.Size <= size + (IsPlain(numerator, terms.Count) ? Slack : 0) && !HasFraction(numerator))
            {
                return whole;
            }
        }

        return null;
    }

    private static int CountDenominators(TensorTerm term) => DenominatorsOf(term.Tensor).Count();

    private static Tensor Product(TensorGraph graph, Tensor tensor, Tensor factor, ImmutableArray<int> places)
    {
        var draft = new Draft();
        var outputs = draft.NewOutputs(tensor.Axes);
        return graph.Contract(draft.Times(tensor, outputs).Times(factor, places.Select(p => outputs[p])));
    }

    /// <summary>Whether the numerator has no more terms than there were, and no sum in them.</summary>
    private static bool IsPlain(Tensor numerator, int count) => FactorsOf(numerator).OfType<SumTensor>()
        .All(sum => sum.Terms.Length <= count && !sum.Terms.Any(t => FactorsOf(t.Tensor).Any(f => f is SumTensor or PowerTensor { Base: SumTensor })));

    /// <summary>Whether a term of the numerator is still divided by something: then there is no single fraction.</summary>
    private static bool HasFraction(Tensor numerator) => FactorsOf(numerator).OfType<SumTensor>()
        .Any(sum => sum.Terms.Any(t => FactorsOf(t.Tensor).Any(f => f is PowerTensor { Exponent.Sign: < 0 })));

    private static IEnumerable<Tensor> FactorsOf(Tensor tensor) =>
        tensor is ContractionTensor { IsNamed: false } contraction ? contraction.Factors.Select(f => f.Tensor) : [tensor];

    /// <summary>The reciprocals of sums that multiply a term, with the axes of the term at which they stand.</summary>
    private static IEnumerable<(PowerTensor Power, ImmutableArray<int> Places)> DenominatorsOf(Tensor term)
    {
        if (term is PowerTensor own && IsReciprocal(own))
        {
            yield return (own, [.. Enumerable.Range(0, own.Order)]);
        }
        else if (term is ContractionTensor { IsNamed: false } contraction && contraction.Factors.Length <= MostTerms)
        {
            foreach (var (tensor, indices) in contraction.Factors)
            {
                if (tensor is PowerTensor power && IsReciprocal(power) && indices.All(i => i < contraction.Order)
                    && indices.Distinct().Count() == indices.Length)
                {
                    yield return (power, indices);
                }
            }
        }
    }

    private static bool IsReciprocal(PowerTensor power) => power is
    {
        IsNamed: false, Exponent: { Sign: < 0 } exponent, Base: SumTensor { IsNamed: false }
    } && exponent >= -2;
}
