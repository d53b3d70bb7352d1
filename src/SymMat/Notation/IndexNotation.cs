using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Matrices;
using SymMat.Numbers;
using SymMat.Shapes;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>
/// Writes any tensor in index notation: sums inside are reduced to matrix products where that goes, and what is left is
/// a product of entries and deltas, whatever the order.
/// </summary>
internal sealed class IndexNotation(TensorGraph graph, Raiser raiser, Letters letters)
{
    private readonly List<ImmutableArray<Index>> _axes = [];

    /// <summary>The entry of a tensor whose axes are those of the shown ones that are not 1, in order.</summary>
    public IndexBody Write(Tensor tensor, IEnumerable<Dimension> shown)
    {
        var terms = TermsOf(tensor);
        NameAxes(tensor, terms);
        var written = terms.Select(WriteTerm).ToImmutableArray();
        var next = 0;
        return new([.. shown.Select(d => new IndexAxis(d, d.IsOne ? [] : _axes[next++]))], written) { HasDecimals = raiser.Algebra.Order.HasDecimals };
    }

    /// <summary>The terms, each a product whose factors all have matrix expressions; other sums are multiplied out.</summary>
    public List<ContractionTensor> TermsOf(Tensor tensor)
    {
        var terms = new List<ContractionTensor>();
        var work = new Stack<TensorTerm>([new(Rational.One, tensor)]);
        while (work.TryPop(out var term))
        {
            if (ContractionForm.IsZero(term.Tensor))
            {
                continue;
            }

            var contraction = Opened(AsContraction(raiser.Fold(term.Tensor), term.Coefficient));
            if (FindUnwritten<SumTensor>(contraction) is >= 0 and var sum)
            {
                SumForm.Distribute(graph, contraction, sum).Reverse().ToList().ForEach(work.Push);
            }
            else
            {
                terms.Add(contraction);
            }
        }

        return [.. terms.Order(new TermOrder())];
    }

    /// <summary>The contraction with the factors of those that have no expression of their own.</summary>
    private ContractionTensor Opened(ContractionTensor contraction)
    {
        while (FindUnwritten<ContractionTensor>(contraction) is >= 0 and var place)
        {
            var (inner, indices) = ((ContractionTensor)contraction.Factors[place].Tensor, contraction.Factors[place].Indices);
            var next = contraction.Indices.Length - inner.Order;
            contraction = new(
                contraction.Coefficient * inner.Coefficient,
                [
                    .. contraction.Factors.RemoveAt(place),
                    .. inner.Factors.Select(f => new Factor(f.Tensor, [.. f.Indices.Select(i => i < inner.Order ? indices[i] : next + i)])),
                ],
                contraction.Order,
                [.. contraction.Indices, .. inner.Indices.Skip(inner.Order)]);
        }

        return contraction;
    }

    private int FindUnwritten<TNode>(ContractionTensor contraction)
        where TNode : Tensor
    {
        for (var f = 0; f < contraction.Factors.Length; f++)
        {
            if (contraction.Factors[f].Tensor is TNode node && (node.Order > 2 || raiser.Operand(node) is null))
            {
                return f;
            }
        }

        return -1;
    }

    private static ContractionTensor AsContraction(Tensor tensor, Rational coefficient) =>
        tensor is ContractionTensor contraction
            ? new(contraction.Coefficient * coefficient, contraction.Factors, contraction.Order, contraction.Indices)
            : new(coefficient, [new(tensor, [.. Enumerable.Range(0, tensor.Order)])], tensor.Order, tensor.Axes);

    /// <summary>Each axis has one letter, or two where a term pairs two indices in it.</summary>
    private void NameAxes(Tensor tensor, List<ContractionTensor> terms)
    {
        for (var axis = 0; axis < tensor.Order; axis++)
        {
            var pair = terms.SelectMany(t => t.Factors)
                .Where(f => f.Tensor is PairTensor && f.Indices[2] == axis).Select(f => f.Tensor).FirstOrDefault();
            _axes.Add(pair is null
                ? [letters.Next(tensor.Axes[axis])]
                : [letters.Next(pair.Axes[0]), letters.Next(pair.Axes[1])]);
        }
    }

    private IndexTerm WriteTerm(ContractionTensor contraction)
    {
        var (coefficient, network) = raiser.Spread(contraction, contraction.Coefficient, SignTurning.Any)
            ?? raiser.Thorough.Spread(contraction, contraction.Coefficient, SignTurning.Any)
            ?? throw new NotationException("a part of the derivative has no notation that is known here");
        network.Reduce(liftPairings: false);
        return new TermWriter(network, raiser.Algebra, letters, _axes).Write(coefficient);
    }
}

