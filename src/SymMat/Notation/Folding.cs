using SymMat.Numbers;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>
/// Finds the value of a definition inside a larger product: where all of its factors stand there, joined as in the
/// definition, its name stands for them. Scalars may stand there to a higher power.
/// </summary>
internal sealed class Folding
{
    private readonly Dictionary<Tensor, List<ContractionTensor>> _byFactor = new(ReferenceEqualityComparer.Instance);
    private readonly List<ContractionTensor> _scalars = [];
    private readonly TensorGraph _graph;

    /// <summary>Looks for the named values that are products of several factors.</summary>
    public Folding(TensorGraph graph, IEnumerable<Tensor> named)
    {
        _graph = graph;
        foreach (var tensor in named)
        {
            if (tensor is ContractionTensor { IsNamed: true, Factors.Length: > 1 and <= 12 } product)
            {
                var rarest = product.Factors.MaxBy(f => f.Tensor.Place).Tensor;
                if (!_byFactor.TryGetValue(rarest, out var products))
                {
                    _byFactor.Add(rarest, products = []);
                }

                products.Add(product);
                if (product.Indices.IsEmpty)
                {
                    _scalars.Add(product);
                }
            }
        }
    }

    /// <summary>The contraction with names for the values of definitions that it contains.</summary>
    public Tensor Apply(ContractionTensor contraction)
    {
        if (contraction.IsNamed || contraction.Factors.Length > 64)
        {
            return contraction;
        }

        return Whole(contraction) ?? Quotient(contraction) ?? contraction;
    }

    private Tensor? Whole(ContractionTensor contraction)
    {
        foreach (var factor in contraction.Factors)
        {
            foreach (var product in _byFactor.GetValueOrDefault(factor.Tensor) ?? [])
            {
                if (product.Factors.Length <= contraction.Factors.Length
                    && Embedding.Find(product, Draft.Of(contraction)) is var (factors, indices))
                {
                    return Again(Replace(contraction, product, factors, indices));
                }
            }
        }

        return null;
    }

    private Tensor Again(Tensor folded) => folded is ContractionTensor { IsNamed: false } rest ? Apply(rest) : folded;

    /// <summary>With f = a/b, the name for a/b in a/b^2, where what is left is no root.</summary>
    private Tensor? Quotient(ContractionTensor contraction)
    {
        foreach (var product in _scalars)
        {
            var taken = product.Factors.Select(f => ExponentOf(f.Tensor)).ToList();
            var places = taken.Select(t => FindPower(contraction, t.Base, t.Exponent)).ToList();
            if (places.Contains(-1))
            {
                continue;
            }

            var draft = Draft.Of(contraction);
            draft.Coefficient /= product.Coefficient;
            foreach (var (place, (@base, exponent)) in places.Zip(taken))
            {
                draft.Factors[place] = new(_graph.Power(@base, ExponentOf(draft.Factors[place].Tensor).Exponent - exponent), []);
            }

            return Again(_graph.Contract(draft.Times(product)));
        }

        return null;
    }

    private static int FindPower(ContractionTensor contraction, Tensor @base, Rational wanted)
    {
        for (var f = 0; f < contraction.Factors.Length; f++)
        {
            var (found, exponent) = ExponentOf(contraction.Factors[f].Tensor);
            if (ReferenceEquals(found, @base) && exponent / wanted >= 1 && (exponent - wanted).IsInteger)
            {
                return f;
            }
        }

        return -1;
    }

    private static (Tensor Base, Rational Exponent) ExponentOf(Tensor tensor) =>
        tensor is PowerTensor { IsNamed: false } power ? (power.Base, power.Exponent) : (tensor, Rational.One);

    private Tensor Replace(ContractionTensor contraction, ContractionTensor product, int[] factors, int[] indices)
    {
        var draft = Draft.Of(contraction);
        draft.Coefficient /= product.Coefficient;
        draft.Replace([.. draft.Factors.Where((_, f) => !factors.Contains(f))]);
        for (var i = product.Order; i < indices.Length; i++)
        {
            draft.IsMerged[indices[i]] = true;
        }

        return _graph.Contract(draft.Times(product, indices.Take(product.Order)));
    }
}
