using SymMat.Catalog;

namespace SymMat.Tensors;

/// <summary>Joins two inverses of which one is of a sum that the other clears: inv(X)*inv(I + inv(X)) is inv(X + I).</summary>
internal static class InverseProducts
{
    /// <summary>Joins the inverse at a place with one beside it, where that makes the sum smaller; whether it did.</summary>
    public static bool Join(TensorGraph graph, Draft draft, int place)
    {
        var (tensor, indices) = draft.Factors[place];
        if (tensor is not FunctionTensor { IsNamed: false, Argument: SumTensor { IsNamed: false } sum })
        {
            return false;
        }

        var uses = draft.CountUses();
        for (var f = 0; f < draft.Factors.Count; f++)
        {
            if (draft.Factors[f] is not { Tensor: FunctionTensor { Function: TensorFunction.Inverse, IsNamed: false } other, Indices: [var row, var column] }
                || f == place || !HasInverse(sum, other))
            {
                continue;
            }

            var isSymmetric = other.Is(Facts.Symmetric);
            for (var end = 0; end < 2; end++)
            {
                var (joint, near, far) = (indices[end], end == 0 ? column : row, end == 0 ? row : column);
                (near, far) = near != joint && isSymmetric ? (far, near) : (near, far);
                if (near == joint && uses[joint] == 2
                    && Product(graph, sum, other.Argument, sumIsFirst: end == 1) is { } product && product.Size < sum.Size)
                {
                    Replace(graph, draft, (place, f), joint, product, end == 0 ? [far, indices[1]] : [indices[0], far]);
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a term of the sum has that inverse for a factor.</summary>
    private static bool HasInverse(SumTensor sum, FunctionTensor inverse) => sum.Terms.Any(t =>
        ReferenceEquals(t.Tensor, inverse) || (t.Tensor is ContractionTensor { IsNamed: false } && t.Tensor.Operands.Contains(inverse)));

    /// <summary>inv(M)*inv(S) is inv(S*M), and inv(S)*inv(M) is inv(M*S), term by term.</summary>
    private static Tensor Product(TensorGraph graph, SumTensor sum, Tensor matrix, bool sumIsFirst) =>
        graph.Sum(sum.Axes, sum.Terms.Select(t => t with { Tensor = sumIsFirst ? Multiply(graph, matrix, t.Tensor) : Multiply(graph, t.Tensor, matrix) }).ToList());

    private static Tensor Multiply(TensorGraph graph, Tensor left, Tensor right)
    {
        var draft = new Draft();
        var outputs = draft.NewOutputs([left.Axes[0], right.Axes[1]]);
        var joint = draft.NewIndex(left.Axes[1]);
        return graph.Contract(draft.Times(left, outputs[0], joint).Times(right, joint, outputs[1]));
    }

    private static void Replace(TensorGraph graph, Draft draft, (int First, int Second) places, int joint, Tensor product, int[] indices)
    {
        draft.Replace([.. draft.Factors.Where((_, f) => f != places.First && f != places.Second)]);
        draft.IsMerged[joint] = true;
        draft.Times(graph.Function(TensorFunction.Inverse, product), indices);
    }
}
