using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numbers;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>
/// Raises tensors as factors of a product: negative powers divide, and what scales or turns a factor for it to be written
/// by a name, or as the program does, the product's coefficient makes up for.
/// </summary>
internal sealed class FactorRaiser(TensorGraph graph, Raiser raiser, Names names)
{
    private const int MostExponentOfSize = 64;

    private readonly DecimalSizes _decimalSizes = new(raiser, names);

    /// <summary>A tensor as a factor: a negative power divides.</summary>
    public Multiplier? Raise(Tensor tensor)
    {
        if (tensor is not PowerTensor power || names.Of(tensor) is not null)
        {
            return raiser.Operand(tensor) is { } raised ? new(raised, false) : null;
        }

        return PowerOf(power) is { Coefficient.IsOne: true } named ? Named(named)
            : Powers.Raise(raiser, power.Base, power.Exponent.Abs()) is { } expression
            ? new(expression, power.Exponent.Sign < 0) : null;
    }

    /// <summary>Whether the tensor, or what it is a power of, is written by a name.</summary>
    public bool HasName(Tensor tensor) => names.Of(tensor) is not null || PowerOf(tensor) is not null;

    /// <summary>
    /// What a factor is multiplied by to be written: what its name is a multiple by, or the size of a sum with a fraction,
    /// to the power it has.
    /// </summary>
    public Rational SizeOf(Tensor tensor)
    {
        if (names.Of(tensor) is not null)
        {
            return Rational.One;
        }

        if (InvertedIn(tensor) is { } inverted)
        {
            return Rational.One / SizeOf(inverted);
        }

        var (@base, exponent) = AsPower(tensor);
        var (size, times) = PowerOf(tensor) is { } named ? (named.Coefficient, named.Exponent)
            : @base is SumTensor sum && names.Of(sum) is null ? (SizeOf(sum), exponent) : (Rational.One, exponent);
        return ToPower(size, times);
    }

    /// <summary>
    /// What a sum is multiplied by to be written: its size in the program, without what its terms have in common where names,
    /// or sums of other sizes, stand in them.
    /// </summary>
    public Rational SizeOf(SumTensor sum)
    {
        if (raiser.Algebra.Order.HasDecimals)
        {
            return _decimalSizes.Of(sum);
        }

        var sizes = sum.Terms.Select(t => SizeOfNamesIn(raiser.Fold(t.Tensor))).ToList();
        return sizes.TrueForAll(s => s.IsOne) ? sum.Writing.Size
            : Rational.One / SumForm.Content(sum.Terms.Zip(sizes, (t, s) => t.Coefficient / s));
    }

    /// <summary>
    /// A factor that is not written as it is, with what it is multiplied by; null for others. A sum of another size whose
    /// terms are all negative once names stand in them is turned as well.
    /// </summary>
    public (Multiplier Multiplier, Rational Size)? Write(Tensor tensor, bool isTurned)
    {
        var size = SizeOf(tensor);
        var isSized = !size.IsOne;
        return (isTurned || isSized) && Written(tensor, isTurned, isSized) is { } multiplier ? (multiplier, isTurned ? -size : size)
            : isSized && tensor is SumTensor && Written(tensor, !isTurned, isSized) is { } opposite ? (opposite, isTurned ? size : -size)
            : null;
    }

    /// <summary>
    /// A sum among the factors that has fewer decimals with the coefficient of the product in it than beside it, as in
    /// y*(x + 2.5) for 2.5*y*(1 + 0.4*x), and how it is written then; null where there is none.
    /// </summary>
    public (Tensor Sum, Multiplier Whole)? Absorb(
        ContractionTensor product, Rational coefficient, Dictionary<Tensor, (Multiplier Multiplier, Rational Size)> written)
    {
        if (!raiser.Algebra.Order.HasDecimals || coefficient.Abs().IsOne)
        {
            return null;
        }

        foreach (var sum in product.Factors.Select(f => f.Tensor).OfType<SumTensor>())
        {
            var size = coefficient.Abs() * (written.TryGetValue(sum, out var known) ? known.Size : Rational.One);
            if (names.Of(sum) is null && product.Factors.Count(f => ReferenceEquals(f.Tensor, sum)) == 1
                && _decimalSizes.Absorbs(sum, coefficient.Abs()) && Positive(new SumRaiser(graph, raiser).RaiseTerms(sum, size)) is { } whole)
            {
                return (sum, new(whole, false));
            }
        }

        return null;
    }

