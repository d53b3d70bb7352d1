using System.Collections.Immutable;
using SymMat.Numbers;

namespace SymMat.Tensors;

/// <summary>
/// The normal form of contractions: flat, without deltas on summed indices, equal factors merged into powers, inverses
/// cancelled, closed parts as scalars of their own, indices and factors in canonical order.
/// </summary>
internal static class ContractionForm
{
    /// <summary>The tensor that the draft describes; the draft is used up.</summary>
    public static Tensor Make(TensorGraph graph, Draft draft)
    {
        Simplify(graph, draft);
        while (TakeClosedPartsOut(graph, draft) | TakeFreeSumsOut(graph, draft))
        {
            Simplify(graph, draft);
        }

        var axes = draft.Output.Select(i => draft.Dimensions[i]).ToImmutableArray();
        if (draft.Coefficient.IsZero)
        {
            return graph.Constant(Rational.Zero, axes);
        }

        return Distribution.TryMake(graph, draft) ?? AsWhole(graph, draft) ?? Canonicalise(graph, draft, axes);
    }

    /// <summary>Whether the tensor is the constant 0.</summary>
    public static bool IsZero(Tensor tensor) => tensor is ContractionTensor { Coefficient.IsZero: true };

    private static void Simplify(TensorGraph graph, Draft draft)
    {
        do
        {
            Flatten(draft);
            TurnSums(draft);
            Deltas.Merge(graph, draft);
        }
        while (Pairs.Cancel(graph, draft) || Powers.Merge(graph, draft) || Cancellation.Apply(graph, draft)
            || Rules.ApplyToProduct(graph, draft) || Fractions.Clear(graph, draft) || Centring.Apply(graph, draft));
    }

    /// <summary>Opens factors that are contractions, except those that are closed and those that have a name.</summary>
    private static void Flatten(Draft draft)
    {
        if (!draft.Factors.Exists(f => IsOpen(f.Tensor)))
        {
            return;
        }

        var flat = new List<DraftFactor>();
        foreach (var factor in draft.Factors)
        {
            if (!IsOpen(factor.Tensor))
            {
                flat.Add(factor);
                continue;
            }

            var inner = (ContractionTensor)factor.Tensor;
            draft.Coefficient *= inner.Coefficient;
            var indices = new int[inner.Indices.Length];
            for (var i = 0; i < indices.Length; i++)
            {
                indices[i] = i < inner.Order ? factor.Indices[i] : draft.NewIndex(inner.Indices[i]);
            }

            flat.AddRange(inner.Factors.Select(f => new DraftFactor(f.Tensor, [.. f.Indices.Select(i => indices[i])])));
        }

        draft.Replace(flat);
    }

    private static bool IsOpen(Tensor tensor) =>
        tensor is ContractionTensor { IsNamed: false } contraction && !IsClosed(contraction);

    /// <summary>Whether it is a scalar that sums over indices: such a contraction is connected and stays a unit.</summary>
    private static bool IsClosed(ContractionTensor contraction) =>
        contraction.Order == 0 && contraction.Indices.Length > 0;

