using System.Collections.Immutable;
using SymMat.Numbers;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>
/// Takes common factors out of sums: scalars, factors at the same free indices, and matrices or vectors that stand at the
/// end of a product, as in A*x + B*x = (A + B)*x.
/// </summary>
internal static class Factoring
{
    private const int MostTerms = 64;

    /// <summary>In place of an axis: a matrix is cut out at both, from terms that are scalars.</summary>
    private const int BothAxes = 2;

    /// <summary>
    /// The terms as they are, then with one common factor after another taken out of as many terms as have it.
    /// </summary>
    public static IEnumerable<IReadOnlyList<TensorTerm>> Stages(TensorGraph graph, IReadOnlyList<TensorTerm> terms)
    {
        yield return terms;
        while (terms.Count is > 1 and <= MostTerms && Best(terms) is { } candidate)
        {
            var group = candidate.Occurrences.Select(o => terms[o.Term]).ToList();
            terms = [.. terms.Where(t => !group.Contains(t)), TakeOut(graph, candidate, group)];
            yield return terms;
        }
    }

    /// <summary>The factor that the most terms share; of several, the largest.</summary>
    private static Candidate? Best(IReadOnlyList<TensorTerm> terms)
    {
        var candidates = new Dictionary<(Tensor Base, int Cut, int First, int Second), Candidate>();
        for (var t = 0; t < terms.Count; t++)
        {
            foreach (var (key, occurrence) in Occurrences(terms[t], t).Concat(Matrices(terms[t], t)))
            {
                if (!candidates.TryGetValue(key, out var candidate))
                {
                    candidates.Add(key, candidate = new(key.Base, key.Cut));
                }

                candidate.Add(occurrence);
            }
        }

        return candidates.Values.Where(c => c.IsShared)
            .OrderBy(c => c.Cut == BothAxes).ThenByDescending(c => c.Cut == BothAxes ? c.Saving : c.Occurrences.Count).ThenByDescending(c => c.Cut >= 0).ThenByDescending(c => c.Base.Size).ThenBy(c => c.Base.Place)
            .FirstOrDefault();
    }

    private static IEnumerable<((Tensor Base, int Cut, int First, int Second) Key, Occurrence Found)> Occurrences(TensorTerm term, int place)
    {
        var view = new TermView(term.Tensor);
        for (var f = 0; f < view.Factors.Count; f++)
        {
            var (tensor, indices) = view.Factors[f];
            var (@base, exponent) = tensor is PowerTensor { IsNamed: false } power ? (power.Base, power.Exponent) : (tensor, Rational.One);
            if (indices.All(i => i < view.Order) && (indices.IsEmpty || tensor is DeltaTensor || !view.HasDelta))
            {
                var (first, second) = (indices.ElementAtOrDefault(0), indices.ElementAtOrDefault(1));
                yield return ((@base, -exponent.Sign - 2, first, second), new(place, f, exponent));
            }

            foreach (var cut in Cuts(view, tensor, indices))
            {
                yield return ((tensor, cut, indices.Length < 2 ? -1 : indices[1 - cut], -1), new(place, f, Rational.One)
                {
                    IsDirect = indices[cut] >= view.Order,
                });
            }
        }
    }

    /// <summary>The sums of matrices that may be cut out of a scalar term.</summary>
    private static IEnumerable<((Tensor Base, int Cut, int First, int Second) Key, Occurrence Found)> Matrices(TensorTerm term, int place)
    {
        if (term.Tensor.Order > 0)
        {
            yield break;
        }

        var view = TermView.Opened(term.Tensor);
        for (var f = 0; f < view.Factors.Count; f++)
        {
            var (tensor, indices) = view.Factors[f];
            if (tensor is SumTensor { Order: 2 } && indices[0] != indices[1] && indices.All(i => view.Uses(i) > 1))
            {
                yield return ((tensor, BothAxes, -1, -1), new(place, f, Rational.One));
            }
        }
    }

    /// <summary>The axes of a factor at which it may be cut off: the other axis, if any, is free and nothing else's.</summary>
    private static IEnumerable<int> Cuts(TermView view, Tensor tensor, ImmutableArray<int> indices)
    {
        if (tensor is DeltaTensor or PairTensor)
        {
            yield break;
        }

        if (indices.Length == 1 && view.Order < 2 && indices[0] >= view.Order && view.Uses(indices[0]) > 1)
        {
            yield return 0;
        }

        for (var cut = 0; indices.Length == 2 && view.Order > 0 && cut < 2; cut++)
        {
            var (joint, other) = (indices[cut], indices[1 - cut]);
            if (other < view.Order && view.Uses(other) == 1 && joint != other
                && view.Uses(joint) > 1)
            {
                yield return cut;
            }
        }
    }

