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

        var plain = raiser.Algebra.ToPower(expression, exponent);
        if (!(exponent * 2).IsInteger || raiser.Norms.Of(@base) is not { } norm)
        {
            return plain;
        }

        var ofNorm = raiser.Algebra.ToPower(norm, exponent * 2);
        return exponent.IsInteger && raiser.Norms.HasRoot(@base) ? ofNorm
            : exponent.IsInteger && !IsSumOfSquares(@base) ? plain
            : Algebra.Shorter(ofNorm, plain);
    }

    private static bool IsSumOfSquares(Tensor tensor) => tensor is ContractionTensor { Factors: [{ Tensor: PowerTensor }] };

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
