using SymMat.Catalog;
using SymMat.Matrices;

namespace SymMat.Printing;

/// <summary>Broadcasting as papers write it, which have no sign for it: <c>A .+ b</c> is <c>A + b*ones(n)'</c>.</summary>
internal static class Repetition
{
    /// <summary>
    /// A term of a sum in the sum's shape. Mere numbers are written as they are, as in <c>1 - p</c>, but beside an identity
    /// matrix, where 1 would read as one.
    /// </summary>
    public static MatrixExpression Of(MatrixExpression term, SumExpression sum)
    {
        var shape = sum.Shape;
        if (term.Shape == shape || (term is NumberExpression && !sum.Terms.Any(t => IsIdentity(t.Operand))))
        {
            return term;
        }

        if (term.Shape.IsScalar)
        {
            var ones = shape.Columns.IsOne ? Build.Constant(Functions.Ones, shape.Rows)
                : Build.Constant(Functions.Ones, shape.Rows, shape.Columns);
            return term is NumberExpression { Value.IsOne: true } ? ones : Build.Product(term, ones);
        }

        return term.Shape.Columns.IsOne
            ? Build.Product(term, Build.Transpose(Build.Constant(Functions.Ones, shape.Columns)))
            : Build.Product(Build.Constant(Functions.Ones, shape.Rows), term);
    }

    private static bool IsIdentity(MatrixExpression term) =>
        term is ApplyExpression { Operator: ConstantFunction { Form: ConstantForm.Identity } };
}
