using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numbers;

namespace SymMat.Notation;

/// <summary>A factor of an entrywise product or a scalar factor: it multiplies, or divides.</summary>
internal readonly record struct Multiplier(MatrixExpression Expression, bool Divides);

/// <summary>
/// Puts matrix expressions together as a person would write them: products flat, transposes pushed where that is shorter,
/// quotients rather than negative powers. Nothing here changes a value.
/// </summary>
internal sealed partial class Algebra(WritingOrder order)
{
    private readonly HashSet<MatrixExpression> _symmetric = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<MatrixExpression, MatrixExpression> _diagonals = new(ReferenceEqualityComparer.Instance);

    /// <summary>The order in which a person writes factors and terms that commute.</summary>
    public WritingOrder Order { get; } = order;

    // Names are written before functions of names, and what stands in brackets last.
    private IComparer<MatrixExpression> NamesFirst { get; } = Comparer<MatrixExpression>.Create((x, y) =>
        RankOf(x).CompareTo(RankOf(y)) is var byRank && byRank != 0 ? byRank : order.Compare(x, y));

    /// <summary>A number as the program writes numbers.</summary>
    public MatrixExpression Number(Rational value) => new NumberExpression(value, Order.HasDecimals);

    /// <summary>A positive power.</summary>
    public MatrixExpression ToPower(MatrixExpression @base, Rational exponent) => Powers.To(@base, exponent, Order.HasDecimals);

    /// <summary>Notes that an expression is symmetric, so that it is its own transpose.</summary>
    public MatrixExpression MarkSymmetric(MatrixExpression expression)
    {
        _symmetric.Add(expression);
        return expression;
    }

    /// <summary>Notes that a column is the diagonal of a diagonal matrix.</summary>
    public MatrixExpression MarkDiagonal(MatrixExpression column, MatrixExpression matrix)
    {
        _diagonals.Add(column, matrix);
        return column;
    }

