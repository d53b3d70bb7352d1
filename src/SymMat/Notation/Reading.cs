using System.Collections.Immutable;
using SymMat.Matrices;
using SymMat.Numbers;
using SymMat.Shapes;

namespace SymMat.Notation;

/// <summary>The notations that a derivative can be written in.</summary>
public enum NotationKind
{
    /// <summary>A matrix expression where there is one, else index notation.</summary>
    Matrix,

    /// <summary>Index notation.</summary>
    Index,

    /// <summary><c>vec(dF) = K*vec(dX)</c>, columns stacked, with Kronecker products.</summary>
    Kronecker,

    /// <summary><c>dF</c> as a linear map of <c>dX</c>.</summary>
    Differential,

    /// <summary>A contraction of matrices, as NumPy's einsum takes it.</summary>
    Einsum,
}

/// <summary>A derivative in a notation that was asked for.</summary>
public abstract record Reading
{
    /// <summary>The expressions that it is written with.</summary>
    internal abstract IEnumerable<MatrixExpression> Expressions { get; }
}

/// <summary>A derivative by its entries.</summary>
/// <param name="Body">The entries.</param>
public sealed record IndexReading(IndexBody Body) : Reading
{
    /// <inheritdoc/>
    internal override IEnumerable<MatrixExpression> Expressions => Body.Expressions;
}

/// <summary>
/// A derivative as the linear map that it is: <c>dF = ...</c>, the right side holding the differential of the variable;
/// or the same of stacked columns, <c>vec(dF) = K*vec(dX)</c>.
/// </summary>
/// <param name="Function">The left side.</param>
/// <param name="Value">The right side, of equal shape.</param>
/// <param name="Differentials">What the names of differentials on both sides are the differentials of.</param>
public sealed record DifferentialReading(
    MatrixExpression Function, MatrixExpression Value, ImmutableArray<Differential> Differentials) : Reading
{
    /// <inheritdoc/>
    internal override IEnumerable<MatrixExpression> Expressions => [Function, Value];
}

/// <summary>A differential: the name that stands for it in expressions, which the program does not have.</summary>
/// <param name="Name">The name.</param>
/// <param name="Of">The symbol or definition; the function, where it is the differential of a gradient.</param>
/// <param name="By">The variable of that gradient; else null.</param>
public sealed record Differential(string Name, string Of, string? By);

/// <summary>
/// A derivative as a sum of contractions; its axes are the letters of the results, or several of those merged.
/// </summary>
/// <param name="Terms">The terms; none for zero.</param>
/// <param name="Shape">The dimension of each axis.</param>
/// <param name="IsMerged">
/// Whether the results have more axes than the shape, so that the sum is reshaped to it, the last letter running fastest.
/// </param>
public sealed record EinsumReading(
    ImmutableArray<EinsumTerm> Terms, ImmutableArray<Dimension> Shape, bool IsMerged) : Reading
{
    /// <summary>Whether coefficients are written as decimals where they are decimals.</summary>
    public bool HasDecimals { get; init; }

    /// <inheritdoc/>
    internal override IEnumerable<MatrixExpression> Expressions => Terms.SelectMany(t =>
        t.Scalars.Concat(t.Operands.Select(o => o.Matrix)));
}

/// <summary>A contraction times scalars.</summary>
/// <param name="Coefficient">The coefficient, not zero.</param>
/// <param name="Scalars">Scalar factors.</param>
/// <param name="Subscripts">
/// The letters of the axes of each operand and of the result: <c>ik,jl->ijkl</c>. A letter that the result lacks is
/// summed over. Every matrix has two axes, though they be of length 1.
/// </param>
/// <param name="Operands">The operands.</param>
public sealed record EinsumTerm(
    Rational Coefficient,
    ImmutableArray<MatrixExpression> Scalars,
    string Subscripts,
    ImmutableArray<EinsumOperand> Operands);

/// <summary>A matrix as an operand.</summary>
/// <param name="Matrix">The matrix.</param>
/// <param name="Shape">The axes that it is reshaped to, the last running fastest; none where it has its own two.</param>
public sealed record EinsumOperand(MatrixExpression Matrix, ImmutableArray<Dimension> Shape);
