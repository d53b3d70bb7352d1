using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numbers;
using SymMat.Shapes;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>Raises sums: common factors out, positive terms first, broadcasts by dotted operators.</summary>
internal sealed class SumRaiser(TensorGraph graph, Raiser raiser)
{
    /// <summary>A multiple of a sum, its coefficient in front or in the terms, whichever is shorter; null if it can't be.</summary>
    public Signed? Raise(SumTensor sum, Rational coefficient)
    {
        if (Factor(sum, coefficient.Sign) is not { } inner)
        {
            return null;
        }

        var scale = coefficient.Abs() / raiser.Factors.SizeOf(sum);
        if (scale.IsOne)
        {
            return inner;
        }

        var outside = new Signed(inner.Minus, raiser.Algebra.Scale(scale, [], inner.Expression));
        // A fraction in front is worth no more than quotients in the terms; but a decimal in front than decimals in them.
        var most = outside.Whole.Length - (coefficient.IsInteger || sum.Order > 0 || raiser.Algebra.Order.HasDecimals ? 1 : 0);
        return RaiseTerms(sum, coefficient) is { } inside && inside.Whole.Length <= most ? inside : outside;
    }

    /// <summary>The sum as a factor is written: of its own size, and of that sign.</summary>
    public Signed? Factor(SumTensor sum, int sign) =>
        raiser.Once(sum, sign, (s, one) => RaiseTerms(s, one * raiser.Factors.SizeOf(s)));

    /// <summary>The terms in a row; differences in them take the signs where no minus is left then.</summary>
    public Signed? RaiseRow(IReadOnlyList<TensorTerm> stage, Rational coefficient)
    {
        if (RaiseTerms(stage, coefficient, null) is not { } terms)
        {
            return null;
        }

        if (terms.TrueForAll(t => !t.Minus))
        {
            return Assemble(terms);
        }

        var isNegative = terms.TrueForAll(t => t.Minus);
        var turned = RaiseTerms(stage, coefficient, isNegative ? SignTurning.Any : IsFree(stage, terms));
        return Assemble(turned is not null && (isNegative || turned.TrueForAll(t => !t.Minus)) ? turned : terms);
    }

    /// <summary>The terms with the coefficient in them.</summary>
    public Signed? RaiseTerms(SumTensor sum, Rational coefficient)
    {
        if (Complement(sum, coefficient) is { } complement)
        {
            return complement;
        }

        Signed? best = null;
        var folded = sum.Terms.Select(t => t with { Tensor = raiser.Fold(t.Tensor) }).ToList();
        foreach (var stage in Factoring.Stages(graph, folded))
        {
            if (RaiseRow(stage, coefficient) is not { } raised)
            {
                return best;
            }

            best = best is { } shorter && IsBetter(shorter, raised) ? best : raised;
        }

        return best;
    }

    /// <summary>
    /// Whether the one with fewer factors taken out is shorter, or about as short and less nested. It is a sum, which mostly
    /// stands in brackets, so that it is to be shorter by more than one.
    /// </summary>
    private bool IsBetter(Signed plain, Signed factored)
    {
        var (first, second) = (raiser.Algebra.TransposesOutside(plain.Whole), raiser.Algebra.TransposesOutside(factored.Whole));
        return first.Length + 1 < second.Length
            || (first.Length <= second.Length && Nesting.OfSums(first) < Nesting.OfSums(second));
    }

    /// <summary>
    /// Differences that may be turned beside the terms: those that do not stand there as they are, as a factor or spelled
    /// out, but no scalars that the program writes so.
    /// </summary>
    private static Predicate<SumTensor> IsFree(IReadOnlyList<TensorTerm> stage, List<Signed> raised)
    {
        var positive = stage.Where((_, place) => !raised[place].Minus).Select(t => t.Tensor).ToHashSet();
        var factors = positive.OfType<ContractionTensor>().SelectMany(c => c.Operands).ToHashSet();
        return sum => (sum.Writing.Sign == 0 || sum.Order > 0) && !factors.Contains(sum) && !sum.Terms.Any(t => positive.Contains(t.Tensor));
    }

