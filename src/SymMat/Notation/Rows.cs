using SymMat.Catalog;
using SymMat.Shapes;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>Finds the row of the catalog that a function node is written by.</summary>
internal static class Rows
{
    /// <summary>The function, and whether it acts on the transpose of the argument; null where there is none.</summary>
    public static (NodeFunction Function, bool Turns)? For(FunctionTensor node)
    {
        var axes = node.Argument.Axes;
        var shape = new Shape(axes[0], axes.Length > 1 ? axes[1] : Dimension.One);
        foreach (var turns in (bool[])[false, true])
        {
            var turned = turns ? shape.Transposed : shape;
            foreach (var row in Functions.Matrix.OfType<NodeFunction>().Where(r => r.Node == node.Function))
            {
                foreach (var signature in row.Signatures)
                {
                    var letters = new[] { signature.Operands[0].Rows, signature.Operands[0].Columns };
                    if (Matches(letters, turned) && AlongOf(letters, row).SequenceEqual(Along(node, turns, axes.Length)))
                    {
                        return (row, turns && axes.Length > 1);
                    }
                }
            }
        }

        return null;
    }

    /// <summary>The function of vectors that is written for a node.</summary>
    public static NodeFunction OfVector(TensorFunction node) =>
        Functions.Matrix.OfType<NodeFunction>().Single(r => r.Node == node && r.MatrixVariant is not null);

    private static bool Matches(SignatureAxis[] letters, Shape shape) =>
        letters[0].IsOne == shape.Rows.IsOne && letters[1].IsOne == shape.Columns.IsOne
        && (letters[0].Letters != letters[1].Letters || shape.IsSquare);

    private static IEnumerable<int> AlongOf(SignatureAxis[] letters, NodeFunction row) =>
        letters.Where(l => !l.IsOne).Select((l, axis) => (l, axis))
            .Where(p => row.Along.Contains(p.l.Letters, StringComparison.Ordinal)).Select(p => p.axis);

    private static IEnumerable<int> Along(FunctionTensor node, bool turns, int order) =>
        node.Along.Select(a => turns && order == 2 ? 1 - a : a).Order();
}
