using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;

namespace SymMat.Catalog;

/// <summary>How tightly an operator binds, from the loosest.</summary>
public enum Precedence
{
    /// <summary>Sums and differences.</summary>
    Sum,

    /// <summary>Products and quotients.</summary>
    Product,

    /// <summary>A leading sign.</summary>
    Prefix,

    /// <summary>Powers, transposes, inverses.</summary>
    Postfix,

    /// <summary>Names, numbers, calls, brackets.</summary>
    Atom,
}

/// <summary>How the operator is written in the language.</summary>
public enum Fixity
{
    /// <summary><c>f(A, B)</c>.</summary>
    Call,

    /// <summary><c>A op B</c>.</summary>
    Infix,
}

/// <summary>
/// A row of the catalog: one operator or function of the language. What a row says is all that any stage knows of it;
/// no pass, printer or message names a function.
/// </summary>
public abstract record Operator(string Name)
{
    /// <summary>Other spellings of the same function.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Signs that mathematics writes for it and the language does not read.</summary>
    public ImmutableArray<string> Signs { get; init; } = [];

    /// <summary>How it is written.</summary>
    public Fixity Fixity { get; init; } = Fixity.Call;

    /// <summary>How tightly it binds where it is no call.</summary>
    public Precedence Precedence { get; init; } = Precedence.Atom;

    /// <summary>
    /// The index signatures that it accepts, the first that fits being taken: <c>ij,jk-&gt;ik</c>; each operand and the
    /// result is two indices, rows then columns, an index being a letter, <c>1</c>, or a pair <c>(ij)</c> of
    /// dimension i*j with i running faster. Equal letters are equal dimensions. Empty where operands broadcast.
    /// </summary>
    public ImmutableArray<Signature> Signatures { get; init; } = [];

    /// <summary>The number of operands.</summary>
    public abstract int Arity { get; }

    /// <summary>For a function of vectors: the function that does the same to each row of a matrix.</summary>
    public string? MatrixVariant { get; init; }

    /// <summary>
    /// LaTeX: a template with {0}, {1} for operands ({0*} for one that is bracketed unless it can be a factor, {0!}
    /// unless it is an atom), or a command that the bracketed operands follow; null for <c>\operatorname{name}(...)</c>.
    /// </summary>
    public string? Latex { get; init; }

    /// <summary>LaTeX where an operand is a matrix, if that differs.</summary>
    public string? LatexOfMatrix { get; init; }

    /// <summary>Unicode: a template as for LaTeX, or a name that the bracketed operands follow; null for the same as text.</summary>
    public string? Unicode { get; init; }

    /// <summary>Unicode where an operand is a matrix, if that differs.</summary>
    public string? UnicodeOfMatrix { get; init; }

    /// <summary>
    /// NumPy: a template with {0}, {1} for operands; steps separated by semicolons have the results of the steps before
    /// as further operands. An operand has two axes, or is a float if the function is entrywise. Null where the printer
    /// has an infix for it, or where <see cref="NumPyBySignature"/> says it.
    /// </summary>
    public string? NumPy { get; init; }

    /// <summary>NumPy: a template for each signature, where one does not do for all.</summary>
    public ImmutableArray<string> NumPyBySignature { get; init; } = [];

    /// <summary>Whether the NumPy template also takes a float for a (1, 1) operand, and then gives one.</summary>
    public bool NumPyTakesFloats { get; init; }

    /// <inheritdoc/>
    public sealed override string ToString() => Name;
}

/// <summary>A function applied to each entry; several operands broadcast.</summary>
/// <param name="Name">The name in the language.</param>
/// <param name="Derivatives">
/// The partial derivative by each operand, in the language, the operands being called x (and y), all scalars.
/// </param>
/// <param name="Value">The value on doubles; the second argument is ignored by functions of one operand.</param>
public sealed record EntrywiseFunction(
    string Name, ImmutableArray<string> Derivatives, Func<double, double, double> Value) : Operator(Name)
{
    /// <inheritdoc/>
    public override int Arity => Derivatives.Length;

    /// <summary>What f(-x) is.</summary>
    public Parity Parity { get; init; }

    /// <summary>The k in f(t*x) = t^k*f(x) for every t greater than 0, all operands being multiplied; null where there is none.</summary>
    public int? Degree { get; init; }

    /// <summary>Where it is real and smooth enough to sample its first operand.</summary>
    public Domain Domain { get; init; } = Domain.Real;

    /// <summary>The sign that all its values have.</summary>
    public Range Range { get; init; }

    /// <summary>Whether it is 0 derivative wherever it has one (sign, step).</summary>
    public bool IsPiecewiseConstant => Derivatives.All(d => d == "0");

    /// <summary>Whether it grows like exp, so that doubles overflow at arguments of some hundreds.</summary>
    public bool GrowsExponentially { get; init; }

    /// <summary>NumPy of f(-x), x being the hole, where that is not f of the opposite.</summary>
    public string? NumPyOfOpposite { get; init; }

    /// <summary>NumPy of f(1 + x), x being the hole, where that is more accurate near 0.</summary>
    public string? NumPyOfOnePlus { get; init; }

    /// <summary>NumPy of f(x) - 1, x being the hole, where that is more accurate near 0.</summary>
    public string? NumPyLessOne { get; init; }

    /// <summary>Laws that hold on the domain: pairs of expressions in x (and y).</summary>
    public ImmutableArray<(string Left, string Right)> Identities { get; init; } = [];
}

