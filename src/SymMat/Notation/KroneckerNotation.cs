using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Shapes;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>
/// The matrix K of <c>vec(dF) = K*vec(dX)</c>, columns stacked (Magnus and Neudecker 1988): a term whose factors split
/// into one with the rows of F and X and one with their columns is a Kronecker product.
/// </summary>
internal static class KroneckerNotation
{
    /// <summary>
    /// The matrix of a derivative of axes (axes of F, axes of X), or null where there is none. Where a term is nothing of
    /// the kind, the array is paired to a matrix and raised as one.
    /// </summary>
    public static MatrixExpression? Of(
        TensorGraph graph, Raiser raiser, IndexNotation notation, Tensor derivative, Shape function, Shape variable)
    {
        var corners = Corners.Of(function, variable);
        var terms = new List<ScaledTerm>();
        foreach (var contraction in notation.TermsOf(derivative))
        {
            if (OfTerm(raiser, contraction, corners) is not { } term)
            {
                return raiser.Raise(Paired(graph, derivative, corners)) is { } whole
                    ? ScaledTerm.Factored(Oriented(whole, function.Entries, variable.Entries)) : null;
            }

            terms.Add(term);
        }

        return terms.Count > 0 ? ScaledTerm.Sum(raiser.Algebra, terms)
            : function.IsScalar && variable.IsScalar ? Build.Number(0)
            : Build.Constant(Functions.Zeros, function.Entries, variable.Entries);
    }

    /// <summary>K*vec(dX), in which an identity is not written.</summary>
    public static MatrixExpression Times(MatrixExpression matrix, MatrixExpression stacked)
    {
        var (minus, factors) = matrix is SumExpression { Terms: [{ Minus: true } sole] }
            ? (true, sole.Operand) : (false, matrix);
        if (matrix is NumberExpression { Value.IsZero: true })
        {
            return matrix;
        }

        var product = Build.Product([.. Factors(factors).Where(f => !IsIdentity(f)), stacked]);
        return minus ? Build.Negate(product) : product;
    }

    private static IEnumerable<MatrixExpression> Factors(MatrixExpression matrix) =>
        matrix is ProductExpression ? matrix.Operands : [matrix];

    private static bool IsIdentity(MatrixExpression matrix) =>
        matrix is ApplyExpression { Operator: ConstantFunction { Form: ConstantForm.Identity } };

    private static ScaledTerm? OfTerm(Raiser raiser, ContractionTensor contraction, Corners corners)
    {
        if (raiser.Spread(contraction, contraction.Coefficient, turns: null) is not var (coefficient, network))
        {
            return null;
        }

        network.Reduce(liftPairings: false);
        return new KroneckerTerm(network, raiser.Algebra, corners) is { IsMatrix: true } term
            ? new(coefficient, network.Scalars, term.Write()) : null;
    }

    /// <summary>The tensor of two axes: the axes of F as one, and those of X as one.</summary>
    private static Tensor Paired(TensorGraph graph, Tensor derivative, Corners corners)
    {
        var draft = new Draft();
        var axes = derivative.Axes.Select(draft.NewIndex).ToArray();
        draft.Times(derivative, axes);
        foreach (var (first, second) in new[] { (corners.I, corners.J), (corners.K, corners.L) })
        {
            if (first >= 0 && second >= 0)
            {
                var pair = graph.Pair(derivative.Axes[first], derivative.Axes[second]);
                draft.Times(pair, axes[first], axes[second], draft.NewOutputs([pair.Axes[2]])[0]);
            }
            else if (first >= 0 || second >= 0)
            {
                draft.Output.Add(axes[Math.Max(first, second)]);
            }
        }

        return graph.Contract(draft);
    }

    /// <summary>A vector is raised as a column; here it may be the only row.</summary>
    private static MatrixExpression Oriented(MatrixExpression matrix, Dimension rows, Dimension columns) =>
        matrix.Shape == new Shape(rows, columns) ? matrix : Build.Transpose(matrix);
}

/// <summary>The axes of the rows and columns of F and of X in a derivative; -1 for one of dimension 1.</summary>
internal sealed record Corners(int I, int J, int K, int L)
{
    /// <summary>The corners of a derivative of a value of one shape by a variable of another.</summary>
    public static Corners Of(Shape function, Shape variable)
    {
        var next = 0;
        int Take(Dimension dimension) => dimension.IsOne ? -1 : next++;
        return new(Take(function.Rows), Take(function.Columns), Take(variable.Rows), Take(variable.Columns));
    }
}
