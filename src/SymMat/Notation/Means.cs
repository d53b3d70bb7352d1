using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Shapes;

namespace SymMat.Notation;

/// <summary>Writes a sum divided by the number of what it sums as a mean.</summary>
internal static class Means
{
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

        return (left, matrix is null ? null : MeanOfRows(matrix, left) ?? matrix);
    }

    private static MatrixExpression? MeanOfRows(MatrixExpression matrix, List<Multiplier> scalars) =>
        matrix is ApplyExpression { Operator: var o } && o == Operators.Transpose
            ? Mean(matrix.Operands[0], scalars) is { } mean ? Build.Transpose(mean) : null
            : Mean(matrix, scalars);

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
