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
                    && new Embedding(product, contraction).Find() is var (factors, indices))
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

    /// <summary>A search for the factors of one contraction among those of another.</summary>
    private sealed class Embedding(ContractionTensor product, ContractionTensor contraction)
    {
        private readonly int[] _factors = new int[product.Factors.Length];
        private readonly int[] _indices = [.. product.Indices.Select(_ => -1)];

        public (int[] Factors, int[] Indices)? Find() => Place(0) ? (_factors, _indices) : null;

        // Recursion is on the number of factors of a definition, which is at most 12.
        private bool Place(int next)
        {
            if (next == _factors.Length)
            {
                return IsClosed();
            }

            var wanted = product.Factors[next];
            for (var f = 0; f < contraction.Factors.Length; f++)
            {
                if (!ReferenceEquals(contraction.Factors[f].Tensor, wanted.Tensor) || _factors.AsSpan(0, next).Contains(f))
                {
                    continue;
                }

                _factors[next] = f;
                var found = contraction.Factors[f].Indices;
                if (TryJoin(wanted.Indices.AsSpan(), found.AsSpan(), next)
                    || (wanted.Tensor.Is(Facts.Symmetric) && TryJoin(wanted.Indices.AsSpan(), [found[1], found[0]], next)))
                {
                    return true;
                }
            }

            return false;
        }

        private bool TryJoin(ReadOnlySpan<int> wanted, ReadOnlySpan<int> found, int next)
        {
            int[] before = [.. _indices];
            for (var axis = 0; axis < wanted.Length; axis++)
            {
                var known = _indices[wanted[axis]];
                if (known >= 0 && known != found[axis])
                {
                    before.CopyTo(_indices, 0);
                    return false;
                }

                _indices[wanted[axis]] = found[axis];
            }

            if (Place(next + 1))
            {
                return true;
            }

            before.CopyTo(_indices, 0);
            return false;
        }

        /// <summary>Whether the summed indices of the product are summed here, over its factors alone.</summary>
        private bool IsClosed()
        {
            var outside = contraction.Factors.Where((_, f) => !_factors.Contains(f)).SelectMany(f => f.Indices).ToHashSet();
            var outputs = _indices.Take(product.Order).ToHashSet();
            var inner = _indices.Skip(product.Order).ToList();
            return !_indices.Contains(-1) && inner.Distinct().Count() == inner.Count
                && inner.TrueForAll(i => i >= contraction.Order && !outside.Contains(i) && !outputs.Contains(i));
        }
    }
}
