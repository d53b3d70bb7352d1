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
    private const int MostWidth = 24;

    /// <summary>The sum over a denominator that one of its terms has; null where none makes it shorter.</summary>
    public static Tensor? Find(TensorGraph graph, ImmutableArray<Dimension> axes, List<TensorTerm> terms)
    {
        // A product of more than two axes is multiplied out.
        if (axes.Length > 2 || terms.Count > MostTerms || terms.Sum(t => (long)t.Tensor.Width) > MostWidth)
        {
            return null;
        }

        foreach (var (power, places) in terms.SelectMany(t => DenominatorsOf(t.Tensor)).DistinctBy(d => d.Power, ReferenceEqualityComparer.Instance))
        {
            var whole = Over(graph, axes, terms, power, places);
            if (whole.Size <= terms.Sum(t => 1 + t.Tensor.Size))
            {
                return whole;
            }
        }

        return null;
    }

    private static Tensor Over(
        TensorGraph graph, ImmutableArray<Dimension> axes, List<TensorTerm> terms, PowerTensor power, ImmutableArray<int> places)
    {
        var factor = graph.Power(power.Base, -power.Exponent);
        var numerator = graph.Sum(axes, terms.Select(t => t with { Tensor = Times(t.Tensor, factor) }).ToList());
        return Times(numerator, power);

        Tensor Times(Tensor tensor, Tensor scale)
        {
            var draft = new Draft();
            var outputs = draft.NewOutputs(axes);
            return graph.Contract(draft.Times(tensor, outputs).Times(scale, places.Select(p => outputs[p])));
        }
    }

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
