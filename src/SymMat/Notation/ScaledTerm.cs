using System.Collections.Immutable;
using SymMat.Matrices;
using SymMat.Numbers;

namespace SymMat.Notation;

/// <summary>A term of a sum of matrices: a coefficient and scalars times a matrix, or alone where that is null.</summary>
internal sealed record ScaledTerm(Rational Coefficient, IReadOnlyList<Multiplier> Scalars, MatrixExpression? Matrix)
{
    /// <summary>The sum, with what scales all terms before it.</summary>
    public static MatrixExpression Sum(Algebra algebra, List<ScaledTerm> terms)
    {
        if (terms.Count == 1 || terms.Exists(t => t.Matrix is null))
        {
            return Plain(algebra, terms);
        }

        var size = CommonSize(terms);
        var scalars = terms.Skip(1).Aggregate(terms[0].Scalars, (common, t) => Intersect(common, t.Scalars));
        var isOpposite = terms.TrueForAll(t => t.Coefficient.Sign < 0);
        var inner = Plain(algebra, [.. terms.Select(t => new ScaledTerm(
            t.Coefficient / (isOpposite ? -size : size), Without(t.Scalars, scalars), t.Matrix))]);
        var scaled = algebra.Scale(size, scalars, inner);
        return isOpposite ? Build.Negate(scaled) : scaled;
    }

    /// <summary>The matrix, where it is a sum with the matrices that begin, or end, all its terms outside.</summary>
    public static MatrixExpression Factored(MatrixExpression matrix) =>
        matrix is SumExpression sum && sum.Terms.All(t => !t.Dotted) ? Factored([.. sum.Terms]) ?? matrix : matrix;

    private static MatrixExpression Plain(Algebra algebra, List<ScaledTerm> terms)
    {
        var written = terms.ConvertAll(t => new Term(
            t.Coefficient.Sign < 0, false, algebra.Scale(t.Coefficient.Abs(), t.Scalars, t.Matrix)));
        return written is [{ Minus: false } sole] ? sole.Operand : Factored(written) ?? Build.Sum([.. written]);
    }

    /// <summary>The sum with the matrices that begin, or end, all its terms outside; null where there are none.</summary>
    private static MatrixExpression? Factored(List<Term> terms)
    {
        if (terms.Count < 2)
        {
            return null;
        }

        var factors = terms.ConvertAll(t => t.Operand is ProductExpression product ? product.Operands : [t.Operand]);
        var most = factors.Min(f => f.Length) - 1;
        var before = Common(factors, most, (f, place) => f[place]);
        var behind = Common(factors, most - before, (f, place) => f[^(place + 1)]);
        return before + behind == 0 ? null : Build.Product(
        [
            .. factors[0].Take(before),
            Build.Sum([.. terms.Zip(factors, (t, f) => t with { Operand = Build.Product(f[before..^behind]) })]),
            .. factors[0].TakeLast(behind),
        ]);
    }

    private static int Common(
        List<ImmutableArray<MatrixExpression>> factors, int most, Func<ImmutableArray<MatrixExpression>, int, MatrixExpression> at) =>
        Enumerable.Range(0, Math.Max(most, 0)).TakeWhile(place => !at(factors[0], place).Shape.IsScalar
            && factors.TrueForAll(f => Equality.Same(at(f, place), at(factors[0], place)))).Count();

    /// <summary>The size that all coefficients have; 1 where they differ.</summary>
    private static Rational CommonSize(List<ScaledTerm> terms)
    {
        var size = terms[0].Coefficient.Abs();
        return terms.TrueForAll(t => t.Coefficient.Abs() == size) ? size : Rational.One;
    }

    private static List<Multiplier> Intersect(IReadOnlyList<Multiplier> first, IReadOnlyList<Multiplier> second)
    {
        var left = second.ToList();
        return [.. first.Where(f => TakeFrom(left, f))];
    }

    private static List<Multiplier> Without(IReadOnlyList<Multiplier> all, IReadOnlyList<Multiplier> common)
    {
        var left = all.ToList();
        foreach (var multiplier in common)
        {
            TakeFrom(left, multiplier);
        }

        return left;
    }

    private static bool TakeFrom(List<Multiplier> list, Multiplier wanted)
    {
        var place = list.FindIndex(m => m.Divides == wanted.Divides && Equality.Same(m.Expression, wanted.Expression));
        if (place >= 0)
        {
            list.RemoveAt(place);
        }

        return place >= 0;
    }
}
