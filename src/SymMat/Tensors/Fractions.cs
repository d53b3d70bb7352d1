using System.Collections.Immutable;
using SymMat.Numbers;

namespace SymMat.Tensors;

/// <summary>Clears fractions below a line: 1/(1 + q/u) is u/(u + q), and 1/u * 1/(1 + q/u) is 1/(u + q); u may be a root.</summary>
internal static class Fractions
{
    /// <summary>What is longer than this is no fraction to look at.</summary>
    private const int MostSize = 64;

    /// <summary>
    /// The reciprocal power of a sum all of whose divisors are powers of one that has the sum's axes; null where there is
    /// none, or are others.
    /// </summary>
    public static Tensor? Clear(TensorGraph graph, SumTensor sum, Rational exponent)
    {
        if (sum.Size > MostSize || !IsClear(sum, exponent) || SoleDivisor(sum) is not { } divisor)
        {
            return null;
        }

        int[] axes = [.. divisor.Indices];
        var taken = sum.Terms.Max(t => DivisionIn(t.Tensor, divisor.Tensor, axes));
        var cleared = Multiply(graph, sum, graph.Power(divisor.Tensor, taken), axes);
        var draft = new Draft();
        var outputs = draft.NewOutputs(sum.Axes);
        return graph.Contract(draft.Times(graph.Power(cleared, exponent), outputs)
            .Times(graph.Power(divisor.Tensor, -taken * exponent), axes.Select(a => outputs[a])));
    }

    /// <summary>Clears one fraction, where a reciprocal of a sum meets the reciprocal of what a term of it is divided by.</summary>
    public static bool Clear(TensorGraph graph, Draft draft)
    {
        for (var place = 0; place < draft.Factors.Count; place++)
        {
            if (draft.Factors[place].Tensor is PowerTensor { IsNamed: false } power
                && power.Base is SumTensor { IsNamed: false } sum && IsClear(sum, power.Exponent)
                && Clear(graph, draft, place, sum, power.Exponent))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsClear(SumTensor sum, Rational exponent) =>
        exponent is { Sign: < 0, IsInteger: true } && sum.Terms.All(t => t.Coefficient.IsInteger);

    /// <summary>The base of all reciprocals in the terms, with the axes of the sum at which they stand; null where it is not one.</summary>
    private static Factor? SoleDivisor(SumTensor sum)
    {
        Factor? sole = null;
        foreach (var (tensor, indices) in sum.Terms.SelectMany(t => FactorsOf(t.Tensor)))
        {
            if (tensor is not PowerTensor { IsNamed: false, Exponent.Sign: < 0 } power)
            {
                continue;
            }

            var isOther = sole is { } first && !(ReferenceEquals(first.Tensor, power.Base) && first.Indices.SequenceEqual(indices));
            if (isOther || IsSize(power.Base) || indices.Length != sum.Order || indices.Any(i => i >= sum.Order)
                || indices.Distinct().Count() != indices.Length)
            {
                return null;
            }

            sole = new(power.Base, indices);
        }

        return sole;
    }

    /// <summary>Whether it is a size, by which sums are divided to be means.</summary>
    private static bool IsSize(Tensor tensor) => tensor is SymbolTensor { Kind: SymbolKind.Dimension };

    private static IEnumerable<Factor> FactorsOf(Tensor term) => term is ContractionTensor { IsNamed: false } contraction
        ? contraction.Factors : [new(term, [.. Enumerable.Range(0, term.Order)])];

    private static bool Clear(TensorGraph graph, Draft draft, int place, SumTensor sum, Rational exponent)
    {
        for (var f = 0; f < draft.Factors.Count; f++)
        {
            if (draft.Factors[f].Tensor is PowerTensor { IsNamed: false, Exponent.Sign: < 0 } divisor && f != place
                && IndicesIn(sum, draft, place, f) is { } indices
                && sum.Terms.Max(t => DivisionIn(t.Tensor, divisor.Base, indices)) is { IsZero: false } taken
                && divisor.Exponent - (exponent * taken) is var left && (left.IsZero || left.IsInteger == divisor.Exponent.IsInteger))
            {
                var multiplied = Multiply(graph, sum, graph.Power(divisor.Base, taken), indices);
                draft.Factors[place] = new(graph.Power(multiplied, exponent), draft.Factors[place].Indices);
                draft.Factors[f] = new(graph.Power(divisor.Base, left), draft.Factors[f].Indices);
                return true;
            }
        }

        return false;
    }

    /// <summary>The axes of the sum at which the other factor stands; null where it stands elsewhere.</summary>
    private static int[]? IndicesIn(SumTensor sum, Draft draft, int place, int other)
    {
        var axes = draft.Factors[other].Indices.Select(i => Array.IndexOf(draft.Factors[place].Indices, i)).ToArray();
        return axes.Contains(-1) || axes.Distinct().Count() != axes.Length || sum.Order != draft.Factors[place].Indices.Distinct().Count()
            ? null : axes;
    }

    /// <summary>The exponent to which a term is divided by the base; 0 where it is not.</summary>
    private static Rational DivisionIn(Tensor term, Tensor @base, int[] axes) => term switch
    {
        PowerTensor { IsNamed: false } power when SumForm.IsIdentity([.. axes], term.Order) => DivisionBy(power, @base),
        ContractionTensor { IsNamed: false } contraction => contraction.Factors.Where(f => f.Indices.SequenceEqual(axes))
            .Select(f => DivisionBy(f.Tensor, @base)).FirstOrDefault(e => !e.IsZero),
        _ => Rational.Zero,
    };

    private static Rational DivisionBy(Tensor factor, Tensor @base) =>
        factor is PowerTensor { IsNamed: false, Exponent: { Sign: < 0 } exponent } power && ReferenceEquals(power.Base, @base)
            ? -exponent : Rational.Zero;

    private static Tensor Multiply(TensorGraph graph, SumTensor sum, Tensor factor, int[] axes) =>
        graph.Sum(sum.Axes, sum.Terms.Select(t =>
        {
            var draft = new Draft();
            var outputs = draft.NewOutputs(sum.Axes);
            return t with { Tensor = graph.Contract(draft.Times(t.Tensor, outputs).Times(factor, axes.Select(a => outputs[a]))) };
        }).ToList());
}