    private List<Signed>? RaiseTerms(IReadOnlyList<TensorTerm> stage, Rational coefficient, Predicate<SumTensor>? turns)
    {
        var terms = stage.Select(t => raiser.RaiseSigned(t.Tensor, t.Coefficient * coefficient, isTerm: true, turns))
            .TakeWhile(t => t is not null).OfType<Signed>().ToList();
        return terms.Count == stage.Count ? terms : null;
    }

    /// <summary>1 - f(u) as f(-u), for a function for which these are one.</summary>
    private Signed? Complement(SumTensor sum, Rational coefficient)
    {
        var lead = sum.Terms[0].Tensor is EntrywiseTensor ? 1 : 0;
        if (sum.Terms.Length != 2
            || sum.Terms[lead] is not { Tensor: ContractionTensor { Factors.Length: 0 }, Coefficient: var one }
            || sum.Terms[1 - lead] is not { Tensor: EntrywiseTensor { IsNamed: false } f } second
            || f.Function.Parity != Parity.Complementary || one != -second.Coefficient
            || raiser.RaiseSigned(f.Arguments[0], -1, isTerm: false, SignTurning.Any) is not { } opposite)
        {
            return null;
        }

        coefficient *= one;
        var value = Build.Apply(f.Function, opposite.Whole);
        return new(coefficient.Sign < 0, raiser.Algebra.Scale(coefficient.Abs(), [], value));
    }

    private Signed Assemble(List<Signed> terms)
    {
        var whole = terms.Select(t => t.Expression.Shape).Aggregate(Widest);
        var isMatrix = terms.Exists(t => !t.Expression.Shape.Rows.IsOne && !t.Expression.Shape.Columns.IsOne);
        terms = [.. terms.Select(t => t.Expression is ProductExpression ? t with { Expression = raiser.Algebra.TransposesOutside(t.Expression) } : t)
            .OrderBy(t => t.Expression is { Shape.IsScalar: true, Operands.Length: > 0 } && !whole.IsScalar)
            .ThenBy(t => t is { Minus: true, Expression: NumberExpression })
            .ThenBy(t => !isMatrix && !whole.IsScalar && IsName(t.Expression)).ThenBy(t => t.Expression, raiser.Algebra.Order.Terms).ThenBy(t => t.Minus).ThenBy(t => t.Expression, raiser.Algebra.Order)];
        terms = Polynomials.Ordered(terms);
        var first = terms.FindIndex(t => !t.Minus);
        if (first < 0)
        {
            return new(true, Join([.. terms.Select(t => new Signed(false, t.Expression))]));
        }

        var lead = terms[first];
        terms.RemoveAt(first);
        return new(false, Join([lead, .. terms]));
    }

    /// <summary>A mere name, but among matrices, comes after products, as in A*x + b.</summary>
    private static bool IsName(MatrixExpression expression) =>
        expression is NameExpression || (IsTransposed(expression) && expression.Operands[0] is NameExpression);

    private static bool IsTransposed(MatrixExpression expression) =>
        expression is ApplyExpression { Operator: var o } && o == Operators.Transpose;

    private static MatrixExpression Join(ImmutableArray<Signed> terms)
    {
        if (terms is [{ Minus: false } sole])
        {
            return sole.Expression;
        }

        if (terms.Any(t => IsTransposed(t.Expression))
            && terms.All(t => t.Expression.Shape.IsScalar || IsTransposed(t.Expression)))
        {
            return Build.Transpose(Join([.. terms.Select(t => IsTransposed(t.Expression)
                ? t with { Expression = t.Expression.Operands[0] } : t)]));
        }

        var shape = terms[0].Expression.Shape;
        var joined = ImmutableArray.CreateBuilder<Term>();
        foreach (var (minus, expression) in terms)
        {
            joined.Add(new(minus, joined.Count > 0 && expression.Shape != shape, expression));
            shape = Widest(shape, expression.Shape);
        }

        return Build.Sum(joined.ToImmutable());
    }

    /// <summary>The shape of a sum that broadcasts.</summary>
    private static Shape Widest(Shape first, Shape second) => new(
        second.Rows.IsOne ? first.Rows : second.Rows, second.Columns.IsOne ? first.Columns : second.Columns);
}
