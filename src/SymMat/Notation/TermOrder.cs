using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>
/// The order of terms in index notation: positive ones first; then, as in the product rule, those in which deltas join the
/// first axes; then by the indices of the factors.
/// </summary>
internal sealed class TermOrder : IComparer<ContractionTensor>
{
    private static readonly Factor End = new(null!, [int.MaxValue]);

    /// <inheritdoc/>
    public int Compare(ContractionTensor? x, ContractionTensor? y)
    {
        var order = y!.Coefficient.Sign.CompareTo(x!.Coefficient.Sign);
        order = order != 0 ? order : Compare([.. Deltas(x).Order(Comparer<Factor>.Create(Compare)), End], [.. Deltas(y).Order(Comparer<Factor>.Create(Compare)), End]);
        return order != 0 ? order : Compare(x.Factors, y.Factors);
    }

    private static IEnumerable<Factor> Deltas(ContractionTensor term) =>
        term.Factors.Where(f => f.Tensor is DeltaTensor && f.Indices.All(i => i < term.Order));

    private static int Compare(IEnumerable<Factor> first, IEnumerable<Factor> second) =>
        first.Zip(second, Compare).FirstOrDefault(order => order != 0);

    private static int Compare(Factor first, Factor second) =>
        first.Indices.Zip(second.Indices, (i, j) => i.CompareTo(j)).FirstOrDefault(order => order != 0);
}
