using SymMat.Numbers;
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

    /// <summary>
    /// The two terms of scalars times a sum, multiplied out, where names then stand for one that they did not stand for
    /// inside, or of a number for both; else null.
    /// </summary>
    public static List<TensorTerm>? Named(TensorGraph graph, ContractionTensor product, Func<Tensor, Tensor> fold)
    {
        if (product.Indices.Length > product.Order || product.Factors.Length < 2
            || product.Factors.Where(f => f.Tensor is SumTensor or { Order: > 0 }).ToList() is not [var sole]
            || sole.Tensor is not SumTensor { IsNamed: false, Terms.Length: 2 } sum || !SumForm.IsIdentity(sole.Indices, product.Order))
        {
            return null;
        }

        var terms = sum.Terms.Select(t => t with { Tensor = Times(graph, product, sole, t.Tensor) }).ToList();
        var folded = terms.ConvertAll(t => t with { Tensor = fold(t.Tensor) });
        var named = Enumerable.Range(0, 2).Count(t => folded[t] != terms[t] && ReferenceEquals(fold(sum.Terms[t].Tensor), sum.Terms[t].Tensor));
        return named > (product.Order == 0 ? 1 : 0) ? folded : null;
    }

    private static Tensor Times(TensorGraph graph, ContractionTensor product, Factor sum, Tensor term)
    {
        var draft = Draft.Of(product);
        draft.Coefficient = Rational.One;
        var place = product.Factors.IndexOf(sum);
        draft.Factors[place] = draft.Factors[place] with { Tensor = term };
        return graph.Contract(draft);
    }

    /// <summary>Whether the terms, written out, are better than the product.</summary>
    public static bool IsBetter(Signed opened, Signed product) => opened.Whole.Length <= product.Whole.Length + Worth;

    /// <summary>Whether the terms with names are better than the product: what all have in common is worth something.</summary>
    public static bool IsShorter(Signed named, Signed product) => named.Whole.Length + Worth < product.Whole.Length;

    private static IEnumerable<Tensor> FactorsOf(Tensor term) =>
        term is ContractionTensor { IsNamed: false } contraction ? contraction.Factors.Select(f => f.Tensor) : [term];
}
