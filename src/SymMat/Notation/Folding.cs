using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>
/// Finds the value of a definition inside a larger product: where all of its factors stand there, joined as in the
/// definition, or as powers of scalars, its name stands for them.
/// </summary>
internal sealed class Folding
{
    private readonly Dictionary<Tensor, List<ContractionTensor>> _byFactor = new(ReferenceEqualityComparer.Instance);
    private readonly ScalarFolding _scalars;
    private readonly ScaledFolding _scaled;
    private readonly TensorGraph _graph;

    /// <summary>Looks for the named values that are products of several factors.</summary>
    public Folding(TensorGraph graph, IEnumerable<Tensor> named)
    {
        _graph = graph;
        (_scalars, _scaled) = (new(graph), new(graph));
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
                _scaled.Add(product);
            }

            _scalars.Add(tensor);
        }
    }

    /// <summary>The contraction with names for the values of definitions that it contains.</summary>
    public Tensor Apply(ContractionTensor contraction)
    {
        if (contraction.IsNamed || contraction.Factors.Length > 64)
        {
            return contraction;
        }

        return Whole(contraction) ?? ((_scaled.Apply(contraction) ?? _scalars.Apply(contraction)) is { } folded ? Again(folded) : contraction);
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