    private static TensorTerm TakeOut(TensorGraph graph, Candidate candidate, List<TensorTerm> group)
    {
        if (candidate.Cut == BothAxes)
        {
            return CutOut(graph, candidate, group);
        }

        var exponent = candidate.CommonExponent;
        var views = group.Select(t => new TermView(t.Tensor)).ToList();
        var order = views[0].Order;
        var first = views[0].Factors[candidate.Occurrences[0].Factor];
        if (candidate.Cut < 0)
        {
            var rest = graph.Sum([.. views[0].Dimensions.Take(order)], group.Select((t, g) => new TensorTerm(
                t.Coefficient, views[g].Divide(graph, candidate.Occurrences[g].Factor, candidate.Base, exponent))).ToList());
            var product = new Draft();
            var outputs = product.NewOutputs(rest.Axes);
            product.Times(graph.Power(candidate.Base, exponent), first.Indices.Select(i => outputs[i]));
            return new(Rational.One, graph.Contract(product.Times(rest, outputs)));
        }

        return CutOff(graph, candidate, group, views);
    }

    /// <summary>tr(M*A) + tr(M*B) is the sum of the entries of M times those of what is left of the terms, as a matrix.</summary>
    private static TensorTerm CutOut(TensorGraph graph, Candidate candidate, List<TensorTerm> group)
    {
        var rest = graph.Sum(candidate.Base.Axes, group.Select((t, g) => new TensorTerm(
            t.Coefficient, TermView.Opened(t.Tensor).CutOut(graph, candidate.Occurrences[g].Factor))).ToList());
        var product = new Draft();
        int[] joint = [.. rest.Axes.Select(product.NewIndex)];
        return new(Rational.One, graph.Contract(product.Times(rest, joint).Times(candidate.Base, joint)));
    }

    /// <summary>The sum of what is left of each term, over its free indices and the cut one, times the factor.</summary>
    private static TensorTerm CutOff(
        TensorGraph graph, Candidate candidate, List<TensorTerm> group, List<TermView> views)
    {
        var order = views[0].Order;
        var cut = candidate.Cut;
        var (tensor, indices) = views[0].Factors[candidate.Occurrences[0].Factor];
        var freed = indices.Length == 2 ? indices[1 - cut] : -1;
        var kept = Enumerable.Range(0, order).Where(a => a != freed).ToList();
        var parts = group.Select((t, g) => new TensorTerm(
            t.Coefficient, views[g].CutOff(graph, candidate.Occurrences[g].Factor, cut, kept))).ToList();
        var rest = graph.Sum(parts[0].Tensor.Axes, parts);

        var product = new Draft();
        var outputs = Enumerable.Range(0, order).Select(a => product.NewIndex(views[0].Dimensions[a])).ToArray();
        product.Output.AddRange(outputs);
        var joint = product.NewIndex(tensor.Axes[cut]);
        product.Times(rest, kept.Select(a => outputs[a]).Append(joint));
        product.Times(tensor, Enumerable.Range(0, indices.Length).Select(axis => axis == cut ? joint : outputs[freed]));
        return new(Rational.One, graph.Contract(product));
    }

    private sealed record Occurrence(int Term, int Factor, Rational Exponent)
    {
        /// <summary>Whether the factor is cut at a summed index, not at one that stays free.</summary>
        public bool IsDirect { get; init; } = true;
    }

    private sealed class Candidate(Tensor @base, int cut)
    {
        public Tensor Base { get; } = @base;

        /// <summary>The axis that is cut, or both, or negative where the whole factor stands at free indices.</summary>
        public int Cut { get; } = cut;

        public List<Occurrence> Occurrences { get; } = [];

        /// <summary>The size that is written less often.</summary>
        public long Saving => (long)Base.Size * (Occurrences.Count - 1);

        public bool IsShared => Occurrences.Count > 1 && Occurrences.Exists(o => o.IsDirect);