    /// <summary>A summed index that is in no factor multiplies by its dimension.</summary>
    private static bool TakeFreeSumsOut(TensorGraph graph, Draft draft)
    {
        var uses = draft.CountUses();
        var changed = false;
        for (var i = 0; i < uses.Length; i++)
        {
            if (uses[i] == 0 && !draft.IsMerged[i])
            {
                draft.IsMerged[i] = true;
                draft.Times(graph.DimensionValue(draft.Dimensions[i]));
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>Replaces each connected part that touches no output by the scalar that it is.</summary>
    private static bool TakeClosedPartsOut(TensorGraph graph, Draft draft)
    {
        var parts = Connected.Parts(draft);
        var isOutput = draft.MarkOutputs();
        var closed = parts.Where(p => p.All(f => draft.Factors[f].Indices.All(i => !isOutput[i]))
            && draft.Factors[p[0]].Indices.Length > 0).ToList();
        if (closed.Count == 0 || (parts.Count == 1 && draft.Output.Count == 0 && draft.Coefficient.IsOne))
        {
            return false;
        }

        var taken = new HashSet<int>();
        var scalars = new List<Tensor>();
        foreach (var part in closed)
        {
            var inner = draft.WithoutFactors();
            inner.Coefficient = Rational.One;
            inner.Output.Clear();
            part.ForEach(f => inner.Factors.Add(draft.Factors[f]));
            var uses = inner.CountUses();
            for (var i = 0; i < uses.Length; i++)
            {
                inner.IsMerged[i] |= uses[i] == 0;
                draft.IsMerged[i] |= uses[i] > 0;
            }

            scalars.Add(graph.Contract(inner));
            taken.UnionWith(part);
        }

        draft.Replace([.. draft.Factors.Where((_, f) => !taken.Contains(f))]);
        scalars.ForEach(s => draft.Times(s));
        return true;
    }

    /// <summary>A sole factor with its own indices is itself; a transposed sum is the sum of its transposed terms.</summary>
    private static Tensor? AsWhole(TensorGraph graph, Draft draft)
    {
        if (draft.Factors is not [var (tensor, indices)] || indices.Length != draft.Output.Count
            || indices.Distinct().Count() != indices.Length || indices.Any(i => !draft.Output.Contains(i)))
        {
            return null;
        }

        var order = draft.Output.Select(o => Array.IndexOf(indices, o)).ToArray();
        if (tensor.Is(Facts.Symmetric) || order.Select((axis, place) => axis == place).All(same => same))
        {
            return draft.Coefficient.IsOne ? tensor : null;
        }

        return tensor is SumTensor { IsNamed: false } sum
            ? graph.Scale(draft.Coefficient, Permuted(graph, sum, order)) : null;
    }

    /// <summary>A sum with its axes in another order, term by term.</summary>
    private static Tensor Permuted(TensorGraph graph, SumTensor sum, int[] order)
    {
        var permuted = graph.Sum(
            [.. order.Select(a => sum.Axes[a])],
            sum.Terms.Select(t => new TensorTerm(t.Coefficient, graph.Permute(t.Tensor, order))));
        if (sum.Order == 2 && SumForm.Split(graph, permuted) is { Tensor: SumTensor turned } term)
        {
            SumTensor.Relate(sum, term.Coefficient, turned);
        }

        return permuted;
    }

    /// <summary>In products, of a sum and its transpose only the earlier is used, its indices turned where need be.</summary>
    private static void TurnSums(Draft draft)
    {
        if (draft.Factors.Count(f => f.Indices.Length > 0) < 2)
        {
            return;
        }

        for (var f = 0; f < draft.Factors.Count; f++)
        {
            if (draft.Factors[f] is { Tensor: SumTensor { IsNamed: false, TransposeOf: { } original }, Indices: [var row, var column] })
            {
                draft.Coefficient *= original.Coefficient;
                draft.Factors[f] = new(original.Tensor, [column, row]);
            }
        }
    }

    private static Tensor Canonicalise(
        TensorGraph graph, Draft draft, ImmutableArray<Shapes.Dimension> axes)
    {
        var form = CanonicalOrder.Find(draft);
        var isApart = form.Sign < 0 && draft.Output.Count == 0 && form.Dimensions.Length > 0;
        return form.Sign == 0 ? graph.Constant(Rational.Zero, axes)
            : isApart ? graph.Scale(-1, Of(draft.Coefficient))
            : Of(draft.Coefficient * form.Sign);

        // What is closed is a unit, which has no sign of its own.
        Tensor Of(Rational coefficient) =>
            graph.Intern(new ContractionTensor(coefficient, form.Factors, draft.Output.Count, form.Dimensions));
    }
}
