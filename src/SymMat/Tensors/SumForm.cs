using System.Collections.Immutable;
using System.Numerics;
using SymMat.Numbers;
using SymMat.Shapes;

namespace SymMat.Tensors;

/// <summary>
/// The normal form of sums: flat, like terms collected, the common coefficient and common broadcasts taken out, products
/// of sums multiplied out where that makes the sum smaller.
/// </summary>
internal static class SumForm
{
    private const int MostExpandedTerms = 32;
    private const int MostBitsOfContent = 1024;

    /// <summary>The sum of terms of equal axes.</summary>
    public static Tensor Make(TensorGraph graph, ImmutableArray<Dimension> axes, IEnumerable<TensorTerm> terms)
    {
        var collected = Collect(graph, terms);
        if (Rules.JoinTerms(graph, collected) is { } joined)
        {
            return graph.Sum(axes, joined);
        }

        if (collected.Count > 1 && CommonScalars.TakeOut(graph, axes, collected) is { } product)
        {
            return product;
        }

        collected = TryExpand(graph, collected) ?? collected;
        if (collected.Count > 1 && CommonDenominator.Find(graph, axes, collected) is { } fraction)
        {
            return fraction;
        }

        if (collected.Count == 0)
        {
            return graph.Constant(Rational.Zero, axes);
        }

        if (collected.Count == 1)
        {
            return graph.Scale(collected[0].Coefficient, collected[0].Tensor);
        }

        return TakeBroadcastOut(graph, axes, collected) ?? TakeDeltaOut(graph, axes, collected) ?? CommonScalars.TakeOut(graph, axes, collected)
            ?? TakeContentOut(graph, axes, collected);
    }

    /// <summary>The coefficient of a tensor, and the tensor without it.</summary>
    public static TensorTerm Split(TensorGraph graph, Tensor tensor)
    {
        if (tensor is not ContractionTensor { IsNamed: false } contraction || contraction.Coefficient.IsOne)
        {
            return new(Rational.One, tensor);
        }

        if (contraction.Factors is [var sole] && IsIdentity(sole.Indices, tensor.Order))
        {
            return new(contraction.Coefficient, sole.Tensor);
        }

        return new(contraction.Coefficient, graph.Intern(
            new ContractionTensor(Rational.One, contraction.Factors, contraction.Order, contraction.Indices)));
    }

    /// <summary>Whether indices are 0, 1, 2, ... up to the order.</summary>
    public static bool IsIdentity(ImmutableArray<int> indices, int order)
    {
        for (var i = 0; i < indices.Length; i++)
        {
            if (indices[i] != i)
            {
                return false;
            }
        }

        return indices.Length == order;
    }

    /// <summary>
    /// What divides all coefficients and leaves integers without a common divisor; 1 where those would be long, as where
    /// every denominator is another.
    /// </summary>
    public static Rational Content(IEnumerable<Rational> coefficients)
    {
        var (numerator, denominator) = (BigInteger.Zero, BigInteger.One);
        foreach (var coefficient in coefficients)
        {
            numerator = BigInteger.GreatestCommonDivisor(numerator, coefficient.Numerator);
            denominator *= coefficient.Denominator / BigInteger.GreatestCommonDivisor(denominator, coefficient.Denominator);
            if (denominator.GetBitLength() > MostBitsOfContent)
            {
                return Rational.One;
            }
        }

        return new(numerator.IsZero ? 1 : numerator, denominator);
    }

    private static List<TensorTerm> Collect(TensorGraph graph, IEnumerable<TensorTerm> terms)
    {
        var coefficients = new Dictionary<Tensor, List<Rational>>(ReferenceEqualityComparer.Instance);
        foreach (var term in terms)
        {
            var (coefficient, unit) = Split(graph, Multiplied(graph, term.Tensor));
            coefficient *= term.Coefficient;
            if (unit is SumTensor { IsNamed: false } nested)
            {
                foreach (var inner in nested.Terms)
                {
                    Add(inner.Coefficient * coefficient, inner.Tensor);
                }
            }
            else
            {
                Add(coefficient, unit);
            }
        }

        var collected = coefficients.Select(c => new TensorTerm(Rational.Sum(c.Value), c.Key)).Where(t => !t.Coefficient.IsZero).ToList();
        collected.Sort((a, b) => Tensor.Compare(a.Tensor, b.Tensor));
        return collected;

        void Add(Rational coefficient, Tensor unit)
        {
            if (!coefficients.TryGetValue(unit, out var like))
            {
                coefficients.Add(unit, like = new(1));
            }

            like.Add(coefficient);
        }
    }

    /// <summary>
    /// A square of a product of matrices as the product that it is, to be like what is written so; what Kronecker products
    /// pair stays apart, since only alone it has a notation.
    /// </summary>
    private static Tensor Multiplied(TensorGraph graph, Tensor term)
    {
        if (term is not PowerTensor { IsNamed: false, Base: ContractionTensor { IsNamed: false, Order: > 0 } @base } power
            || power.Exponent != 2 || @base.Indices.Length == @base.Order || @base.Factors.Any(f => f.Tensor.Order > 2))
        {
            return term;
        }

        var draft = new Draft();
        var outputs = draft.NewOutputs(@base.Axes);
        return graph.Contract(draft.Times(@base, outputs).Times(@base, outputs));
    }

