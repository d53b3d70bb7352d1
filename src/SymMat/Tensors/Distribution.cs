namespace SymMat.Tensors;

/// <summary>Multiplies a sum out inside a contraction where that cancels something, or where it has more than two axes.</summary>
internal static class Distribution
{
    /// <summary>The most terms of a product, multiplied out, in which it is tried whether they cancel.</summary>
    private const int WidestToTry = 16;

    /// <summary>The sum of products, where a factor of the draft wants multiplying out; else null.</summary>
    public static Tensor? TryMake(TensorGraph graph, Draft draft)
    {
        var uses = draft.Factors.Exists(f => f.Tensor is SumTensor) ? draft.CountUses() : [];
        var isNarrow = Measures.WidthOfProduct(draft.Factors.Select(f => f.Tensor)) <= WidestToTry;
        for (var f = 0; f < draft.Factors.Count; f++)
        {
            if (draft.Factors[f].Tensor is SumTensor wide && isNarrow && MayVanish(draft, uses, f, wide)
                && Distribute(graph, draft, f, wide) is var parts
                && (ContractionForm.IsZero(parts) || (!wide.IsNamed && parts.Size < wide.Size)))
            {
                return parts;
            }

            if (draft.Factors[f].Tensor is SumTensor { IsNamed: false } sum
                && (IsContracted(draft, f) || (isNarrow && draft.Factors.Count > 1 && Cancels(draft, f, sum))))
            {
                return Distribute(graph, draft, f, sum);
            }
        }

        return null;
    }

    /// <summary>Whether a sum is summed along an axis that one of its terms lacks, as in the sum of x - mean(x).</summary>
    private static bool MayVanish(Draft draft, int[] uses, int place, SumTensor sum)
    {
        var indices = draft.Factors[place].Indices;
        return Enumerable.Range(0, indices.Length).Any(axis => uses[indices[axis]] == 1
            && !draft.Output.Contains(indices[axis])
            && sum.Terms.Any(t => !Broadcasts.Uses(t.Tensor, axis) || HasCentred(t.Tensor, axis)));
    }

    /// <summary>Whether a term has a factor along an axis that may vanish when it is summed.</summary>
    private static bool HasCentred(Tensor term, int axis) => term switch
    {
        SumTensor sum => sum.Terms.Any(t => !Broadcasts.Uses(t.Tensor, axis)),
        ContractionTensor { IsNamed: false } contraction => contraction.Factors.Any(f => f.Tensor is SumTensor sum
            && f.Indices.Contains(axis) && sum.Terms.Any(t => !Broadcasts.Uses(t.Tensor, f.Indices.IndexOf(axis)))),
        _ => false,
    };

    /// <summary>Whether a sum of many axes is a factor of more than a multiple of itself, or a sum's diagonal is taken.</summary>
    private static bool IsContracted(Draft draft, int place)
    {
        var indices = draft.Factors[place].Indices;
        return indices.Distinct().Count() < indices.Length
            || (indices.Length > 2 && (indices.Any(i => !draft.Output.Contains(i))
                || draft.Factors.Where((_, f) => f != place).Any(f => f.Indices.Length > 0)));
    }

    private static Tensor Distribute(TensorGraph graph, Draft draft, int place, SumTensor sum)
    {
        var axes = draft.Output.Select(i => draft.Dimensions[i]);
        return graph.Sum([.. axes], sum.Terms.Select(term =>
        {
            var part = draft.WithoutFactors();
            part.Factors.AddRange(draft.Factors);
            part.Factors[place] = new(term.Tensor, draft.Factors[place].Indices);
            return new TensorTerm(term.Coefficient, graph.Contract(part));
        }).ToList());
    }

    /// <summary>Whether a term divides by what another factor multiplies by, at the same indices.</summary>
    private static bool Cancels(Draft draft, int place, SumTensor sum) =>
        sum.Terms.Any(term => Divisors(term.Tensor).Any(divisor =>
        {
            var indices = divisor.Indices.Select(i => draft.Factors[place].Indices[i]);
            return draft.Factors.Where((_, f) => f != place).Any(f =>
                ReferenceEquals(f.Tensor is PowerTensor { Exponent.Sign: > 0 } p ? p.Base : f.Tensor, divisor.Base)
                && f.Indices.SequenceEqual(indices));
        }));

    /// <summary>The tensors by which a term divides, with their indices among the axes of the term.</summary>
    private static IEnumerable<(Tensor Base, IEnumerable<int> Indices)> Divisors(Tensor term) => term switch
    {
        PowerTensor { IsNamed: false, Exponent.Sign: < 0 } power => [(power.Base, Enumerable.Range(0, term.Order))],
        ContractionTensor { IsNamed: false } contraction => contraction.Factors
            .Where(f => f.Tensor is PowerTensor { IsNamed: false, Exponent.Sign: < 0 }
                && f.Indices.All(i => i < contraction.Order))
            .Select(f => (((PowerTensor)f.Tensor).Base, f.Indices.AsEnumerable())),
        _ => [],
    };
}
