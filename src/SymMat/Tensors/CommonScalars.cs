using System.Collections.Immutable;
using SymMat.Numbers;
using SymMat.Shapes;

namespace SymMat.Tensors;

/// <summary>Takes scalar factors that all terms of a sum have out of it.</summary>
internal static class CommonScalars
{
    /// <summary>The scalars times the sum of what is left of each term; null where they have none in common.</summary>
    public static Tensor? TakeOut(TensorGraph graph, ImmutableArray<Dimension> axes, List<TensorTerm> terms)
    {
        var common = Powers(terms[0].Tensor);
        for (var t = 1; t < terms.Count && common.Count > 0; t++)
        {
            common = Intersect(common, Powers(terms[t].Tensor));
        }

        if (common.Count == 0)
        {
            return null;
        }

        var draft = new Draft();
        var outputs = draft.NewOutputs(axes);
        var rest = graph.Sum(axes, terms.Select(t => t with { Tensor = Divide(graph, t.Tensor, common) }).ToList());
        foreach (var (scalar, exponent) in common.OrderBy(c => c.Key.Place))
        {
            draft.Times(graph.Power(scalar, exponent));
        }

        return graph.Contract(draft.Times(rest, outputs));
    }

    /// <summary>
    /// The tensor without its scalar factors that are powers of the given ones, but for what is left of them. They are
    /// left out rather than divided by: a reciprocal may be of another form, which would not cancel.
    /// </summary>
    private static Tensor Divide(TensorGraph graph, Tensor tensor, Dictionary<Tensor, Rational> scalars)
    {
        var draft = tensor is ContractionTensor { IsNamed: false } contraction && IsOpen(contraction)
            ? Draft.Of(contraction) : new Draft().Times(tensor);
        draft.Replace([.. draft.Factors.Select(f =>
        {
            var (@base, exponent) = PowerOf(f.Tensor);
            return scalars.TryGetValue(@base, out var taken) ? f with { Tensor = graph.Power(@base, exponent - taken) } : f;
        })]);
        return graph.Contract(draft);
    }

    /// <summary>The scalar factors of a term with their exponents.</summary>
    private static Dictionary<Tensor, Rational> Powers(Tensor tensor)
    {
        var powers = new Dictionary<Tensor, Rational>(ReferenceEqualityComparer.Instance);
        var factors = tensor is ContractionTensor { IsNamed: false } contraction && IsOpen(contraction)
            ? contraction.Factors.Where(f => f.Indices.IsEmpty).Select(f => f.Tensor)
            : tensor.Order == 0 ? [tensor] : [];
        foreach (var factor in factors)
        {
            var (@base, exponent) = PowerOf(factor);
            powers[@base] = exponent;
        }

        return powers;
    }

    private static bool IsOpen(ContractionTensor contraction) => contraction.Order > 0 || contraction.Indices.IsEmpty;

    private static (Tensor Base, Rational Exponent) PowerOf(Tensor factor) =>
        factor is PowerTensor power ? (power.Base, power.Exponent) : (factor, Rational.One);

    /// <summary>
    /// Common bases whose exponents are of one sign, each to the exponent nearer to zero; of roots of a symbol, also of both
    /// signs where that leaves no root, each to the negative one.
    /// </summary>
    private static Dictionary<Tensor, Rational> Intersect(Dictionary<Tensor, Rational> a, Dictionary<Tensor, Rational> b)
    {
        var both = new Dictionary<Tensor, Rational>(ReferenceEqualityComparer.Instance);
        foreach (var (@base, first) in a)
        {
            if (!b.TryGetValue(@base, out var second))
            {
                continue;
            }

            if (first.Sign == second.Sign)
            {
                both.Add(@base, first.Abs() < second.Abs() ? first : second);
            }
            else if (@base is SymbolTensor && !first.IsInteger && (first - second).IsInteger)
            {
                both.Add(@base, first.Sign < 0 ? first : second);
            }
        }

        return both;
    }
}
