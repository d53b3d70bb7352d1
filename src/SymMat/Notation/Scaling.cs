using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numbers;

namespace SymMat.Notation;

/// <summary>Multiples of expressions: what scales stands in front, above or below a line, numbers first.</summary>
internal sealed partial class Algebra
{
    /// <summary>
    /// A coefficient and scalar multipliers times a matrix expression, or alone where there is none: <c>2/m*A</c>,
    /// <c>x/norm(x)</c>, <c>1/2*s</c>. The sign is the caller's.
    /// </summary>
    public MatrixExpression Scale(Rational coefficient, IReadOnlyCollection<Multiplier> scalars, MatrixExpression? matrix)
    {
        (coefficient, scalars, matrix) = Unscale(coefficient, scalars, matrix);
        (coefficient, scalars) = Folded(coefficient, Quotients.Open(scalars));
        (scalars, matrix) = Means.Find(scalars, matrix);
        var above = Ordered(scalars, divides: false);
        var below = Ordered(scalars, divides: true);
        if (below.Length == 0)
        {
            return Times(coefficient, above, matrix);
        }

        var (multiple, share) = Halves(coefficient);
        var divisor = Times(share, below, null);
        if (matrix is null)
        {
            return Build.Apply(Operators.Quotient, Times(multiple, above, null), divisor);
        }

        return above.Length == 0 && multiple.IsOne
            ? Build.Apply(Operators.Quotient, matrix, divisor)
            : Times(1, [Build.Apply(Operators.Quotient, Times(multiple, above, null), divisor)], matrix);
    }

    /// <summary>What of a coefficient stands above a line and what below it: a decimal stays whole.</summary>
    private (Rational Above, Rational Below) Halves(Rational coefficient) =>
        Order.HasDecimals && DecimalForm.Of(coefficient.Abs()) is not null ? (coefficient, Rational.One)
            : (coefficient.Numerator, coefficient.Denominator);

    /// <summary>Moves a number in front of a matrix expression, and what it is divided by, to the other scalars.</summary>
    private static (Rational, IReadOnlyCollection<Multiplier>, MatrixExpression?) Unscale(
        Rational coefficient, IReadOnlyCollection<Multiplier> scalars, MatrixExpression? matrix)
    {
        if (matrix is ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.Quotient } } quotient
            && !quotient.Operands[0].Shape.IsScalar && (scalars.Count > 0 || !coefficient.IsOne))
        {
            return Unscale(coefficient, [.. scalars, new(quotient.Operands[1], true)], quotient.Operands[0]);
        }

        return matrix is ProductExpression && matrix.Operands[0] is NumberExpression number && !matrix.Shape.IsScalar
            ? (coefficient * number.Value, scalars, Build.Product([.. matrix.Operands.Skip(1)]))
            : (coefficient, scalars, matrix);
    }

    /// <summary>Numbers that scalar multipliers start with go to the coefficient.</summary>
    private static (Rational, IReadOnlyCollection<Multiplier>) Folded(Rational coefficient, IReadOnlyCollection<Multiplier> scalars)
    {
        if (!scalars.Any(m => NumberIn(m.Expression) is not null))
        {
            return (coefficient, scalars);
        }

        var rest = new List<Multiplier>();
        foreach (var multiplier in scalars)
        {
            var number = NumberIn(multiplier.Expression) ?? Rational.One;
            coefficient = multiplier.Divides ? coefficient / number : coefficient * number;
            rest.Add(number.IsOne ? multiplier : multiplier with { Expression = Build.Product([.. multiplier.Expression.Operands.Skip(1)]) });
        }

        return (coefficient, rest);
    }

    private static Rational? NumberIn(MatrixExpression expression) =>
        expression is ProductExpression { Operands: [NumberExpression { Value: { Sign: > 0 } value }, ..] } ? value : null;

    private MatrixExpression Times(
        Rational coefficient, ImmutableArray<MatrixExpression> scalars, MatrixExpression? matrix)
    {
        if (matrix is ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.EntrywiseProduct or OperatorForm.EntrywiseQuotient } } entrywise)
        {
            // Products of both kinds bind alike, from the left: 2*A .* B is (2*A) .* B.
            return Build.Apply(
                entrywise.Operator, [ScaleFirst(coefficient, scalars, entrywise.Operands[0]), .. entrywise.Operands.Skip(1)]);
        }

        IEnumerable<MatrixExpression> rest = matrix is null
            ? scalars.SkipLast(1).Concat(scalars.TakeLast(1).SelectMany(FactorsOf)) : [.. scalars, .. FactorsOf(matrix)];
        return coefficient.IsOne && rest.Any()
            ? Build.Product([.. rest])
            : Build.Product([Number(coefficient), .. rest]);
    }

    private MatrixExpression ScaleFirst(
        Rational coefficient, ImmutableArray<MatrixExpression> scalars, MatrixExpression first) =>
        first is NumberExpression { Value.IsOne: true } ? Times(coefficient, scalars, null)
            : coefficient.IsOne && scalars.IsEmpty ? first : Times(coefficient, scalars, first);

    private static IEnumerable<MatrixExpression> FactorsOf(MatrixExpression matrix) =>
        matrix is ProductExpression ? matrix.Operands : [matrix];

    private ImmutableArray<MatrixExpression> Ordered(IReadOnlyCollection<Multiplier> multipliers, bool divides) =>
        JoinRoots([.. Collected(multipliers.Where(m => m.Divides == divides).SelectMany(m => ScalarFactors(m.Expression))).Order(NamesFirst)]);

    /// <summary>The factors with powers for equal ones, but for numbers.</summary>
    private IEnumerable<MatrixExpression> Collected(IEnumerable<MatrixExpression> factors) => factors.GroupBy(f => f, Equality.Structural)
        .SelectMany(g => g.Key is NumberExpression ? g.AsEnumerable() : [ToPower(g.Key, g.Count())]);

    /// <summary>sqrt(a)*sqrt(b) is sqrt(a*b) for scalars, since both roots are real.</summary>
    private static ImmutableArray<MatrixExpression> JoinRoots(ImmutableArray<MatrixExpression> factors)
    {
        var roots = factors.Where(IsRoot).Select(r => r.Operands[0]).OrderBy(r => r is not NumberExpression).ToImmutableArray();
        return roots.Length < 2 ? factors : [.. factors.Where(f => !IsRoot(f)), Build.Apply(Functions.SquareRoot, Build.Product(roots))];
    }

    private static bool IsRoot(MatrixExpression factor) =>
        factor is ApplyExpression { Shape.IsScalar: true, Operator: var o } && o == Functions.SquareRoot;

    private static IEnumerable<MatrixExpression> ScalarFactors(MatrixExpression expression) =>
        expression is ProductExpression && expression.Operands.All(o => o.Shape.IsScalar)
            ? expression.Operands : [expression];
}
