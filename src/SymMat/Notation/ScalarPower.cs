using SymMat.Numbers;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>A scalar to a rational power, or to the power of another, which then stands apart.</summary>
internal readonly record struct ScalarPower(Tensor Base, Rational Exponent, Tensor? Variable = null)
{
    /// <summary>The parts of a power; a unit is the base itself.</summary>
    public static ScalarPower Of(Tensor scalar) => scalar.IsNamed ? new(scalar, Rational.One) : Opened(scalar);

    /// <summary>The parts of a power, though it have a name.</summary>
    public static ScalarPower Opened(Tensor scalar) => scalar switch
    {
        PowerTensor power => new(power.Base, power.Exponent),
        VariablePowerTensor power => new(power.Base, Rational.One, power.Exponent),
        _ => new(scalar, Rational.One),
    };

    /// <summary>
    /// Whether a power of the base with another exponent is thought of as this one multiplied or divided: not one that has
    /// an integer exponent, as a size is, with which the base may be 0; nor a root.
    /// </summary>
    public bool IsOpen => Variable is { } exponent ? !OfSizes(exponent) : !(Exponent * 2).IsInteger;

    /// <summary>Whether another power of the base, of which an exponent is left, is this and no less of it.</summary>
    public bool IsWithin(ScalarPower other, Rational left) => Variable is null ? other.Exponent / Exponent >= 1 : left.Sign >= 0;

    /// <summary>Whether the base is a size, or made of sizes alone.</summary>
    public bool IsOfSizes => Variable is null && OfSizes(Base);

    /// <summary>About how many tokens it takes to write, beside others.</summary>
    public int Length => Variable is null ? LengthOf(SizeOfBase, Exponent) : SizeOfBase + 1 + Variable.Size;

    /// <summary>About how many tokens the base takes.</summary>
    public int SizeOfBase => Base.IsNamed ? 1 : Base.Size;

    /// <summary>What is left of the exponent of another power of the base, divided by this so many times; null for no number.</summary>
    public Rational? LeftOf(TensorGraph graph, ScalarPower other, Rational times) => (Variable, other.Variable) switch
    {
        (null, null) => other.Exponent - (times * Exponent),
        ({ } own, { } found) => graph.Sum([], [new(Rational.One, found), new(-times, own)]) is ContractionTensor { Factors.IsEmpty: true } left
            ? left.Coefficient : null,
        _ => null,
    };

    /// <summary>About how many tokens something of a size takes to a power: a reciprocal divides, and a root or a square has a mark.</summary>
    public static int LengthOf(int size, Rational exponent) =>
        exponent.IsZero ? 0 : size + (exponent.IsOne ? 0 : (exponent * 2).IsInteger ? 1 : 3);

    private static bool OfSizes(Tensor tensor) => tensor is SymbolTensor { Kind: SymbolKind.Dimension } or ContractionTensor { Factors.IsEmpty: true }
        || (tensor is SumTensor or ContractionTensor && tensor.Size <= 8 && tensor.Operands.All(OfSizes));
}
