using System.Numerics;
using SymMat.Catalog;

namespace SymMat.Matrices;

/// <summary>The number of tokens of an expression in the language, brackets included; a long number counts for several.</summary>
internal static class Lengths
{
    private const long Most = 1_000_000_000;
    private const int BitsOfToken = 32;
    private const int DigitsOfToken = 9;

    /// <summary>The number of tokens, up to a billion. Operands know theirs, so no recursion goes deep.</summary>
    public static int Of(MatrixExpression expression) => (int)Math.Min(Most, expression switch
    {
        NumberExpression { Fraction: { } form, Value.Sign: var sign } => (sign < 0 ? 1 : 0) + 1 + (form.Length / DigitsOfToken),
        NumberExpression { Value: var number } => (number.Sign < 0 ? 1 : 0) + OfInteger(number.Numerator)
            + (number.IsInteger ? 0 : 1 + OfInteger(number.Denominator)),
        DimensionExpression dimension => 2L * dimension.Value.Terms.Sum(t => Math.Max(1, t.Monomial.Names.Length)) - 1,
        SumExpression sum => sum.Terms.Sum(t => 1L + In(t.Operand, Precedence.Product)) - (sum.Terms[0].Minus ? 0 : 1),
        ProductExpression => expression.Operands.Sum(o => 1L + In(o, Precedence.Product)) - 1,
        ApplyExpression apply => OfApply(apply),
        _ => 1,
    });

    /// <summary>How tightly the outermost operator binds.</summary>
    public static Precedence PrecedenceOf(MatrixExpression expression) => expression switch
    {
        SumExpression => Precedence.Sum,
        ProductExpression => Precedence.Product,
        NumberExpression { Value: { IsInteger: false }, Fraction: null } => Precedence.Product,
        NumberExpression { Value.Sign: < 0 } => Precedence.Prefix,
        DimensionExpression { Value.Terms.Length: > 1 } => Precedence.Sum,
        DimensionExpression { Value.SoleName: null } => Precedence.Product,
        ApplyExpression { Operator: var o } when o == Operators.Transpose => Precedence.Postfix,
        ApplyExpression { Operator.Fixity: not Fixity.Call } apply => apply.Operator.Precedence,
        _ => Precedence.Atom,
    };

    /// <summary>One token for every eight digits or so.</summary>
    private static long OfInteger(BigInteger number) => 1 + (number.GetBitLength() / BitsOfToken);

    private static long In(MatrixExpression operand, Precedence least) =>
        operand.Length + (PrecedenceOf(operand) < least ? 2 : 0);

    private static long OfApply(ApplyExpression apply)
    {
        if (apply.Operator == Operators.Transpose)
        {
            return In(apply.Operands[0], Precedence.Atom) + 1;
        }

        return apply.Operator.Fixity == Fixity.Call
            ? 2 + apply.Operands.Sum(o => 1L + o.Length) + (2 * apply.Dimensions.Length)
            : apply.Operands.Sum(o => 1L + In(o, apply.Operator.Precedence == Precedence.Postfix ? Precedence.Atom : apply.Operator.Precedence)) - 1
                + (Lengths.PrecedenceOf(apply.Operands[^1]) == apply.Operator.Precedence ? 2 : 0);
    }
}
