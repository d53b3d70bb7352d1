using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Numbers;
using SymMat.Shapes;

namespace SymMat.Tensors;

/// <summary>What is known of every value that a tensor can take.</summary>
[Flags]
internal enum Facts
{
    None = 0,
    NonNegative = 1,
    Positive = 2 | NonNegative,
    Symmetric = 4,
    Antisymmetric = 8,
    Orthogonal = 16,

    /// <summary>Sums over the first axis are 0.</summary>
    CentredFirst = 32,

    /// <summary>Sums over the second axis are 0.</summary>
    CentredLast = 64,
}

/// <summary>
/// A node of the tensor graph: a tensor over named dimensions, none of them 1. Nodes are made by <see cref="TensorGraph"/>
/// alone, which makes each at most once, after its operands; so equality is reference equality, and the order of
/// <see cref="Id"/> is a topological order.
/// </summary>
internal abstract class Tensor(ImmutableArray<Dimension> axes)
{
    /// <summary>The dimension of each axis.</summary>
    public ImmutableArray<Dimension> Axes { get; } = axes;

    /// <summary>The number of axes.</summary>
    public int Order => Axes.Length;

    /// <summary>The place in the graph.</summary>
    public int Id { get; internal set; }

    /// <summary>The place among others in the normal form.</summary>
    public Place Place { get; internal set; }

    /// <summary>What is known of its values.</summary>
    public Facts Facts { get; internal set; }

    /// <summary>The number of symbols and functions in it, nested sums counted in full; a measure for simplification.</summary>
    public int Size { get; internal set; } = 1;

    /// <summary>The number of its terms when all sums in it are multiplied out.</summary>
    public int Width { get; internal set; } = 1;

    /// <summary>
    /// Whether it is a unit, as the value of a definition is: then the normal form does not look inside.
    /// </summary>
    public bool IsNamed { get; internal set; }

    /// <summary>The tensors that it is made of.</summary>
    public abstract IEnumerable<Tensor> Operands { get; }

    /// <summary>The order of the normal form.</summary>
    public static int Compare(Tensor first, Tensor second)
    {
        var order = first.Place.CompareTo(second.Place);
        return order != 0 ? order : first.Id.CompareTo(second.Id);
    }

    /// <summary>Whether all the facts asked for are known.</summary>
    public bool Is(Facts facts) => (Facts & facts) == facts;

    /// <summary>Whether the other node, of the same type and axes, is built alike of the same operands.</summary>
    internal abstract bool IsBuiltLike(Tensor other);

    /// <summary>A hash that agrees with <see cref="IsBuiltLike"/>.</summary>
    internal abstract int BuildHash { get; }
}

/// <summary>What a symbol of the graph stands for.</summary>
internal enum SymbolKind
{
    Declared,
    Dimension,
    Pi,

    /// <summary>The diagonal of a declared diagonal matrix, of which only the diagonal is a tensor.</summary>
    Diagonal,
}

/// <summary>A declared name, the value of a dimension's name, or pi.</summary>
internal sealed class SymbolTensor(string name, SymbolKind kind, Shape shape, Properties properties)
    : Tensor(kind == SymbolKind.Diagonal ? [shape.Rows] : AxesOf(shape))
{
    public string Name { get; } = name;

    public SymbolKind Kind { get; } = kind;

    public Shape Shape { get; } = shape;

    public Properties Properties { get; } = properties;

    public override IEnumerable<Tensor> Operands => [];

    internal override int BuildHash => HashCode.Combine(Name, Kind, Properties);

    /// <summary>The axes of a shape: its dimensions other than 1.</summary>
    public static ImmutableArray<Dimension> AxesOf(Shape shape) =>
        [.. new[] { shape.Rows, shape.Columns }.Where(d => !d.IsOne)];

    internal override bool IsBuiltLike(Tensor other) =>
        other is SymbolTensor s && s.Name == Name && s.Kind == Kind && s.Properties == Properties && s.Shape == Shape;
}

/// <summary>The identity over two axes of one dimension.</summary>
internal sealed class DeltaTensor(Dimension dimension) : Tensor([dimension, dimension])
{
    public override IEnumerable<Tensor> Operands => [];

    internal override int BuildHash => 1;

    internal override bool IsBuiltLike(Tensor other) => true;
}

/// <summary>
/// The bijection of pairs of indices (i, j) with one index k = i + rows*j over the product of the dimensions: 1 where
/// they correspond, else 0. With it vec and kron are contractions.
/// </summary>
internal sealed class PairTensor(Dimension first, Dimension second) : Tensor([first, second, first * second])
{
    public override IEnumerable<Tensor> Operands => [];

    internal override int BuildHash => 2;

    internal override bool IsBuiltLike(Tensor other) => true;
}

/// <summary>A term of a sum.</summary>
internal readonly record struct TensorTerm(Rational Coefficient, Tensor Tensor);

/// <summary>
/// A linear combination of two or more tensors of equal axes. Terms are distinct, without coefficients of their own,
/// sorted by their place; coefficients, but for a constant, are coprime integers, that of a constant term, or else the first, positive.
/// </summary>
internal sealed class SumTensor(ImmutableArray<Dimension> axes, ImmutableArray<TensorTerm> terms) : Tensor(axes)
{
    public ImmutableArray<TensorTerm> Terms { get; } = terms;

    /// <summary>
    /// The earlier sum of which this is a multiple of the transpose, where one is known: products use that one.
    /// </summary>
    public TensorTerm? TransposeOf { get; private set; }