        public Rational CommonExponent => Occurrences.Select(o => o.Exponent).MinBy(e => e.Abs());

        public void Add(Occurrence occurrence)
        {
            // A factor that stands twice in a term is taken once.
            if (Occurrences.Count == 0 || Occurrences[^1].Term != occurrence.Term)
            {
                Occurrences.Add(occurrence);
            }
        }
    }
}

/// <summary>A term of a sum as a contraction.</summary>
internal sealed class TermView
{
    private readonly ContractionTensor _contraction;

    public TermView(Tensor tensor)
        : this(tensor is ContractionTensor { IsNamed: false } contraction ? contraction
            : new(Rational.One, [new(tensor, [.. Enumerable.Range(0, tensor.Order)])], tensor.Order, tensor.Axes))
    {
    }

    private TermView(ContractionTensor contraction) => _contraction = contraction;

    /// <summary>A scalar term in which scalars that are sums themselves, which hold no further ones, are opened.</summary>
    public static TermView Opened(Tensor tensor)
    {
        var plain = new TermView(tensor)._contraction;
        var draft = new Draft { Coefficient = plain.Coefficient };
        Add(draft, plain, plain.Factors.Where(f => !IsScalarSum(f.Tensor)));
        foreach (var inner in plain.Factors.Where(f => IsScalarSum(f.Tensor)).Select(f => (ContractionTensor)f.Tensor))
        {
            draft.Coefficient *= inner.Coefficient;
            Add(draft, inner, inner.Factors);
        }

        return new(new ContractionTensor(
            draft.Coefficient, [.. draft.Factors.Select(f => new Factor(f.Tensor, [.. f.Indices]))], 0, [.. draft.Dimensions]));
    }

    private static bool IsScalarSum(Tensor tensor) => tensor is ContractionTensor { IsNamed: false, Order: 0 };

    private static void Add(Draft draft, ContractionTensor scalar, IEnumerable<Factor> factors)
    {
        int[] indices = [.. scalar.Indices.Select(draft.NewIndex)];
        foreach (var factor in factors)
        {
            draft.Times(factor.Tensor, factor.Indices.Select(i => indices[i]));
        }
    }

    public IReadOnlyList<Factor> Factors => _contraction.Factors;

    public int Order => _contraction.Order;

    public ImmutableArray<Shapes.Dimension> Dimensions => _contraction.Indices;

    /// <summary>Whether the term is a diagonal matrix: then a vector in it belongs to the diagonal.</summary>
    public bool HasDelta => _contraction.Factors.Any(f => f.Tensor is DeltaTensor);

    /// <summary>How many factors stand at an index.</summary>
    public int Uses(int index) => _contraction.Factors.Count(f => f.Indices.Contains(index));

    /// <summary>The term divided by a power that one of its factors has.</summary>
    public Tensor Divide(TensorGraph graph, int place, Tensor @base, Rational exponent)
    {
        var draft = Draft.Of(_contraction);
        var (tensor, indices) = draft.Factors[place];
        var left = tensor is PowerTensor power && ReferenceEquals(power.Base, @base) ? power.Exponent : Rational.One;
        draft.Factors[place] = new(graph.Power(@base, left - exponent), indices);
        return graph.Contract(draft);
    }

    /// <summary>A scalar term without a factor, over the indices of that.</summary>
    public Tensor CutOut(TensorGraph graph, int place)
    {
        var draft = Draft.Of(_contraction);
        draft.Output.AddRange(draft.Factors[place].Indices);
        draft.Factors.RemoveAt(place);
        return graph.Contract(draft);
    }

    /// <summary>The term without a factor, over the kept axes and the index at which it was cut off.</summary>
    public Tensor CutOff(TensorGraph graph, int place, int cut, List<int> kept)
    {
        var draft = Draft.Of(_contraction);
        var joint = draft.Factors[place].Indices[cut];
        draft.Factors.RemoveAt(place);
        draft.Output.Clear();
        draft.Output.AddRange(kept);
        for (var axis = 0; axis < Order; axis++)
        {
            draft.IsMerged[axis] = !kept.Contains(axis);
        }

        if (joint < Order)
        {
            var twin = draft.NewIndex(draft.Dimensions[joint]);
            draft.Times(graph.Delta(draft.Dimensions[joint]), joint, twin);
            joint = twin;
        }

        draft.Output.Add(joint);
        return graph.Contract(draft);
    }
}
