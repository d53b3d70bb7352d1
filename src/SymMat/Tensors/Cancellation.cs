using SymMat.Catalog;
using SymMat.Numbers;

namespace SymMat.Tensors;

/// <summary>
/// Cancels factors that meet at a summed index: a matrix and its inverse, an orthogonal matrix and its transpose; and
/// finds the softmax in exp(x) divided by its sum.
/// </summary>
internal static class Cancellation
{
    /// <summary>Applies one law where one applies.</summary>
    public static bool Apply(TensorGraph graph, Draft draft)
    {
        for (var f = 0; f < draft.Factors.Count; f++)
        {
            var changed = draft.Factors[f].Tensor switch
            {
                FunctionTensor { Function: TensorFunction.Inverse } => CancelInverse(graph, draft, f) || InverseProducts.Join(graph, draft, f),
                FunctionTensor { Function: TensorFunction.Softmax } softmax => SumSoftmax(draft, f, softmax),
                PowerTensor { IsNamed: false } power => FindSoftmax(graph, draft, f) || JoinBase(graph, draft, f, power),
                var t when t.Is(Facts.Orthogonal) => CancelOrthogonal(graph, draft, f),
                _ => false,
            };
            if (changed)
            {
                return true;
            }
        }

        return false;
    }

    private static bool CancelInverse(TensorGraph graph, Draft draft, int place)
    {
        var (inverse, indices) = draft.Factors[place];
        var argument = ((FunctionTensor)inverse).Argument;
        var uses = draft.CountUses();
        var isSymmetric = argument.Is(Facts.Symmetric);
        for (var end = 0; end < 2; end++)
        {
            var joint = indices[end];
            if (uses[joint] != 2)
            {
                continue;
            }

            // inv(A)[a,b] A[b,c] is delta[a,c]; a path of factors that together are A does as well.
            var path = Paths.Of(argument) ?? [new(argument, false)];
            var found = Paths.Follow(draft, uses, joint, path, fromEnd: end == 0, place)
                ?? (isSymmetric ? Paths.Follow(draft, uses, joint, path, fromEnd: end == 1, place) : null)
                ?? Paths.Follow(draft, uses, joint, [new(argument, false)], fromEnd: end == 0, place);
            if (found is var (factors, passed, other))
            {
                factors.Add(place);
                Remove(draft, factors, [.. passed, joint]);
                draft.Times(graph.Delta(draft.Dimensions[joint]), indices[1 - end], other);
                return true;
            }
        }

        return false;
    }

    private static bool CancelOrthogonal(TensorGraph graph, Draft draft, int place)
    {
        var (tensor, indices) = draft.Factors[place];
        var uses = draft.CountUses();
        for (var f = place + 1; f < draft.Factors.Count; f++)
        {
            if (!ReferenceEquals(draft.Factors[f].Tensor, tensor))
            {
                continue;
            }

            var other = draft.Factors[f].Indices;
            for (var axis = 0; axis < 2; axis++)
            {
                var joint = indices[axis];
                if (other[axis] == joint && uses[joint] == 2)
                {
                    Remove(draft, [place, f], [joint]);
                    draft.Times(graph.Delta(draft.Dimensions[joint]), indices[1 - axis], other[1 - axis]);
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>exp(u)[i] * (sum of exp(u) along an axis)^-k is softmax(u)[i] * (...)^-(k-1).</summary>
    private static bool FindSoftmax(TensorGraph graph, Draft draft, int place)
    {
        var (tensor, indices) = draft.Factors[place];
        var power = (PowerTensor)tensor;
        if (power.Exponent > -1 || Exponentials.SummedIn(power.Base) is not var (argument, along, axes))
        {
            return false;
        }

        var exponential = graph.Entrywise(Functions.Exponential, argument);
        var match = draft.Factors.FindIndex(f => ReferenceEquals(f.Tensor, exponential)
            && axes.Select((axis, at) => f.Indices[axis] == indices[at]).All(same => same));
        if (match < 0)
        {
            return false;
        }

        draft.Factors[match] = new(
            graph.Function(TensorFunction.Softmax, argument, along), draft.Factors[match].Indices);
        draft.Factors[place] = new(graph.Power(power.Base, power.Exponent + Rational.One), indices);
        return true;
    }

    /// <summary>(A*B)^-1 entrywise, times the opened factors of A*B, is 1: the base meets its power as any factor does.</summary>
    private static bool JoinBase(TensorGraph graph, Draft draft, int place, PowerTensor power)
    {
        var (_, indices) = draft.Factors[place];
        if (power.Exponent > -1 || power.Base is not ContractionTensor { IsNamed: false, Factors.Length: <= 8 } @base
            || @base.Indices.Length == @base.Order || @base.Order == 0
            || Embedding.Find(@base, draft) is not var (factors, found)
            || !found.Take(@base.Order).SequenceEqual(indices))
        {
            return false;
        }

        draft.Coefficient /= @base.Coefficient;
        draft.Factors[place] = new(graph.Power(@base, power.Exponent + Rational.One), indices);
        Remove(draft, [.. factors], [.. found.Skip(@base.Order)]);
        return true;
    }

    /// <summary>A softmax sums to 1 along its axes.</summary>
    private static bool SumSoftmax(Draft draft, int place, FunctionTensor softmax)
    {
        var indices = draft.Factors[place].Indices;
        var along = softmax.Along.Select(axis => indices[axis]).ToList();
        var uses = draft.CountUses();
        if (along.Exists(i => uses[i] != 1))
        {
            return false;
        }

        Remove(draft, [place], along);
        return true;
    }

    private static void Remove(Draft draft, List<int> factors, List<int> indices)
    {
        draft.Replace([.. draft.Factors.Where((_, f) => !factors.Contains(f))]);
        indices.ForEach(i => draft.IsMerged[i] = true);
    }
}
