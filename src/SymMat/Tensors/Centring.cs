namespace SymMat.Tensors;

/// <summary>Axes along which a tensor sums to 0, as x - mean(x) does: what else stands there or not tells whether a sum vanishes.</summary>
internal static class Centring
{
    private const int MostTerms = 8;
    private const int MostFactors = 16;

    /// <summary>Along which of its first two axes the tensor sums to 0, as far as is known.</summary>
    public static Facts Of(TensorGraph graph, Tensor tensor)
    {
        var facts = Facts.None;
        for (var axis = 0; tensor is SumTensor { Order: 1 or 2 } or ContractionTensor { Order: 1 or 2 } && axis < tensor.Order; axis++)
        {
            facts |= IsCentred(graph, tensor, axis) ? FactOf(axis) : Facts.None;
        }

        return facts;
    }

    /// <summary>Sets what vanishes to 0: products, and terms of sums, of which a sum over an index takes nothing but a centred factor.</summary>
    public static bool Apply(TensorGraph graph, Draft draft)
    {
        int[]? uses = null;
        for (var f = 0; f < draft.Factors.Count; f++)
        {
            var (tensor, indices) = draft.Factors[f];
            for (var axis = 0; axis < indices.Length && axis < 2 && tensor is SumTensor; axis++)
            {
                if (MayVanish((SumTensor)tensor, axis) && (uses ??= draft.CountUses())[indices[axis]] == 1)
                {
                    draft.Factors[f] = new(Without(graph, (SumTensor)tensor, axis), indices);
                    return true;
                }
            }
        }

        return false;
    }

    private static Facts FactOf(int axis) => axis == 0 ? Facts.CentredFirst : Facts.CentredLast;

    private static bool MayVanish(SumTensor sum, int axis) => sum.Is(FactOf(axis))
        || (sum is { IsNamed: false, Terms.Length: <= MostTerms } && sum.Terms.Any(t => t.Tensor.Is(FactOf(axis))));

    private static Tensor Without(TensorGraph graph, SumTensor sum, int axis) => sum.Is(FactOf(axis))
        ? graph.Constant(0, sum.Axes) : graph.Sum(sum.Axes, sum.Terms.Where(t => !t.Tensor.Is(FactOf(axis))).ToList());

    private static bool IsCentred(TensorGraph graph, Tensor tensor, int axis) => tensor switch
    {
        ContractionTensor { Factors.Length: <= MostFactors } product => product.Factors.Where(f => f.Indices.Contains(axis)).ToList() is [var sole]
            && sole.Tensor.Order <= 2 && sole.Indices.Count(i => i == axis) == 1 && sole.Tensor.Is(FactOf(sole.Indices.IndexOf(axis))),
        SumTensor { Terms.Length: <= MostTerms } sum => sum.Terms.All(t => t.Tensor.Is(FactOf(axis))) || (HasMean(sum, axis) && Vanishes(graph, sum, axis)),
        _ => false,
    };

    /// <summary>Whether a term varies along the axis, and another is divided by a size and does not.</summary>
    private static bool HasMean(SumTensor sum, int axis) => sum.Terms.Any(t => Broadcasts.Uses(t.Tensor, axis))
        && sum.Terms.Any(t => !Broadcasts.Uses(t.Tensor, axis) && (sum.Axes[axis].IsConstant || Opened(t.Tensor).Factors.Exists(f => f.Tensor is PowerTensor
        {
            Base: SymbolTensor { Kind: SymbolKind.Dimension }
        })));

    private static bool Vanishes(TensorGraph graph, SumTensor sum, int axis) =>
        ContractionForm.IsZero(graph.Sum([.. sum.Axes.Where((_, a) => a != axis)], sum.Terms.Select(t =>
        {
            var draft = Opened(t.Tensor);
            draft.Output.RemoveAt(axis);
            return t with { Tensor = graph.Contract(draft) };
        }).ToList()));

    /// <summary>The term as a product, with the products in it that have names written out.</summary>
    private static Draft Opened(Tensor term)
    {
        var whole = new Draft();
        if (term is not ContractionTensor contraction)
        {
            return whole.Times(term, whole.NewOutputs(term.Axes));
        }

        whole = Draft.Of(contraction);
        var factors = whole.Factors.ToList();
        whole.Replace([]);
        foreach (var (tensor, indices) in factors)
        {
            if (tensor is not ContractionTensor { IsNamed: true, Factors.Length: <= MostFactors } named)
            {
                whole.Times(tensor, indices);
                continue;
            }

            whole.Coefficient *= named.Coefficient;
            int[] inner = [.. indices, .. named.Indices.Skip(named.Order).Select(whole.NewIndex)];
            foreach (var factor in named.Factors)
            {
                whole.Times(factor.Tensor, factor.Indices.Select(i => inner[i]));
            }
        }

        return whole;
    }
}