/// <summary>A contraction: wholly described by its signature.</summary>
public sealed record ContractionOperator(string Name) : Operator(Name)
{
    /// <inheritdoc/>
    public override int Arity => Signatures[0].Operands.Length;
}

/// <summary>A function defined in the language by others.</summary>
/// <param name="Name">The name in the language.</param>
/// <param name="Body">
/// The definition; operands are called A, B, and the letters of the signature are dimensions.
/// </param>
public sealed record DefinedFunction(string Name, string Body) : Operator(Name)
{
    /// <summary>The value on doubles where the body has none, though the function does; null where the body always has.</summary>
    public Func<Matrix<double>, Matrix<double>>? Value { get; init; }

    /// <summary>Whether it is linear in its operand.</summary>
    public bool IsLinear { get; init; }

    /// <inheritdoc/>
    public override int Arity => Signatures[0].Operands.Length;
}

/// <summary>A function that is no contraction and has a node of its own in the tensor graph.</summary>
/// <param name="Name">The name in the language.</param>
/// <param name="Node">The node.</param>
public sealed record NodeFunction(string Name, TensorFunction Node) : Operator(Name)
{
    /// <inheritdoc/>
    public override int Arity => 1;

    /// <summary>
    /// The letters of the operand's signature along which the node normalises or reduces; empty for whole matrices.
    /// </summary>
    public string Along { get; init; } = "";
}

/// <summary>The tensor functions that are neither contractions nor entrywise.</summary>
public enum TensorFunction
{
    /// <summary>The matrix inverse.</summary>
    Inverse,

    /// <summary>The determinant.</summary>
    Determinant,

    /// <summary>The logarithm of the determinant's absolute value.</summary>
    LogDeterminant,

    /// <summary>exp(x) divided by its sum along some axes.</summary>
    Softmax,

    /// <summary>The logarithm of the sum of exp(x) along some axes.</summary>
    LogSumExp,
}

/// <summary>A constant of given dimensions: <c>eye(n)</c>, <c>ones(m, n)</c>. Its arguments are dimensions.</summary>
/// <param name="Name">The name in the language.</param>
/// <param name="Form">Which constant.</param>
public sealed record ConstantFunction(string Name, ConstantForm Form) : Operator(Name)
{
    /// <inheritdoc/>
    public override int Arity => 0;

    /// <summary>The numbers of dimensions that it takes.</summary>
    public required ImmutableArray<int> DimensionCounts { get; init; }
}

/// <summary>The constants of given dimensions.</summary>
public enum ConstantForm
{
    /// <summary>The identity matrix.</summary>
    Identity,

    /// <summary>All entries one.</summary>
    Ones,

    /// <summary>All entries zero.</summary>
    Zeros,

    /// <summary>The permutation that takes vec(A) to vec(A') for A of the given rows and columns.</summary>
    Commutation,
}

/// <summary>
/// An operator of the language's syntax whose shape rule is no signature: products that also scale, quotients, powers,
/// broadcasting products.
/// </summary>
public sealed record SyntaxOperator(string Name, OperatorForm Form) : Operator(Name)
{
    /// <inheritdoc/>
    public override int Arity => 2;
}

/// <summary>The operators that the syntax spells.</summary>
public enum OperatorForm
{
    /// <summary>Entrywise product, which broadcasts; any number of operands.</summary>
    EntrywiseProduct,

    /// <summary>Entrywise quotient, which broadcasts.</summary>
    EntrywiseQuotient,

    /// <summary>Anything divided by a scalar.</summary>
    Quotient,

    /// <summary>inv(A)*b.</summary>
    Solve,

    /// <summary>A scalar to a scalar power, or a square matrix to an integer.</summary>
    Power,

    /// <summary>Entrywise power, which broadcasts.</summary>
    EntrywisePower,
}

/// <summary>What f(-x) is.</summary>
public enum Parity
{
    /// <summary>Nothing simpler.</summary>
    None,

    /// <summary>f(-x) = f(x).</summary>
    Even,

    /// <summary>f(-x) = -f(x).</summary>
    Odd,

    /// <summary>f(-x) = 1 - f(x).</summary>
    Complementary,
}

/// <summary>Where to sample a function.</summary>
public enum Domain
{
    /// <summary>All numbers.</summary>
    Real,

    /// <summary>All numbers but 0, where the function has a kink.</summary>
    NonZero,

    /// <summary>Positive numbers.</summary>
    Positive,

    /// <summary>Between -1 and 1.</summary>
    Unit,

    /// <summary>Greater than -1.</summary>
    AboveMinusOne,
}

/// <summary>What is known of the values of a function.</summary>
public enum Range
{
    /// <summary>Nothing.</summary>
    Any,

    /// <summary>At least 0.</summary>
    NonNegative,

    /// <summary>Greater than 0.</summary>
    Positive,
}
