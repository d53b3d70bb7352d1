using System.Collections.Immutable;
using System.Globalization;
using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Numbers;
using SymMat.Shapes;

namespace SymMat.Tensors;

/// <summary>
/// The arena of tensors. It only grows: a node is made if no equal one exists, in its normal form, after its operands.
/// Local to one question; nothing of it outlives the answer.
/// </summary>
/// <param name="names">The names of symbols and dimensions in the order in which a person writes them; others follow.</param>
/// <param name="limits">How large it may grow.</param>
internal sealed class TensorGraph(IEnumerable<string> names, Limits? limits = null)
{
    // A sum or product that comes to nothing new is at least so much work as so many operands of nodes.
    private const int OfTrial = 4;

    private readonly Dictionary<Tensor, Tensor> _nodes = new(BuildComparer.Instance);
    private readonly Dictionary<string, int> _numbers = names.Select((name, place) => (name, place)).ToDictionary(n => n.name, n => n.place, StringComparer.Ordinal);
    private readonly long _most = (limits ?? Limits.Default).Nodes;
    private long _size;
    private long _tried;

    /// <summary>The formulas that were lowered so far.</summary>
    public Formulas Formulas { get; } = new();

    /// <summary>
    /// A function in the program that has values where its formula has none, as the adjugate has of singular matrices, so that
    /// laws of the formula need not hold there; null where there is none.
    /// </summary>
    public DefinedFunction? Continued { get; set; }

    /// <summary>The number of nodes.</summary>
    public int Count => _nodes.Count;

    /// <summary>A symbol.</summary>
    public Tensor Symbol(string name, Shape shape, Properties properties)
    {
        if (!properties.HasFlag(Properties.Diagonal) || shape.IsScalar)
        {
            return Intern(new SymbolTensor(name, SymbolKind.Declared, shape, properties));
        }

        // A diagonal matrix is its diagonal times a delta; so it commutes, and its inverse is entrywise, by the normal form.
        var diagonal = Intern(new SymbolTensor(name, SymbolKind.Diagonal, shape, properties));
        var draft = new Draft();
        var axes = draft.NewOutputs([shape.Rows, shape.Columns]);
        return Contract(draft.Times(diagonal, axes[0]).Times(Delta(shape.Rows), axes));
    }

    /// <summary>The number pi.</summary>
    public Tensor Pi() => Intern(new SymbolTensor("pi", SymbolKind.Pi, Shape.Scalar, Properties.Positive));

    /// <summary>The value of a dimension, a scalar.</summary>
    public Tensor DimensionValue(Dimension dimension) =>
        Sum([], dimension.Terms.Select(term =>
        {
            var draft = new Draft();
            foreach (var name in term.Monomial.Names)
            {
                draft.Times(Intern(new SymbolTensor(name, SymbolKind.Dimension, Shape.Scalar, Properties.Positive)));
            }

            return new TensorTerm(term.Coefficient, Contract(draft));
        }));

    /// <summary>The same number in every entry.</summary>
    public Tensor Constant(Rational value, params ImmutableArray<Dimension> axes) =>
        Intern(new ContractionTensor(value, [], axes.Length, axes));

    /// <summary>The identity over two axes.</summary>
    public Tensor Delta(Dimension dimension) => Intern(new DeltaTensor(dimension));

    /// <summary>The bijection of pairs of indices with one index.</summary>
    public Tensor Pair(Dimension first, Dimension second) => Intern(new PairTensor(first, second));

    /// <summary>A linear combination of tensors of the given axes.</summary>
    public Tensor Sum(ImmutableArray<Dimension> axes, IEnumerable<TensorTerm> terms)
    {
        Spend(ref _tried, OfTrial);
        return SumForm.Make(this, axes, terms);
    }

    /// <summary>The contraction that a draft describes; the draft is used up.</summary>
    public Tensor Contract(Draft draft)
    {
        Spend(ref _tried, OfTrial + draft.Factors.Sum(f => f.Tensor is ContractionTensor { IsNamed: false } inner ? 1 + inner.Factors.Length : 1));
        return ContractionForm.Make(this, draft);
    }

    /// <summary>A multiple.</summary>
    public Tensor Scale(Rational coefficient, Tensor tensor)
    {
        if (coefficient.IsOne)
        {
            return tensor;
        }

        var draft = new Draft { Coefficient = coefficient };
        return Contract(draft.Times(tensor, draft.NewOutputs(tensor.Axes)));
    }

    /// <summary>The entrywise product of tensors of equal axes.</summary>
    public Tensor Multiply(params ReadOnlySpan<Tensor> tensors)
    {
        var draft = new Draft();
        var axes = draft.NewOutputs(tensors[0].Axes);
        foreach (var tensor in tensors)
        {
            draft.Times(tensor, axes);
        }

        return Contract(draft);
    }