    /// <summary>The sum with products of sums multiplied out, if that is smaller; else null.</summary>
    private static List<TensorTerm>? TryExpand(TensorGraph graph, List<TensorTerm> terms)
    {
        if (terms.Count is < 2 or > MostExpandedTerms || terms.Sum(t => (long)t.Tensor.Width) > MostExpandedTerms
            || !terms.Any(t => FindSumFactor(t.Tensor) >= 0))
        {
            return null;
        }

        var work = new List<TensorTerm>(terms);
        for (var next = 0; next < work.Count;)
        {
            var (coefficient, tensor) = work[next];
            var place = FindSumFactor(tensor);
            if (place < 0)
            {
                next++;
                continue;
            }

            work.RemoveAt(next);
            foreach (var part in Distribute(graph, (ContractionTensor)tensor, place))
            {
                var (c, unit) = Split(graph, part.Tensor);
                work.Add(new(c * part.Coefficient * coefficient, unit));
            }
        }

        var expanded = Collect(graph, work);
        return Measure(expanded) < Measure(terms) ? expanded : null;
    }

    private static int Measure(List<TensorTerm> terms) => terms.Sum(t => 1 + t.Tensor.Size);

    private static int FindSumFactor(Tensor tensor)
    {
        if (tensor is not ContractionTensor { IsNamed: false } contraction || contraction.Factors.Length > 12)
        {
            return -1;
        }

        for (var f = 0; f < contraction.Factors.Length; f++)
        {
            if (contraction.Factors[f].Tensor is SumTensor { IsNamed: false, Terms.Length: <= 8 })
            {
                return f;
            }
        }

        return -1;
    }

    /// <summary>The terms of a contraction multiplied out over one factor that is a sum.</summary>
    public static IEnumerable<TensorTerm> Distribute(TensorGraph graph, ContractionTensor contraction, int place)
    {
        var sum = (SumTensor)contraction.Factors[place].Tensor;
        foreach (var term in sum.Terms)
        {
            var draft = Draft.Of(contraction);
            draft.Factors[place] = new(term.Tensor, draft.Factors[place].Indices);
            yield return new(term.Coefficient, graph.Contract(draft));
        }
    }

    private static Tensor? TakeBroadcastOut(
        TensorGraph graph, ImmutableArray<Dimension> axes, List<TensorTerm> terms)
    {
        var kept = Enumerable.Range(0, axes.Length).Where(a => terms.Any(t => Broadcasts.Uses(t.Tensor, a))).ToArray();
        if (kept.Length == axes.Length)
        {
            return null;
        }

        var reduced = graph.Sum(
            [.. kept.Select(a => axes[a])],
            terms.Select(t => new TensorTerm(t.Coefficient, Broadcasts.Restrict(graph, t.Tensor, kept))));
        return Broadcasts.Extend(graph, reduced, axes, kept);
    }

    /// <summary>A sum of diagonal matrices is the diagonal matrix of the sum.</summary>
    private static Tensor? TakeDeltaOut(TensorGraph graph, ImmutableArray<Dimension> axes, List<TensorTerm> terms)
    {
        if (axes.Length != 2 || !terms.TrueForAll(t => IsDiagonal(t.Tensor)))
        {
            return null;
        }

        var draft = new Draft();
        var outputs = draft.NewOutputs(axes);
        var diagonal = graph.Sum([axes[0]], terms.Select(t => t with { Tensor = Diagonal(graph, t.Tensor) }).ToList());
        return graph.Contract(draft.Times(diagonal, outputs[0]).Times(graph.Delta(axes[0]), outputs));
    }

    private static bool IsDiagonal(Tensor tensor) => tensor is DeltaTensor
        || (tensor is ContractionTensor { IsNamed: false } contraction && contraction.Factors.Any(f => f.Tensor is DeltaTensor));

    private static Tensor Diagonal(TensorGraph graph, Tensor tensor)
    {
        var draft = new Draft();
        var index = draft.NewOutputs([tensor.Axes[0]])[0];
        return graph.Contract(draft.Times(tensor, index, index));
    }

    /// <summary>The term that is to be positive: a constant, if there is one, else the first.</summary>
    private static TensorTerm LeadOf(List<TensorTerm> terms)
    {
        var constant = terms.FindIndex(t => t.Tensor is DeltaTensor or ContractionTensor { Factors.Length: 0 });
        var size = terms.FindIndex(t => t.Tensor is SymbolTensor { Kind: SymbolKind.Dimension });
        return terms[size >= 0 ? size : Math.Max(constant, 0)];
    }

    private static Tensor TakeContentOut(TensorGraph graph, ImmutableArray<Dimension> axes, List<TensorTerm> terms)
    {
        // A constant that is a decimal fraction, such as 1e-5, is not to scale all the rest.
        var content = Content(terms.Where(t => t.Tensor is not ContractionTensor { Factors.Length: 0 }).Select(t => t.Coefficient));
        content = LeadOf(terms).Coefficient.Sign < 0 ? -content : content;
        var sum = new SumTensor(axes, [.. terms.Select(t => new TensorTerm(t.Coefficient / content, t.Tensor))]);
        return graph.Scale(content, graph.Intern(sum));
    }
}
