using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Shapes;

namespace SymMat.Notation;

/// <summary>Writes a sum divided by the number of what it sums as a mean.</summary>
internal static class Means
{
    private const int MostNesting = 4;

    /// <summary>The scalars and the matrix that they scale, with means for sums where the divisors are there.</summary>
    public static (IReadOnlyCollection<Multiplier> Scalars, MatrixExpression? Matrix) Find(
        IReadOnlyCollection<Multiplier> scalars, MatrixExpression? matrix)
    {
        var left = scalars.ToList();
        foreach (var scalar in scalars.Where(s => !s.Divides))
        {
            if (Mean(scalar.Expression, left) is { } mean)
            {
                left[left.IndexOf(scalar)] = new(mean, false);
            }
        }

        return (left, matrix is null ? null : Within(matrix, left, MostNesting) ?? matrix);
    }

    /// <summary>The product with a mean for a factor that is a sum; or null.</summary>
    private static MatrixExpression? Within(MatrixExpression matrix, List<Multiplier> scalars, int nesting)
    {
        if (Mean(matrix, scalars) is { } mean)
        {
            return mean;
        }

        var count = matrix switch
        {
            ProductExpression or ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.EntrywiseProduct } } => matrix.Operands.Length,
            ApplyExpression { Operator: var o } when o == Operators.Transpose || o == Operators.EntrywiseQuotient => 1,
            _ => 0,
        };
        for (var place = 0; place < count && nesting > 0 && scalars.Exists(s => s.Divides); place++)
        {
            if (Within(matrix.Operands[place], scalars, nesting - 1) is { } factor)
            {
                var operands = matrix.Operands.SetItem(place, factor);
                return matrix is ApplyExpression apply ? Build.Apply(apply.Operator, operands) : Build.Product(operands);
            }
        }

        return null;
    }

    /// <summary>The mean for a sum, its divisors taken from the list; or null.</summary>
    private static MatrixExpression? Mean(MatrixExpression expression, List<Multiplier> scalars)
    {
        if (expression is not ApplyExpression apply || Functions.MeanOf(apply.Operator) is not { } mean)
        {
            return null;
        }

        // The number of entries summed is that of the operand over that of the result.
        var operand = apply.Operands[0].Shape;
        var count = apply.Shape.IsScalar ? operand.Entries : apply.Shape.Columns.IsOne ? operand.Columns : operand.Rows;
        if (count.IsConstant || count.Terms is not [{ Coefficient.IsOne: true }])
        {
            return null;
        }

        var rest = scalars.ToList();
        foreach (var name in count.Terms[0].Monomial.Names)
        {
            var divisor = rest.FindIndex(s => s.Divides && s.Expression is DimensionExpression d && d.Value == Dimension.Named(name));
            if (divisor < 0)
            {
                return null;
            }

            rest.RemoveAt(divisor);
        }

        scalars.Clear();
        scalars.AddRange(rest);
        return Build.Apply(mean, apply.Operands[0]);
    }
}