    /// <summary>The diagonal matrix whose diagonal the multiplier is a power of, to that power; else null.</summary>
    public MatrixExpression? DiagonalMatrixOf(Multiplier multiplier)
    {
        var (column, exponent) = multiplier.Expression is ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.EntrywisePower } } power
            && power.Operands[1] is NumberExpression { Value: { IsInteger: true } value } ? (power.Operands[0], value) : (multiplier.Expression, 1);
        if (!_diagonals.TryGetValue(column, out var matrix))
        {
            return null;
        }

        var whole = exponent == 1 ? matrix : Build.Apply(Operators.Power, matrix, Build.Number(exponent));
        return MarkSymmetric(multiplier.Divides ? Build.Apply(Operators.Inverse, whole) : whole);
    }

    /// <summary>The shorter of two.</summary>
    public static MatrixExpression Shorter(MatrixExpression first, MatrixExpression second) =>
        second.Length < first.Length ? second : first;

    /// <summary>The shorter of two.</summary>
    public static Signed Shorter(Signed first, Signed second) => second.Whole.Length < first.Whole.Length ? second : first;

    /// <summary>The expression or its transpose, whichever is shorter: for functions that take either.</summary>
    public MatrixExpression EitherWay(MatrixExpression expression) => Shorter(expression, Transpose(expression));

    /// <summary>
    /// A product of matrices, flat, what scales them in front; equal neighbours make a power, inverses join.
    /// </summary>
    public MatrixExpression Product(params IEnumerable<MatrixExpression> factors)
    {
        var scalars = new List<MatrixExpression>();
        var flat = new List<MatrixExpression>();
        foreach (var factor in factors.SelectMany(f => Unscaled(f, scalars)))
        {
            if (!(factor is ApplyExpression { Operator: ConstantFunction { Form: ConstantForm.Identity } }))
            {
                Append(flat, AsFactor(factor));
            }
        }

        return flat.Count == 0 ? factors.First()
            : scalars.Count == 0 ? AsPower(flat) ?? Build.Product([.. flat])
            : Build.Product([.. scalars, .. AsPower(flat) is { } power ? [power] : flat]);
    }

    /// <summary>A*B*A*B as (A*B)^2, where that is shorter; else null.</summary>
    private static MatrixExpression? AsPower(List<MatrixExpression> flat)
    {
        for (var period = 2; period <= flat.Count / 2; period++)
        {
            if (flat.Count % period == 0 && flat[0].Shape.Rows == flat[period - 1].Shape.Columns
                && Enumerable.Range(period, flat.Count - period).All(f => Equality.Same(flat[f], flat[f - period])))
            {
                var power = Build.Apply(
                    Operators.Power, Build.Product([.. flat.Take(period)]), Build.Number(flat.Count / period));
                return power.Length < Build.Product([.. flat]).Length ? power : null;
            }
        }

        return null;
    }

    /// <summary>The factors of a product; what scales it, but numbers, goes to the scalars.</summary>
    private static IEnumerable<MatrixExpression> Unscaled(MatrixExpression expression, List<MatrixExpression> scalars)
    {
        var factors = FactorsOf(expression).ToList();
        var start = factors.FindIndex(f => !f.Shape.IsScalar || f is NumberExpression);
        if (start <= 0 || factors[start..].Exists(f => f.Shape.IsScalar))
        {
            return Flatten(expression);
        }

        scalars.AddRange(factors[..start]);
        return factors[start..];
    }

    private static IEnumerable<MatrixExpression> Flatten(MatrixExpression expression) =>
        expression is ProductExpression && !expression.Operands.Any(o => o.Shape.IsScalar)
            ? expression.Operands : [expression];

    private void Append(List<MatrixExpression> flat, MatrixExpression factor)
    {
        if (flat.Count > 0 && factor.Shape.IsSquare && flat[^1].Shape == factor.Shape && !factor.Shape.IsScalar)
        {
            var (leftBase, left) = PowerOf(flat[^1]);
            var (rightBase, right) = PowerOf(factor);
            if (Equality.Same(leftBase, rightBase) && left > 0 && right > 0)
            {
                flat[^1] = MatrixPower(leftBase, left + right);
                return;
            }

            if (InverseOf(flat[^1]) is { } first && InverseOf(factor) is { } second)
            {
                var joined = Build.Apply(Operators.Inverse, Product(second, first));
                if (joined.Length < flat[^1].Length + factor.Length + 1)
                {
                    flat[^1] = joined;
                    return;
                }
            }
        }

        flat.Add(factor);
    }

    private (MatrixExpression Base, Rational Exponent) PowerOf(MatrixExpression expression)
    {
        if (expression is ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.Power } } power
            && power.Operands[1] is NumberExpression number)
        {
            return (power.Operands[0], number.Value);
        }

        return expression is ApplyExpression { Operator: var o } && o == Operators.Transpose
            && PowerOf(expression.Operands[0]) is var (inner, exponent) && exponent != 1
                ? (Transpose(inner), exponent) : (expression, Rational.One);
    }

    private static MatrixExpression MatrixPower(MatrixExpression @base, Rational exponent) =>
        @base is ApplyExpression { Operator: var o } && o == Operators.Transpose
            ? Build.Transpose(MatrixPower(@base.Operands[0], exponent))
            : Build.Apply(Operators.Power, @base, Build.Number(exponent));

    private static MatrixExpression? InverseOf(MatrixExpression expression) =>
        expression is ApplyExpression { Operator: NodeFunction { Node: TensorFunction.Inverse } }
            ? expression.Operands[0] : null;

    /// <summary>The entrywise product of multipliers that broadcast; 1 for none.</summary>
    public MatrixExpression Entrywise(IReadOnlyCollection<Multiplier> multipliers)
    {
        var above = Ordered(multipliers, divides: false);
        var below = Ordered(multipliers, divides: true);
        var numerator = above.Length == 0 ? Build.Number(1) : EntrywiseProduct(above);
        return below.Length == 0 ? numerator
            : Build.Apply(Operators.EntrywiseQuotient, numerator, EntrywiseProduct(below));
    }

    private MatrixExpression EntrywiseProduct(ImmutableArray<MatrixExpression> factors)
    {
        ImmutableArray<MatrixExpression> flat = [.. factors.SelectMany(f =>
            f is ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.EntrywiseProduct } } ? f.Operands : [f])];
        flat = [.. Arranged([.. Collected(flat)])];
        return flat.Length == 1 ? flat[0] : Build.Apply(Operators.EntrywiseProduct, flat);
    }

    /// <summary>
    /// Factors of an entrywise product in order; but those that scale stay in front, and where no name is in front a product
    /// of matrices is, which needs no brackets there.
    /// </summary>
    private IEnumerable<MatrixExpression> Arranged(List<MatrixExpression> factors) =>
        factors.Exists(f => f is ProductExpression { Operands: [{ Shape.IsScalar: true }, ..] }) ? factors
            : factors.TrueForAll(IsComposite) ? factors.OrderBy(f => f is not ProductExpression).ThenBy(StandsInBrackets).ThenBy(f => f, Order)
            : factors.Order(NamesFirst);

    private static int RankOf(MatrixExpression expression) => StandsInBrackets(expression) ? 2 : IsComposite(expression) ? 1 : 0;

    private static bool StandsInBrackets(MatrixExpression expression)
    {
        while (expression is ApplyExpression { Operator: var o }
            && (o == Operators.Transpose || o == Operators.Power || o == Operators.EntrywisePower))
        {
            expression = expression.Operands[0];
        }

        return expression is SumExpression or ProductExpression;
    }

    private static bool IsComposite(MatrixExpression expression) => expression is ApplyExpression { Operator: var o }
        ? o != Operators.Transpose || IsComposite(expression.Operands[0]) : expression is SumExpression or ProductExpression;
}
