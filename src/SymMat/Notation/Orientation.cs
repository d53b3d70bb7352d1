using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>
/// Turns antisymmetric factors so that all along a row of matrices are written the same way round: (A - A')*M*(A - A')
/// rather than (A - A')*M*(A' - A).
/// </summary>
internal static class Orientation
{
    /// <summary>The product with its factors turned, and the sign that this costs.</summary>
    public static (ContractionTensor Product, int Sign) Of(ContractionTensor product)
    {
        if (!product.Factors.Any(f => f.Tensor.Is(Facts.Antisymmetric)))
        {
            return (product, 1);
        }

        var (factors, sign) = (product.Factors.ToBuilder(), 1);
        var open = Enumerable.Range(0, factors.Count).Where(f => factors[f].Indices.Length == 2)
            .SelectMany(f => factors[f].Indices.Select(i => (Index: i, Factor: f))).GroupBy(p => p.Index)
            .ToDictionary(g => g.Key, g => g.Select(p => p.Factor).ToList());
        foreach (var start in open.Keys.OrderBy(i => i < product.Order ? i : product.Order).ThenBy(i => open[i].Count).ThenBy(i => i).ToList())
        {
            Walk(start);
        }

        return (new(product.Coefficient, factors.ToImmutable(), product.Order, product.Indices), sign);

        void Walk(int at)
        {
            while (open[at] is [var f, ..])
            {
                var indices = factors[f].Indices;
                var next = indices[0] == at ? indices[1] : indices[0];
                open[at].Remove(f);
                open[next].Remove(f);
                if (indices[0] != at && factors[f].Tensor.Is(Facts.Antisymmetric))
                {
                    (factors[f], sign) = (factors[f] with { Indices = [at, next] }, -sign);
                }

                at = next;
            }
        }
    }
}
