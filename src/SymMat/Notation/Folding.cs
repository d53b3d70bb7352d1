using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>
/// Finds the value of a definition inside a larger product: where all of its factors stand there, joined as in the
/// definition, its name stands for them.
/// </summary>
internal sealed class Folding
{
    private readonly Dictionary<Tensor, List<ContractionTensor>> _byFactor = new(ReferenceEqualityComparer.Instance);
    private readonly TensorGraph _graph;

    /// <summary>Looks for the named values that are products of several factors.</summary>
    public Folding(TensorGraph graph, IEnumerable<Tensor> named)
    {
        _graph = graph;
        foreach (var tensor in named)
        {
            if (tensor is ContractionTensor { IsNamed: true, Factors.Length: > 1 and <= 12 } product)
            {
                var rarest = product.Factors.MaxBy(f => f.Tensor.Id).Tensor;
                if (!_byFactor.TryGetValue(rarest, out var products))
                {
                    _byFactor.Add(rarest, products = []);
                }

                products.Add(product);
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

        foreach (var factor in contraction.Factors)
        {
            foreach (var product in _byFactor.GetValueOrDefault(factor.Tensor) ?? [])
            {
                if (product.Factors.Length <= contraction.Factors.Length
                    && Embedding.Find(product, Draft.Of(contraction)) is var (factors, indices))
                {
                    var folded = Replace(contraction, product, factors, indices);
                    return folded is ContractionTensor { IsNamed: false } rest ? Apply(rest) : folded;
                }
            }
        }

        return contraction;
    }

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
