using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Numbers;
using SymMat.Shapes;

namespace SymMat.Matrices;

/// <summary>
/// A matrix expression, as people write and read it: immutable, well-shaped, without source positions. Subexpressions
/// may be shared. Make nodes by the factories of <see cref="Build"/>, which check nothing, or from source by the checker.
/// </summary>
public abstract class MatrixExpression
{
    private int _length;

    private protected MatrixExpression(Shape shape, ImmutableArray<MatrixExpression> operands)
    {
        Shape = shape;
        Operands = operands;
    }

    /// <summary>Rows by columns.</summary>
    public Shape Shape { get; }

    /// <summary>About the number of tokens that it takes to write: what simplification makes smaller.</summary>
    public int Length => _length == 0 ? _length = Lengths.Of(this) : _length;

    /// <summary>The subexpressions, from the left; none for a leaf.</summary>
    public ImmutableArray<MatrixExpression> Operands { get; }
}

/// <summary>An exact number.</summary>
/// <param name="value">The number.</param>
/// <param name="isDecimal">Whether it is written as a decimal where it is one.</param>
public sealed class NumberExpression(Rational value, bool isDecimal = false) : MatrixExpression(Shape.Scalar, [])
{
    /// <summary>The number.</summary>
    public Rational Value { get; } = value;

    /// <summary>Whether it is written as a decimal where it is one of no great length.</summary>
    public bool IsDecimal { get; } = isDecimal;

    /// <summary>The decimal that its absolute value is written as; null for a fraction, and for an integer.</summary>
    internal DecimalForm? Fraction => field ??= IsDecimal && !Value.IsInteger ? DecimalForm.Of(Value.Abs()) : null;
}

/// <summary>The constant pi.</summary>
public sealed class PiExpression() : MatrixExpression(Shape.Scalar, []);

/// <summary>A dimension taken as a scalar.</summary>
public sealed class DimensionExpression(Dimension value) : MatrixExpression(Shape.Scalar, [])
{
    /// <summary>The dimension.</summary>
    public Dimension Value { get; } = value;
}

/// <summary>A name: a declared symbol or a definition.</summary>
public sealed class NameExpression(string name, Shape shape) : MatrixExpression(shape, [])
{
    /// <summary>The name, Greek letters spelled in Latin.</summary>
    public string Name { get; } = name;
}

/// <summary>One term of a sum: its sign, and whether its operator is dotted (broadcasts).</summary>
public readonly record struct Term(bool Minus, bool Dotted, MatrixExpression Operand);

/// <summary>
/// A sum of one or more terms, from the left: <c>a - b .+ c</c>. A sole term is negated. The first term is never dotted.
/// </summary>
public sealed class SumExpression(Shape shape, ImmutableArray<Term> terms)
    : MatrixExpression(shape, [.. terms.Select(t => t.Operand)])
{
    /// <summary>The terms.</summary>
    public ImmutableArray<Term> Terms { get; } = terms;
}

/// <summary>A product of two or more factors by <c>*</c>, from the left; scalar factors scale.</summary>
public sealed class ProductExpression(Shape shape, ImmutableArray<MatrixExpression> factors)
    : MatrixExpression(shape, factors);

/// <summary>An operator or function of the catalog applied to operands, or a constant of given dimensions.</summary>
public sealed class ApplyExpression(
    Operator @operator, Shape shape, ImmutableArray<MatrixExpression> operands, ImmutableArray<Dimension> dimensions)
    : MatrixExpression(shape, operands)
{
    /// <summary>The row of the catalog.</summary>
    public Operator Operator { get; } = @operator;

    /// <summary>The dimensions that a constant takes; else none.</summary>
    public ImmutableArray<Dimension> Dimensions { get; } = dimensions;
}
