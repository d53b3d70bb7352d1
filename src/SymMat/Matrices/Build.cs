using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Numbers;
using SymMat.Shapes;

namespace SymMat.Matrices;

/// <summary>
/// Makes nodes of matrix expressions with their shapes, as written: nothing is simplified, and operands are taken to fit.
/// </summary>
public static class Build
{
    /// <summary>A number.</summary>
    public static MatrixExpression Number(Rational value) => new NumberExpression(value);

    /// <summary>A number that is written as a decimal where it is one of no great length, else as a fraction.</summary>
    public static MatrixExpression Decimal(Rational value) => new NumberExpression(value, isDecimal: true);

    /// <summary>A dimension as a scalar; a constant one is a number.</summary>
    public static MatrixExpression Dimension(Dimension value) =>
        value.IsConstant ? Number(value.Evaluate(_ => 0)) : new DimensionExpression(value);

    /// <summary>A sum; its shape is that of the terms, broadcast.</summary>
    public static MatrixExpression Sum(ImmutableArray<Term> terms) =>
        new SumExpression(Broadcast(terms.Select(t => t.Operand)), terms);

    /// <summary>The opposite.</summary>
    public static MatrixExpression Negate(MatrixExpression operand) => Sum([new(true, false, operand)]);

    /// <summary>A product by <c>*</c>; a sole factor is itself.</summary>
    public static MatrixExpression Product(params ImmutableArray<MatrixExpression> factors)
    {
        if (factors.Length == 1)
        {
            return factors[0];
        }

        // A scalar scales; so the shape is that of the factors that are no scalars, first rows by last columns.
        var rows = Shapes.Dimension.One;
        var columns = Shapes.Dimension.One;
        var started = false;
        foreach (var factor in factors)
        {
            if (started && new Shape(rows, columns).IsScalar)
            {
                started = false;
            }

            if (!factor.Shape.IsScalar)
            {
                rows = started ? rows : factor.Shape.Rows;
                columns = factor.Shape.Columns;
                started = true;
            }
        }

        return new ProductExpression(new(rows, columns), factors);
    }

    /// <summary>An operator of the catalog applied to operands that fit it.</summary>
    /// <exception cref="ArgumentException">No signature of the operator fits the operands.</exception>
    public static MatrixExpression Apply(Operator @operator, params ImmutableArray<MatrixExpression> operands) =>
        new ApplyExpression(@operator, ShapeOf(@operator, operands), operands, []);

    /// <summary>A constant of given dimensions: one dimension is a square identity, or a column.</summary>
    public static MatrixExpression Constant(ConstantFunction function, params ImmutableArray<Dimension> dimensions) =>
        new ApplyExpression(
            function,
            function.Form == ConstantForm.Commutation ? Square(dimensions[0] * dimensions[1])
                : dimensions.Length == 2 ? new(dimensions[0], dimensions[1])
                : new(dimensions[0], function.Form == ConstantForm.Identity ? dimensions[0] : Shapes.Dimension.One),
            [],
            dimensions);

    private static Shape Square(Dimension dimension) => new(dimension, dimension);

    /// <summary>The transpose, as written.</summary>
    public static MatrixExpression Transpose(MatrixExpression operand) =>
        new ApplyExpression(Operators.Transpose, operand.Shape.Transposed, [operand], []);

    /// <summary>The shape of operands that broadcast: each dimension is that of an operand that is not 1.</summary>
    public static Shape Broadcast(IEnumerable<MatrixExpression> operands)
    {
        var shape = Shape.Scalar;
        foreach (var operand in operands)
        {
            shape = new(
                operand.Shape.Rows.IsOne ? shape.Rows : operand.Shape.Rows,
                operand.Shape.Columns.IsOne ? shape.Columns : operand.Shape.Columns);
        }

        return shape;
    }

    private static Shape ShapeOf(Operator @operator, ImmutableArray<MatrixExpression> operands)
    {
        switch (@operator)
        {
            case SyntaxOperator { Form: OperatorForm.Quotient or OperatorForm.Power }:
                return operands[0].Shape;
            case SyntaxOperator { Form: OperatorForm.Solve }:
                return new(operands[0].Shape.Columns, operands[1].Shape.Columns);
            case EntrywiseFunction or SyntaxOperator:
                return Broadcast(operands);
            default:
                var shapes = operands.Select(o => o.Shape).ToImmutableArray();
                return SignatureMatch.Find(@operator, shapes)?.Result
                    ?? throw new ArgumentException($"{@operator} does not take {string.Join(", ", shapes)}");
        }
    }
}
