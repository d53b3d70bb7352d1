using System.Collections.Immutable;
using System.Numerics;
using SymMat.Numbers;

namespace SymMat.Tensors;

/// <summary>
/// Where a tensor stands among others in the normal form. It follows from how the tensor is built, not from when it was
/// made, so that the form does not depend on the order in which a program writes what commutes; nor on names.
/// </summary>
/// <param name="IsComposite">Symbols come first.</param>
/// <param name="First">The number of the first symbol in it.</param>
/// <param name="Size">Of tensors with the same first symbol the smaller comes first.</param>
/// <param name="Hash">What tells all others apart; the same in every run.</param>
internal readonly record struct Place(bool IsComposite, int First, int Size, ulong Hash) : IComparable<Place>
{
    private const ulong Seed = 0x9E3779B97F4A7C15;

    /// <summary>The place of a symbol of that number.</summary>
    public static Place OfSymbol(int number) => new(false, number, 1, Mix(Seed, (ulong)number));

    /// <summary>The place of a tensor whose operands have theirs.</summary>
    public static Place Of(Tensor tensor) => new(
        true,
        tensor.Operands.Select(o => o.Place.First).DefaultIfEmpty(int.MaxValue).Min(),
        tensor.Size,
        HashOf(tensor));

    /// <inheritdoc/>
    public int CompareTo(Place other)
    {
        var order = IsComposite.CompareTo(other.IsComposite);
        order = order != 0 ? order : First.CompareTo(other.First);
        order = order != 0 ? order : Size.CompareTo(other.Size);
        return order != 0 ? order : Hash.CompareTo(other.Hash);
    }

    private static ulong HashOf(Tensor tensor) => tensor switch
    {
        SumTensor sum => Mix(1, sum.Terms.Aggregate(0UL, (all, t) => all + Mix(HashOf(t.Coefficient), t.Tensor.Place.Hash))),
        ContractionTensor contraction => contraction.Factors.Aggregate(
            Mix(2 + (ulong)contraction.Order, HashOf(contraction.Coefficient)),
            (all, f) => HashOf(f.Indices, Mix(all, f.Tensor.Place.Hash))),
        EntrywiseTensor entrywise => OfOperands(entrywise, HashOf(entrywise.Function.Name)),
        PowerTensor power => OfOperands(power, HashOf(power.Exponent)),
        VariablePowerTensor power => OfOperands(power, 3),
        FunctionTensor function => HashOf(function.Along, OfOperands(function, 16 + (ulong)function.Function)),
        _ => Mix(4, (ulong)tensor.Order),
    };

    private static ulong OfOperands(Tensor tensor, ulong start) =>
        tensor.Operands.Aggregate(start, (all, o) => Mix(all, o.Place.Hash));

    private static ulong HashOf(ImmutableArray<int> indices, ulong start) =>
        indices.Aggregate(start, (all, i) => Mix(all, (ulong)i));

    private static ulong HashOf(string name) => name.Aggregate(Seed, (all, letter) => Mix(all, letter));

    private static ulong HashOf(Rational number) => Mix(HashOf(number.Numerator), HashOf(number.Denominator));

    private static ulong HashOf(BigInteger number) => (ulong)(number & ulong.MaxValue);

    private static ulong Mix(ulong all, ulong next)
    {
        all = (all ^ next) * 0xD6E8FEB86659FD93;
        return BitOperations.RotateLeft(all ^ (all >> 32), 17) + Seed;
    }
}
