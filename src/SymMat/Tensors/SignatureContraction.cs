using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Shapes;

namespace SymMat.Tensors;

/// <summary>
/// A contraction spelled by the signature of an operator: each letter is an index, two letters along one axis are a pair,
/// and a letter that stands twice in the result is a delta. Local to one call.
/// </summary>
internal sealed class SignatureContraction(TensorGraph graph, SignatureMatch match, Func<Dimension, Dimension> actual)
{
    private readonly Draft _draft = new();
    private readonly Dictionary<char, int> _indices = [];

    /// <summary>The contraction of the operands.</summary>
    public Tensor Of(IEnumerable<Tensor> operands)
    {
        foreach (var (operand, axes) in operands.Zip(match.Signature.Operands))
        {
            _draft.Times(operand, IndicesOf(axes));
        }

        _draft.Output.AddRange(Outputs(IndicesOf(match.Signature.Result)));
        return graph.Contract(_draft);
    }

    private List<int> IndicesOf(SignatureMatrix matrix)
    {
        var list = new List<int>();
        foreach (var axis in new[] { matrix.Rows, matrix.Columns }.Where(a => !match.DimensionOf(a).IsOne))
        {
            var parts = axis.Letters.Where(c => !match.DimensionOf(c).IsOne).Select(IndexOf).ToList();
            list.Add(parts.Count == 1 ? parts[0] : Pairings.Join(graph, _draft, parts[0], parts[1]));
        }

        return list;
    }

    /// <summary>The indices, each once.</summary>
    private List<int> Outputs(List<int> indices)
    {
        if (indices is [var row, var column] && row == column)
        {
            var twin = _draft.NewIndex(_draft.Dimensions[row]);
            _draft.Times(graph.Delta(_draft.Dimensions[row]), row, twin);
            return [row, twin];
        }

        return indices;
    }

    private int IndexOf(char letter)
    {
        if (!_indices.TryGetValue(letter, out var index))
        {
            _indices.Add(letter, index = _draft.NewIndex(actual(match.DimensionOf(letter))));
        }

        return index;
    }
}