/// <summary>Writes a reduced network as one term of index notation. Local to one term.</summary>
internal sealed class TermWriter(Network network, Algebra algebra, Letters letters, List<ImmutableArray<Index>> axes)
{
    private readonly Dictionary<int, ImmutableArray<Index>> _letters = [];
    private readonly List<IndexFactor> _factors = [];
    private readonly List<Index> _summed = [];

    /// <summary>The term.</summary>
    public IndexTerm Write(Rational coefficient)
    {
        for (var axis = 0; axis < axes.Count; axis++)
        {
            _letters.Add(axis, axes[axis]);
        }

        SpellPairings();
        foreach (var index in network.Summed.Where(i => !_letters.ContainsKey(i)).Order().ToList())
        {
            Sum(index);
        }

        network.Edges.ToList().ForEach(WriteEdge);
        foreach (var index in _letters.Keys.Order().ToList())
        {
            WriteWeights(index);
        }

        network.Deltas.ForEach(d => WriteDelta(_letters[d.First], _letters[d.Second], network.DimensionOf(d.First)));
        WritePairings();
        return Scaled(coefficient);
    }

    /// <summary>The term with its scalars as one factor, so that a quotient is one.</summary>
    private IndexTerm Scaled(Rational coefficient) => network.Scalars.Count == 0
        ? new(coefficient, [], [.. _factors], [.. _summed])
        : new(coefficient.Sign, [algebra.Scale(coefficient.Abs(), network.Scalars, null)], [.. _factors], [.. _summed]);

    private void Sum(int index)
    {
        var letter = letters.Next(network.DimensionOf(index));
        _letters.Add(index, [letter]);
        _summed.Add(letter);
    }

    /// <summary>A pairing spells its joint index by its single ones, or those by the letters of the joint one.</summary>
    private void SpellPairings()
    {
        foreach (var pairing in network.Pairings.Where(p => _letters.ContainsKey(p.Joint)).ToList())
        {
            var joint = _letters[pairing.Joint];
            if (joint.Length == 2 && joint[0].Dimension == network.DimensionOf(pairing.First))
            {
                _letters.TryAdd(pairing.First, [joint[0]]);
                _letters.TryAdd(pairing.Second, [joint[1]]);
            }
        }

        foreach (var pairing in network.Pairings.Where(p => !_letters.ContainsKey(p.Joint)).ToList())
        {
            foreach (var single in new[] { pairing.First, pairing.Second }.Where(i => !_letters.ContainsKey(i)))
            {
                Sum(single);
            }

            // Another pairing may have spelled it; what both say together is written as a factor.
            _letters.TryAdd(pairing.Joint, [.. _letters[pairing.First], .. _letters[pairing.Second]]);
        }
    }

    /// <summary>What a pairing says beyond its spelling: that its single indices are those of the joint one.</summary>
    private void WritePairings()
    {
        foreach (var pairing in network.Pairings)
        {
            ImmutableArray<Index> singles = [.. _letters[pairing.First], .. _letters[pairing.Second]];
            WriteDelta(singles, _letters[pairing.Joint], network.DimensionOf(pairing.Joint));
        }
    }

    private void WriteDelta(ImmutableArray<Index> first, ImmutableArray<Index> second, Dimension dimension)
    {
        if (!letters.HasDelta && first.Length == second.Length && first.Zip(second).All(p => p.First.Dimension == p.Second.Dimension))
        {
            _factors.AddRange(first.Zip(second).Where(p => p.First != p.Second)
                .Select(p => new DeltaFactor(p.First, p.Second)));
        }
        else if (!first.SequenceEqual(second))
        {
            _factors.Add(new EntryFactor(Build.Constant(Functions.Identity, dimension), first, second));
        }
    }

    private void WriteEdge(Edge edge) =>
        WriteEntry(network.From(edge, edge.Row), _letters[edge.Row], _letters[edge.Column]);

    private void WriteWeights(int index)
    {
        foreach (var weight in network.Weights(index))
        {
            var column = weight.Divides
                ? Build.Apply(Operators.EntrywiseQuotient, Build.Number(1), weight.Expression) : weight.Expression;
            WriteEntry(column, _letters[index], []);
        }
    }

    private void WriteEntry(MatrixExpression matrix, ImmutableArray<Index> rows, ImmutableArray<Index> columns)
    {
        while (matrix is ApplyExpression { Operator: var o } && o == Operators.Transpose)
        {
            matrix = matrix.Operands[0];
            (rows, columns) = (columns, rows);
        }

        _factors.Add(new EntryFactor(matrix, rows, columns));
    }
}