    /// <summary>The tensor with its axes in another order: axis a of the result is axis order[a].</summary>
    public Tensor Permute(Tensor tensor, params ReadOnlySpan<int> order)
    {
        var draft = new Draft();
        var indices = new int[order.Length];
        foreach (var axis in order)
        {
            indices[axis] = draft.NewIndex(tensor.Axes[axis]);
            draft.Output.Add(indices[axis]);
        }

        return Contract(draft.Times(tensor, indices));
    }

    /// <summary>The transpose of a tensor of two axes; of fewer, itself.</summary>
    public Tensor Transpose(Tensor tensor) =>
        tensor.Order < 2 || tensor.Is(Facts.Symmetric) ? tensor : Permute(tensor, 1, 0);

    /// <summary>The tensor repeated along new axes, axis a of the result being its axis source[a], or new if -1.</summary>
    public Tensor Broadcast(Tensor tensor, ImmutableArray<Dimension> axes, ReadOnlySpan<int> source)
    {
        var draft = new Draft();
        var outputs = draft.NewOutputs(axes);
        var indices = new int[tensor.Order];
        for (var a = 0; a < outputs.Length; a++)
        {
            if (source[a] >= 0)
            {
                indices[source[a]] = outputs[a];
            }
        }

        return Contract(draft.Times(tensor, indices));
    }

    /// <summary>A function of the table applied to each entry.</summary>
    public Tensor Entrywise(EntrywiseFunction function, params ImmutableArray<Tensor> arguments) =>
        EntrywiseForm.Make(this, function, arguments);

    /// <summary>Each entry to a rational power.</summary>
    public Tensor Power(Tensor @base, Rational exponent) => PowerForm.Make(this, @base, exponent);

    /// <summary>Each entry to the power of an entry.</summary>
    public Tensor Power(Tensor @base, Tensor exponent) => PowerForm.Make(this, @base, exponent);

    /// <summary>A function of a whole tensor.</summary>
    public Tensor Function(TensorFunction function, Tensor argument, params ImmutableArray<int> along) =>
        FunctionForm.Make(this, function, argument, along);

    /// <summary>The node that is built like the given one: that one, if it is the first.</summary>
    /// <exception cref="LimitException">There are more nodes than the limit.</exception>
    public Tensor Intern(Tensor candidate)
    {
        if (_nodes.TryGetValue(candidate, out var known))
        {
            return known;
        }

        Spend(ref _size, 1 + candidate.Operands.Count());
        candidate.Id = _nodes.Count;
        candidate.Facts = TensorFacts.Of(this, candidate);
        candidate.Size = Measures.Size(candidate);
        candidate.Width = Measures.Width(candidate);
        candidate.Place = candidate is SymbolTensor symbol ? Place.OfSymbol(NumberOf(symbol)) : Place.Of(candidate);
        _nodes.Add(candidate, candidate);
        candidate.Id = _nodes.Count - 1;
        return candidate;
    }

    /// <summary>Whether there is a node built like the given one.</summary>
    public bool Has(Tensor candidate) => _nodes.ContainsKey(candidate);

    /// <summary>Counts what is made, and what is tried, which may come to nothing new.</summary>
    private void Spend(ref long spent, int more)
    {
        spent += more;
        if (spent > _most)
        {
            throw new LimitException(
                string.Create(CultureInfo.InvariantCulture, $"the derivative takes more than {_most:N0} nodes"), Limit.Nodes, _most);
        }
    }

    /// <summary>
    /// Whether a name of a definition is worth keeping: not for symbols, constants and mere transposes or multiples.
    /// </summary>
    public static bool CanBeNamed(Tensor tensor)
    {
        var isTrivial = tensor is SymbolTensor or DeltaTensor || (tensor is ContractionTensor contraction
            && (contraction.Factors.IsEmpty || (contraction.Factors is [{ Tensor: var sole }]
                && contraction.Indices.Length == tensor.Order && (sole.IsNamed || sole is not SumTensor))));
        return !isTrivial;
    }

    /// <summary>Makes a tensor a unit of the normal form, and so the sum that it is a power of.</summary>
    public static void MakeUnit(Tensor tensor)
    {
        tensor.IsNamed = true;
        if (tensor is PowerTensor { Base: SumTensor sum })
        {
            sum.IsNamed = true;
        }
    }

    private int NumberOf(SymbolTensor symbol)
    {
        _numbers.TryAdd(symbol.Name, _numbers.Count);
        return _numbers[symbol.Name];
    }

    private sealed class BuildComparer : IEqualityComparer<Tensor>
    {
        public static BuildComparer Instance { get; } = new();

        public bool Equals(Tensor? x, Tensor? y) =>
            ReferenceEquals(x, y) || (x!.GetType() == y!.GetType()
                && x.Axes.AsSpan().SequenceEqual(y.Axes.AsSpan()) && x.IsBuiltLike(y));

        public int GetHashCode(Tensor obj)
        {
            var hash = default(HashCode);
            hash.Add(obj.BuildHash);
            foreach (var axis in obj.Axes)
            {
                hash.Add(axis);
            }

            return hash.ToHashCode();
        }
    }
}
