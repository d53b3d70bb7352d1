using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>
/// Finds the values of definitions that are vectors or matrices times powers of scalars: with u = x/s, x*x'/s^2 is u*u'.
/// </summary>
internal sealed class ScaledFolding(TensorGraph graph)
{
    private const int MostCopies = 4;

    private readonly Dictionary<Tensor, List<ScaledProduct>> _byFactor = new(ReferenceEqualityComparer.Instance);

    /// <summary>Looks for a named product, if it is of that kind.</summary>
    public void Add(ContractionTensor product)
    {
        var parts = product.Factors.Where(f => f.Indices.IsEmpty).Select(f => ScalarPower.Of(f.Tensor)).ToList();
        if (product.Order == 0 || parts.Count == 0 || parts.Count == product.Factors.Length)
        {
            return;
        }

        var bare = new ContractionTensor(1, [.. product.Factors.Where(f => !f.Indices.IsEmpty)], product.Order, product.Indices);
        var rarest = bare.Factors.MaxBy(f => f.Tensor.Place).Tensor;
        if (!_byFactor.TryGetValue(rarest, out var products))
        {
            _byFactor.Add(rarest, products = []);
        }

        products.Add(new(product, bare, parts));
    }

    /// <summary>The contraction with names for such products in it; null where there are none.</summary>
    public Tensor? Apply(ContractionTensor contraction)
    {
        foreach (var factor in _byFactor.Count > 0 ? contraction.Factors : [])
        {
            foreach (var product in _byFactor.GetValueOrDefault(factor.Tensor) ?? [])
            {
                if (Fold(contraction, product) is { } folded)
                {
                    return folded;
                }
            }
        }

        return null;
    }

    private Tensor? Fold(ContractionTensor contraction, ScaledProduct product)
    {
        var copies = Copies(contraction, product.Bare);
        for (var count = copies.Count; count > 0; count--)
        {
            if (Divided(contraction, product, count) is { } draft)
            {
                var taken = copies.Take(count).ToList();
                var (factors, inner) = (taken.SelectMany(c => c.Factors).ToHashSet(), taken.SelectMany(c => c.Indices.Skip(product.Bare.Order)));
                draft.Replace([.. draft.Factors.Where((_, f) => !factors.Contains(f))]);
                foreach (var index in inner)
                {
                    draft.IsMerged[index] = true;
                }

                taken.ForEach(c => draft.Times(product.Tensor, c.Indices.Take(product.Bare.Order)));
                return graph.Contract(draft);
            }
        }

        return null;
    }

    /// <summary>The places of the product without its scalars, as often as it stands there side by side.</summary>
    private static List<(int[] Factors, int[] Indices)> Copies(ContractionTensor contraction, ContractionTensor bare)
    {
        var copies = new List<(int[] Factors, int[] Indices)>();
        var (draft, places) = (Draft.Of(contraction), Enumerable.Range(0, contraction.Factors.Length).ToList());
        while (copies.Count < MostCopies && Embedding.Find(bare, draft) is var (factors, indices))
        {
            copies.Add(([.. factors.Select(f => places[f])], indices));
            draft.Replace([.. draft.Factors.Where((_, f) => !factors.Contains(f))]);
            places = [.. places.Where((_, f) => !factors.Contains(f))];

            // What one of them sums over, no other may use.
            draft.Output.AddRange(indices);
        }

        return copies;
    }

    /// <summary>The contraction with its scalars divided by those of so many products; null where they are not all there.</summary>
    private Draft? Divided(ContractionTensor contraction, ScaledProduct product, int count)
    {
        var draft = Draft.Of(contraction);
        draft.Coefficient /= product.Tensor.Coefficient.Power(count);
        foreach (var part in product.Scalars)
        {
            var place = draft.Factors.FindIndex(f => f.Indices.Length == 0 && ReferenceEquals(ScalarPower.Of(f.Tensor).Base, part.Base));
            if (place < 0 || ScalarPower.Of(draft.Factors[place].Tensor) is not { Variable: null } found || part.Variable is not null
                || found.Exponent / part.Exponent < count || part.LeftOf(graph, found, count) is not { IsInteger: true } left)
            {
                return null;
            }

            draft.Factors[place] = new(graph.Power(part.Base, left), []);
        }

        return draft;
    }

    private sealed record ScaledProduct(ContractionTensor Tensor, ContractionTensor Bare, List<ScalarPower> Scalars);
}
