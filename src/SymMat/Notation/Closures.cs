using SymMat.Catalog;
using SymMat.Matrices;

namespace SymMat.Notation;

/// <summary>Scalars that sum over everything: sums, inner products, traces, each in its shortest form.</summary>
internal static class Closures
{
    /// <summary>The sum of an entrywise product of columns.</summary>
    public static MatrixExpression Sum(Algebra algebra, List<Multiplier> columns)
    {
        var above = columns.Where(c => !c.Divides).OrderBy(c => c.Expression, algebra.Order).ToList();
        var below = columns.Where(c => c.Divides).ToList();
        if (above is [var sole] && below.Count == 0)
        {
            return SumOf(algebra, sole.Expression);
        }

        if (above.Count < 2)
        {
            return Build.Apply(Functions.Sum, algebra.EitherWay(algebra.Entrywise(columns)));
        }

        var first = above[0].Expression;
        var rest = algebra.Entrywise([.. above.Skip(1), .. below]);
        var forwards = algebra.Product(algebra.Transpose(first), rest);
        var backwards = algebra.Product(algebra.Transpose(rest), first);
        return forwards.Length == backwards.Length && algebra.Order.Products.Has(rest, first)
            ? backwards : Algebra.Shorter(forwards, backwards);
    }

    private static MatrixExpression SumOf(Algebra algebra, MatrixExpression column)
    {
        var inner = column is ApplyExpression { Operator: var t } && t == Operators.Transpose ? column.Operands[0] : column;
        if (inner is ApplyExpression apply)
        {
            if (apply.Operator == Functions.RowSum || apply.Operator == Functions.ColumnSum)
            {
                return OfEntries(algebra, apply.Operands[0]);
            }

            if (apply.Operator == Functions.Diagonal && apply.Operands[0].Shape.IsSquare)
            {
                return Build.Apply(Functions.Trace, algebra.EitherWay(apply.Operands[0]));
            }
        }

        return OfEntries(algebra, column);
    }

    /// <summary>The sum of all entries: of squares an inner product or a squared norm, of absolute values a norm.</summary>
    private static MatrixExpression OfEntries(Algebra algebra, MatrixExpression matrix)
    {
        if (SquareOf(matrix) is { } square)
        {
            var root = algebra.EitherWay(square);
            var norm = Build.Apply(Operators.Power, Build.Apply(Functions.Norm, root), Build.Number(2));
            return root.Shape.Columns.IsOne ? Algebra.Shorter(algebra.Product(algebra.Transpose(root), root), norm)
                : root.Shape.Rows.IsOne ? Algebra.Shorter(algebra.Product(root, algebra.Transpose(root)), norm) : norm;
        }

        matrix = algebra.EitherWay(matrix);
        return matrix is ApplyExpression { Operator: var o } && o == Functions.AbsoluteValue
            ? Build.Apply(Functions.AbsoluteNorm, algebra.EitherWay(matrix.Operands[0]))
            : Build.Apply(Functions.Sum, matrix);
    }

    /// <summary>What the entrywise square is of, or null.</summary>
    public static MatrixExpression? SquareOf(MatrixExpression expression) =>
        expression is ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.EntrywisePower } } power
        && power.Operands[1] is NumberExpression { Value: var two } && two == 2
            ? power.Operands[0] : null;

    /// <summary>The trace of a product of two matrices, or whichever says the same in fewer words.</summary>
    public static MatrixExpression Trace(
        Algebra algebra, MatrixExpression first, MatrixExpression second, MatrixExpression product)
    {
        var transposed = algebra.Transpose(first);
        if (Equality.Same(transposed, second))
        {
            return Build.Apply(Operators.Power, Build.Apply(Functions.Norm, algebra.EitherWay(second)), Build.Number(2));
        }

        var best = Candidates(algebra, product).Select(p => Build.Apply(Functions.Trace, p))
            .OrderBy(t => t.Length).ThenBy(t => t, algebra.Order).First();
        return product.Operands.Length <= 2 && Entrywise(algebra, transposed, second) is var entrywise
            && entrywise.Length < best.Length ? entrywise : best;
    }

    private static IEnumerable<MatrixExpression> Candidates(Algebra algebra, MatrixExpression product)
    {
        var factors = product is ProductExpression ? product.Operands.ToList() : [product];
        for (var turn = 0; turn < Math.Min(factors.Count, 8); turn++)
        {
            var rotated = algebra.Product([.. factors.Skip(turn), .. factors.Take(turn)]);
            yield return rotated;
            yield return algebra.Transpose(rotated);
        }
    }

    private static MatrixExpression Entrywise(Algebra algebra, MatrixExpression first, MatrixExpression second)
    {
        MatrixExpression[] pair = [first, second];
        Array.Sort(pair, algebra.Order);
        return new[] { Dot(pair), Dot([.. pair.Select(algebra.Transpose)]) }.OrderBy(d => d.Length).ThenBy(d => d, algebra.Order).First();
    }

    private static MatrixExpression Dot(MatrixExpression[] pair) => Build.Apply(Functions.Dot, [.. pair]);
}
