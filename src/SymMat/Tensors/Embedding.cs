namespace SymMat.Tensors;

/// <summary>A search for the factors of one contraction among those of a draft. Local to one call.</summary>
internal sealed class Embedding
{
    private readonly ContractionTensor _product;
    private readonly Draft _draft;
    private readonly int[] _factors;
    private readonly int[] _indices;

    private Embedding(ContractionTensor product, Draft draft)
    {
        _product = product;
        _draft = draft;
        _factors = new int[product.Factors.Length];
        _indices = [.. product.Indices.Select(_ => -1)];
    }

    /// <summary>
    /// The places of the product's factors in the draft, joined alike, and the draft's index for each index of the product,
    /// the summed ones being used by those factors alone; or null.
    /// </summary>
    public static (int[] Factors, int[] Indices)? Find(ContractionTensor product, Draft draft)
    {
        var search = new Embedding(product, draft);
        return search.Place(0) ? (search._factors, search._indices) : null;
    }

    // Recursion is on the number of factors of the product, which callers keep small.
    private bool Place(int next)
    {
        if (next == _factors.Length)
        {
            return IsClosed();
        }

        var wanted = _product.Factors[next];
        for (var f = 0; f < _draft.Factors.Count; f++)
        {
            if (!ReferenceEquals(_draft.Factors[f].Tensor, wanted.Tensor) || _factors.AsSpan(0, next).Contains(f))
            {
                continue;
            }

            _factors[next] = f;
            var found = _draft.Factors[f].Indices;
            if (TryJoin(wanted.Indices.AsSpan(), found, next)
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
        var outside = _draft.Factors.Where((_, f) => !_factors.Contains(f)).SelectMany(f => f.Indices).ToHashSet();
        var outputs = _indices.Take(_product.Order).ToHashSet();
        var inner = _indices.Skip(_product.Order).ToList();
        return !_indices.Contains(-1) && inner.Distinct().Count() == inner.Count
            && inner.TrueForAll(i => !_draft.Output.Contains(i) && !outside.Contains(i) && !outputs.Contains(i));
    }
}
