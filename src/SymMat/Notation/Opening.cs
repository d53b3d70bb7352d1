using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>
/// Multiplies the scalars before a sum in which other powers of them stand into it: <c>(1 - 2/x^(3/2))/(2*sqrt(x))</c> is
/// <c>1/(2*sqrt(x)) - 1/x^2</c>.
/// </summary>
internal static class Opening
{
    private const int MostTerms = 4;

    /// <summary>A quotient in a quotient is hard to read: without it the sum may be longer by as much.</summary>
    private const int Worth = 2;

    /// <summary>The terms of a scalar product, multiplied out; null where it is no such product.</summary>
    public static List<TensorTerm>? Of(TensorGraph graph, ContractionTensor product)
    {
        if (product.Order > 0 || !product.Indices.IsEmpty || product.Factors.Count(f => f.Tensor is SumTensor) != 1
            || product.Factors.First(f => f.Tensor is SumTensor).Tensor is not SumTensor { IsNamed: false, Terms.Length: <= MostTerms } sum)
        {
            return null;
        }

        var others = product.Factors.Select(f => f.Tensor).Where(t => t != sum).ToList();
        var divisors = sum.Terms.SelectMany(t => FactorsOf(t.Tensor)).OfType<PowerTensor>().Where(p => p.Exponent.Sign < 0).Select(p => p.Base).ToHashSet();
        return others.Count > 0 && others.TrueForAll(t => divisors.Contains(t is PowerTensor power ? power.Base : t))
            ? [.. sum.Terms.Select(t => t with { Tensor = graph.Multiply([.. others, t.Tensor]) })] : null;
    }

    /// <summary>Whether the terms, written out, are better than the product.</summary>
    public static bool IsBetter(Signed opened, Signed product) => opened.Whole.Length <= product.Whole.Length + Worth;

    private static IEnumerable<Tensor> FactorsOf(Tensor term) =>
        term is ContractionTensor { IsNamed: false } contraction ? contraction.Factors.Select(f => f.Tensor) : [term];
}