    /// <summary>Notes that two sums are transposes of each other, up to a coefficient; the later refers to the earlier.</summary>
    public static void Relate(SumTensor sum, Rational coefficient, SumTensor transpose)
    {
        sum.Writing.Mirror(turned: transpose.Writing, coefficient);
        var (first, second, factor) = sum.Id < transpose.Id
            ? (sum, transpose, Rational.One / coefficient) : (transpose, sum, coefficient);
        if (!ReferenceEquals(first, second) && first.TransposeOf is null)
        {
            second.TransposeOf ??= new(factor, first);
        }
    }

    /// <summary>How the program writes it.</summary>
    public Writing Writing { get; } = new(terms);

    public override IEnumerable<Tensor> Operands => Terms.Select(t => t.Tensor);

    internal override int BuildHash
    {
        get
        {
            var hash = default(HashCode);
            foreach (var term in Terms)
            {
                hash.Add(term.Tensor.Id);
                hash.Add(term.Coefficient);
            }

            return hash.ToHashCode();
        }
    }

    internal override bool IsBuiltLike(Tensor other) => Terms.AsSpan().SequenceEqual(((SumTensor)other).Terms.AsSpan());
}

/// <summary>A factor of a contraction: a tensor with an index for each of its axes.</summary>
internal readonly record struct Factor(Tensor Tensor, ImmutableArray<int> Indices)
{
    public bool Equals(Factor other) =>
        ReferenceEquals(Tensor, other.Tensor) && Indices.AsSpan().SequenceEqual(other.Indices.AsSpan());

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Tensor.Id);
        foreach (var index in Indices)
        {
            hash.Add(index);
        }

        return hash.ToHashCode();
    }
}

/// <summary>
/// A coefficient times factors, summed over every index that is no axis of the result. Indices 0 to Order - 1 are the
/// axes of the result, in order; an axis that no factor has broadcasts.
/// </summary>
internal sealed class ContractionTensor(
    Rational coefficient, ImmutableArray<Factor> factors, int order, ImmutableArray<Dimension> indices)
    : Tensor([.. indices.Take(order)])
{
    public Rational Coefficient { get; } = coefficient;

    public ImmutableArray<Factor> Factors { get; } = factors;

    /// <summary>The dimension of every index.</summary>
    public ImmutableArray<Dimension> Indices { get; } = indices;

    public override IEnumerable<Tensor> Operands => Factors.Select(f => f.Tensor);

    internal override int BuildHash
    {
        get
        {
            var hash = default(HashCode);
            hash.Add(Coefficient);
            foreach (var factor in Factors)
            {
                hash.Add(factor);
            }

            return hash.ToHashCode();
        }
    }

    internal override bool IsBuiltLike(Tensor other)
    {
        var contraction = (ContractionTensor)other;
        return Coefficient == contraction.Coefficient
            && Factors.AsSpan().SequenceEqual(contraction.Factors.AsSpan())
            && Indices.AsSpan().SequenceEqual(contraction.Indices.AsSpan());
    }
}

/// <summary>A function of the table applied to each entry of operands of equal axes.</summary>
internal sealed class EntrywiseTensor(EntrywiseFunction function, ImmutableArray<Tensor> arguments)
    : Tensor(arguments[0].Axes)
{
    public EntrywiseFunction Function { get; } = function;

    public ImmutableArray<Tensor> Arguments { get; } = arguments;

    public override IEnumerable<Tensor> Operands => Arguments;

    internal override int BuildHash => HashCode.Combine(Function.Name, Arguments[0].Id, Arguments[^1].Id);

    internal override bool IsBuiltLike(Tensor other) =>
        other is EntrywiseTensor e && ReferenceEquals(e.Function, Function)
        && Arguments.AsSpan().SequenceEqual(e.Arguments.AsSpan());
}

/// <summary>Each entry to a rational power, neither 0 nor 1.</summary>
internal sealed class PowerTensor(Tensor @base, Rational exponent) : Tensor(@base.Axes)
{
    public Tensor Base { get; } = @base;

    public Rational Exponent { get; } = exponent;

    public override IEnumerable<Tensor> Operands => [Base];

    internal override int BuildHash => HashCode.Combine(Base.Id, Exponent);

    internal override bool IsBuiltLike(Tensor other) =>
        other is PowerTensor p && ReferenceEquals(p.Base, Base) && p.Exponent == Exponent;
}

/// <summary>Each entry to the power of an entry of a tensor of equal axes.</summary>
internal sealed class VariablePowerTensor(Tensor @base, Tensor exponent) : Tensor(@base.Axes)
{
    public Tensor Base { get; } = @base;

    public Tensor Exponent { get; } = exponent;

    public override IEnumerable<Tensor> Operands => [Base, Exponent];

    internal override int BuildHash => HashCode.Combine(Base.Id, Exponent.Id);

    internal override bool IsBuiltLike(Tensor other) =>
        other is VariablePowerTensor p && ReferenceEquals(p.Base, Base) && ReferenceEquals(p.Exponent, Exponent);
}

/// <summary>A function of a whole tensor that is no contraction, along some of its axes.</summary>
internal sealed class FunctionTensor(
    TensorFunction function, Tensor argument, ImmutableArray<int> along, ImmutableArray<Dimension> axes) : Tensor(axes)
{
    public TensorFunction Function { get; } = function;

    public Tensor Argument { get; } = argument;

    /// <summary>The axes of the argument that are normalised or reduced.</summary>
    public ImmutableArray<int> Along { get; } = along;

    public override IEnumerable<Tensor> Operands => [Argument];

    internal override int BuildHash => HashCode.Combine(Function, Argument.Id, Along.Length);

    internal override bool IsBuiltLike(Tensor other) =>
        other is FunctionTensor f && f.Function == Function && ReferenceEquals(f.Argument, Argument)
        && Along.AsSpan().SequenceEqual(f.Along.AsSpan());
}
