using System.Collections.Immutable;
using System.Numerics;
using SymMat.Catalog;
using SymMat.Shapes;

namespace SymMat.Printing;

/// <summary>
/// A formula as it will stand on the page: precedence, brackets, signs and fractions are decided, spellings are not.
/// </summary>
/// <param name="Precedence">How tightly the formula binds.</param>
/// <param name="Tall">Whether it is higher than a line, so that brackets around it must grow.</param>
internal abstract record Formula(Precedence Precedence, bool Tall);

/// <summary>An integer that is not negative.</summary>
internal sealed record NumberFormula(BigInteger Value) : Formula(Precedence.Atom, false);

/// <summary>A decimal that is not negative.</summary>
internal sealed record DecimalFormula(string Literal) : Formula(Precedence.Atom, false);

/// <summary>A name.</summary>
internal sealed record NameFormula(string Name) : Formula(Precedence.Atom, false);

/// <summary>The constant pi.</summary>
internal sealed record PiFormula() : Formula(Precedence.Atom, false);

/// <summary>A term of a sum: its sign, whether its operator broadcasts, and what it adds.</summary>
internal readonly record struct SignedFormula(bool Minus, bool Dotted, Formula Operand);

/// <summary>A sum; a sole term is negative, and stands for the opposite.</summary>
internal sealed record SumFormula(ImmutableArray<SignedFormula> Terms)
    : Formula(Precedence.Sum, Terms.Any(t => t.Operand.Tall))
{
    /// <summary>What this is the opposite of, or null.</summary>
    public Formula? Opposite => Terms is [{ Minus: true } sole] ? sole.Operand : null;
}

/// <summary>A product by <c>*</c>.</summary>
internal sealed record ProductFormula(ImmutableArray<Formula> Factors)
    : Formula(Precedence.Product, Factors.Any(f => f.Tall));

/// <summary>An operator between operands: <c>.*</c>, <c>./</c>, <c>\</c>.</summary>
internal sealed record InfixFormula(Operator Operator, ImmutableArray<Formula> Operands)
    : Formula(Precedence.Product, Operands.Any(o => o.Tall));

/// <summary>A quotient on one line, or a fraction with a bar, which binds like a factor.</summary>
internal sealed record QuotientFormula(Formula Numerator, Formula Denominator, bool Stacked)
    : Formula(Stacked ? Precedence.Prefix : Precedence.Product, Stacked || Numerator.Tall || Denominator.Tall);

/// <summary>A power, entrywise or not.</summary>
internal sealed record PowerFormula(Formula Base, Formula Exponent, Operator Operator)
    : Formula(Precedence.Postfix, Base.Tall);

/// <summary>A transpose, an inverse as a mark, or both.</summary>
internal sealed record MarkFormula(Formula Base, bool Inverse, bool Transpose) : Formula(Precedence.Postfix, Base.Tall);

/// <summary>A function of operands, by a template of the format or else as a call.</summary>
internal sealed record CallFormula(
    Operator Operator, string? Template, ImmutableArray<Formula> Operands, Precedence Binding)
    : Formula(Binding, Operands.Any(o => o.Tall));

/// <summary>A constant of given dimensions.</summary>
internal sealed record ConstantFormula(ConstantFunction Function, ImmutableArray<Formula> Dimensions, Shape Shape)
    : Formula(Precedence.Atom, false);

/// <summary>A formula in round brackets.</summary>
internal sealed record BracketFormula(Formula Content) : Formula(Precedence.Atom, Content.Tall);

/// <summary>An entry: each axis has one index, or several that run along it, the first fastest.</summary>
internal sealed record EntryFormula(Formula Base, ImmutableArray<ImmutableArray<string>> Axes)
    : Formula(Precedence.Atom, Base.Tall);

/// <summary>A differential: of a name, or of the gradient of a name by another.</summary>
internal sealed record DifferentialFormula(Notation.Differential Differential)
    : Formula(Precedence.Atom, Differential.By is not null);

/// <summary>The differential of an expression that is not written out.</summary>
internal sealed record PendingFormula(Formula Content) : Formula(Precedence.Atom, Content.Tall);

/// <summary>The derivative of a name by another, as a value of its own.</summary>
internal sealed record AdjointFormula(string Of, string By, bool Stacked)
    : Formula(Stacked ? Precedence.Prefix : Precedence.Product, Stacked);

/// <summary>A contraction of matrices by letters.</summary>
internal sealed record EinsumFormula(string Subscripts, ImmutableArray<Formula> Operands) : Formula(Precedence.Atom, false);

/// <summary>An array with its entries in the same order, the last axis running fastest, and other axes.</summary>
internal sealed record ReshapeFormula(Formula Content, ImmutableArray<Formula> Dimensions) : Formula(Precedence.Atom, false);

/// <summary>Kronecker's delta.</summary>
internal sealed record DeltaFormula(string First, string Second) : Formula(Precedence.Atom, false);

/// <summary>A sum over indices.</summary>
internal sealed record SummationFormula(ImmutableArray<string> Indices, Formula Content)
    : Formula(Precedence.Prefix, true);
