using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numbers;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>Writes powers with positive exponents: squares, roots, norms.</summary>
internal static class Powers
{
    /// <summary>The power of a tensor to a positive exponent, or null where its base has no expression.</summary>
    public static MatrixExpression? Raise(Raiser raiser, Tensor @base, Rational exponent)
    {
        if ((exponent.IsEven ? raiser.EitherSign(@base) : raiser.Operand(@base)) is not { } expression)
        {
            return null;
        }

        return NormOf(raiser, @base) is { } norm && (exponent * 2).IsInteger
            ? Algebra.Shorter(raiser.Algebra.ToPower(norm, exponent * 2), raiser.Algebra.ToPower(expression, exponent))
            : raiser.Algebra.ToPower(expression, exponent);
    }

    /// <summary>The norm whose square the scalar is, or null.</summary>
    private static MatrixExpression? NormOf(Raiser raiser, Tensor tensor)
    {
        if (tensor is not ContractionTensor { Order: 0, Coefficient.IsOne: true, IsNamed: false, Factors: [var factor] }
            || factor.Tensor is not PowerTensor { IsNamed: false } power || power.Exponent != 2
            || factor.Indices.Distinct().Count() != factor.Indices.Length)
        {
            return null;
        }

        return raiser.EitherSign(power.Base) is { } root
            ? Build.Apply(Functions.Norm, raiser.Algebra.EitherWay(root)) : null;
    }

    /// <summary>A positive power as written: a root, or with an exponent.</summary>
    public static MatrixExpression To(MatrixExpression expression, Rational exponent, bool isDecimal)
    {
        if (exponent.IsOne)
        {
            return expression;
        }

        if (expression is ApplyExpression { Operator: var o } && o == Operators.Transpose)
        {
            return Build.Transpose(To(expression.Operands[0], exponent, isDecimal));
        }

        return exponent == Rational.Half
            ? Build.Apply(Functions.SquareRoot, expression)
            : Build.Apply(
                expression.Shape.IsScalar ? Operators.Power : Operators.EntrywisePower,
                expression,
                new NumberExpression(exponent, isDecimal));
    }
}
