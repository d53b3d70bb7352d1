using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numbers;
using SymMat.Shapes;

namespace SymMat.Notation;

/// <summary>The layouts of a derivative; see the language's table.</summary>
public enum Layout
{
    /// <summary>Gradients in the shape of the variable, Jacobians in numerator layout.</summary>
    Mixed,

    /// <summary>Everything in the shape of the variable first.</summary>
    Denominator,

    /// <summary>Everything in the shape of the function first.</summary>
    Numerator,
}

/// <summary>One derivative, ready to print.</summary>
/// <param name="Of">The name that is differentiated.</param>
/// <param name="Wrt">One variable, or two for a second derivative.</param>
/// <param name="Body">Its value.</param>
public sealed record Derivative(string Of, ImmutableArray<string> Wrt, DerivativeBody Body)
{
    /// <summary>The notation that was asked for; null for the value as it is, and where there is no such notation.</summary>
    public Reading? Reading { get; init; }

    /// <summary>The differential that stands beside an array; else null.</summary>
    public DifferentialReading? Beside { get; init; }

    /// <summary>The spaces of the structured variables.</summary>
    public ImmutableArray<Space> Spaces { get; init; } = [];

    /// <summary>The notation that was asked for and does not exist, so that index notation stands for it; else null.</summary>
    public NotationKind? Missing { get; init; }

    /// <summary>The expressions that it is written with, in all its notations.</summary>
    internal IEnumerable<MatrixExpression> Expressions =>
        Body.Expressions.Concat(Reading?.Expressions ?? []).Concat(Beside?.Expressions ?? []);
}

/// <summary>The space that a derivative by a structured variable is in.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Properties">Its structure.</param>
/// <param name="IsFree">Whether the derivative is by the entries that determine the others, rather than the gradient.</param>
public sealed record Space(string Variable, Properties Properties, bool IsFree);

/// <summary>The value of a derivative: a matrix expression, or index notation where there is none.</summary>
public abstract record DerivativeBody
{
    /// <summary>The expressions that it is written with.</summary>
    internal abstract IEnumerable<MatrixExpression> Expressions { get; }
}

/// <summary>A derivative that a matrix expression can say, in the shape that the layout asks for.</summary>
public sealed record MatrixBody(MatrixExpression Value) : DerivativeBody
{
    /// <inheritdoc/>
    internal override IEnumerable<MatrixExpression> Expressions => [Value];
}

/// <summary>
/// A derivative in index notation: the entry <c>D[i,j,k,l]</c> as a sum of terms. It always has the axes of the
/// function, then those of the variable (or, of a matrix in index notation, rows and columns).
/// </summary>
/// <param name="Axes">
/// The axes in order: four for a tensor, two for a matrix that no matrix expression says.
/// </param>
/// <param name="Terms">The terms of the entry; none for zero.</param>
public sealed record IndexBody(ImmutableArray<IndexAxis> Axes, ImmutableArray<IndexTerm> Terms) : DerivativeBody
{
    /// <summary>Whether coefficients are written as decimals where they are decimals.</summary>
    public bool HasDecimals { get; init; }

    /// <inheritdoc/>
    internal override IEnumerable<MatrixExpression> Expressions =>
        Terms.SelectMany(t => t.Scalars.Concat(t.Factors.OfType<EntryFactor>().Select(f => f.Matrix)));
}

/// <summary>An axis: its dimension, and the indices that run along it.</summary>
/// <param name="Dimension">The dimension.</param>
/// <param name="Indices">
/// The indices: none where the dimension is 1; one as a rule; several for an axis that merges others (as vec does),
/// the first running fastest.
/// </param>
public sealed record IndexAxis(Dimension Dimension, ImmutableArray<Index> Indices);

/// <summary>An index: a letter that clashes with no name of the program, and the dimension that it runs over.</summary>
public sealed record Index(string Letter, Dimension Dimension);

/// <summary>A term: a coefficient times scalar factors times indexed factors, summed over the indices named.</summary>
/// <param name="Coefficient">The rational coefficient, not zero.</param>
/// <param name="Scalars">Scalar factors without indices.</param>
/// <param name="Factors">The indexed factors.</param>
/// <param name="Summed">Indices that are summed over.</param>
public sealed record IndexTerm(
    Rational Coefficient,
    ImmutableArray<MatrixExpression> Scalars,
    ImmutableArray<IndexFactor> Factors,
    ImmutableArray<Index> Summed);

/// <summary>A factor with indices.</summary>
public abstract record IndexFactor;

/// <summary>Kronecker's delta of two indices of one dimension.</summary>
public sealed record DeltaFactor(Index First, Index Second) : IndexFactor;

/// <summary>
/// An entry of a matrix. Rows and Columns hold the indices of that axis: none where its dimension is 1, several where
/// the axis is split (the first running fastest).
/// </summary>
public sealed record EntryFactor(
    MatrixExpression Matrix, ImmutableArray<Index> Rows, ImmutableArray<Index> Columns) : IndexFactor;

/// <summary>The derivatives that one command asked for, with the program that they are of.</summary>
/// <param name="Program">The program.</param>
/// <param name="Derivatives">The derivatives, in the order asked for.</param>
/// <param name="Layout">The layout that they are in.</param>
/// <remarks>
/// Expressions may use names of definitions of the program; where <c>--expand</c> was asked for they use none.
/// </remarks>
public sealed record Answer(MatrixProgram Program, ImmutableArray<Derivative> Derivatives, Layout Layout)
{
    /// <summary>
    /// Names that the derivatives use beside the program's, for what is written several times; each uses earlier ones only.
    /// </summary>
    public ImmutableArray<Definition> Where { get; init; } = [];

    /// <summary>The program with these names as further definitions: what the derivatives are expressions over.</summary>
    public MatrixProgram Scope => Where.IsEmpty ? Program : Program with { Definitions = [.. Program.Definitions, .. Where] };
}