    /// <summary>A tensor, or its opposite, in the size in which a sum in it is written or in its own; null where that has a minus.</summary>
    public Multiplier? Written(Tensor tensor, bool isTurned, bool isSized)
    {
        var (sums, sign) = (new SumRaiser(graph, raiser), isTurned ? -1 : 1);
        return isSized && PowerOf(tensor) is { } named ? Named(named) : tensor switch
        {
            FunctionTensor inverse when isSized && !isTurned && InvertedIn(inverse) is { } inverted =>
                sums.Factor(inverted, sign: 1) is { } matrix ? new(Marked(raiser.Nodes.Raise(inverse, Marked(matrix.Whole, inverted)), inverse), false) : null,
            SumTensor sum => Positive(Raised(sum, sign)) is { } difference ? new(Marked(difference, sum), false) : null,
            PowerTensor { Base: SumTensor sum, Exponent: var exponent } =>
                Positive(Raised(sum, exponent.IsEven && sum.Writing.Sign < 0 ? -sign : sign)) is { } root
                    ? new(raiser.Algebra.ToPower(root, exponent.Abs()), exponent.Sign < 0) : null,
            EntrywiseTensor { Function: var function, Arguments: [SumTensor sum] } =>
                Positive(sums.Raise(sum, sign)) is { } argument ? new(raiser.Apply(function, [argument]), false) : null,
            _ => Positive(raiser.RaiseSigned(tensor, sign, isTerm: false, SignTurning.Any)) is { } opposite ? new(opposite, false) : null,
        };

        Signed? Raised(SumTensor sum, int one) => isSized ? sums.Factor(sum, one) : sums.Raise(sum, one);
    }

    private MatrixExpression Marked(MatrixExpression expression, Tensor tensor) =>
        tensor.Is(Facts.Symmetric) ? raiser.Algebra.MarkSymmetric(expression) : expression;

    private Rational SizeOfNamesIn(Tensor term) => names.Of(term) is null && term is ContractionTensor { IsNamed: false } product
        ? product.Factors.Aggregate(Rational.One / product.Coefficient, (size, f) => size * SizeOfName(f.Tensor)) : SizeOfName(term);

    private Rational SizeOfName(Tensor tensor) => names.Of(tensor) is not null ? Rational.One
        : PowerOf(tensor) is { } named ? ToPower(named.Coefficient, named.Exponent)
        : tensor is SumTensor sum ? sum.Writing.Size : Rational.One;

    /// <summary>The sum that the tensor is the inverse of, where it is written in a size of its own; else null.</summary>
    private SumTensor? InvertedIn(Tensor tensor) => raiser.Algebra.Order.HasDecimals
        && tensor is FunctionTensor { Function: TensorFunction.Inverse, Argument: SumTensor sum } && names.Of(sum) is null ? sum : null;

    private static Rational ToPower(Rational size, Rational exponent) =>
        !size.IsOne && exponent.IsInteger && exponent.Abs() <= MostExponentOfSize ? size.Power((int)exponent.Numerator) : Rational.One;

    private static MatrixExpression? Positive(Signed? signed) =>
        signed is { Minus: false, Expression: var expression } ? expression : null;

    private static (Tensor Base, Rational Exponent) AsPower(Tensor tensor) =>
        tensor is PowerTensor power ? (power.Base, power.Exponent) : (tensor, Rational.One);

    private NamedPower? PowerOf(Tensor tensor) => AsPower(tensor) is var (@base, exponent) ? names.OfPower(@base, exponent) : null;

    private Multiplier Named(NamedPower power) =>
        new(raiser.Algebra.ToPower(Raiser.AsColumn(power.Name), power.Exponent.Abs()), power.Exponent.Sign < 0);
}
