using SymMat.Catalog;
using SymMat.Numbers;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>
/// The signs of differences in a product: as the program writes them; and where the product is negative, a difference in
/// it can take the sign: -(y - x) is x - y, and -tanh(y - x) is tanh(x - y).
/// </summary>
internal static class SignTurning
{
    /// <summary>That any difference may be turned.</summary>
    public static Predicate<SumTensor> Any { get; } = _ => true;

    /// <summary>The factors to be written with the opposite sign.</summary>
    /// <param name="contraction">The product.</param>
    /// <param name="coefficient">What it is multiplied by.</param>
    /// <param name="turns">Which difference more may be turned where the product is negative; null for none.</param>
    /// <param name="isNamed">What is written by a name.</param>
    public static HashSet<Tensor> Choose(
        ContractionTensor contraction, Rational coefficient, Predicate<SumTensor>? turns, Func<Tensor, bool> isNamed)
    {
        var single = contraction.Factors.GroupBy(f => f.Tensor).ToDictionary(g => g.Key, g => g.Count() % 2 == 1);
        var open = single.Keys.Where(t => !isNamed(t) && !IsNamedWithin(t, isNamed)).ToList();
        var chosen = open.Where(t => DifferenceIn(t) is { Writing.Sign: < 0 }).ToHashSet();
        var isNegative = coefficient.Sign < 0 != (chosen.Count(t => single[t]) % 2 == 1);
        if (isNegative && turns is not null && open.Where(t => single[t]).OrderBy(RankOf)
            .FirstOrDefault(t => chosen.Contains(t) ? turns(DifferenceIn(t)!) : CanTurn(t, IsAlone(contraction, t), isNamed, turns)) is { } other)
        {
            _ = chosen.Add(other) || chosen.Remove(other);
        }

        return chosen;
    }

    /// <summary>The sum whose sign is that of the tensor, or null.</summary>
    public static SumTensor? DifferenceIn(Tensor tensor) => tensor switch
    {
        SumTensor sum => sum,
        EntrywiseTensor { Function.Parity: Parity.Odd, Arguments: [SumTensor sum] } => sum,
        PowerTensor { Base: SumTensor sum, Exponent: { IsInteger: true, IsEven: false } } => sum,
        ContractionTensor { Order: 0, Factors: var factors } when factors.Where(f => f.Tensor is SumTensor).ToList() is [var sole] => (SumTensor)sole.Tensor,
        _ => null,
    };

    private static bool IsNamedWithin(Tensor tensor, Func<Tensor, bool> isNamed) =>
        DifferenceIn(tensor) is { } difference && isNamed(difference);

    /// <summary>Differences that the program does not write are turned first, then differences rather than functions of them.</summary>
    private static int RankOf(Tensor tensor) =>
        (DifferenceIn(tensor) is { Writing.Sign: not 0 } ? 1 : 0) + (tensor is SumTensor ? 0 : 2);

    private static bool IsAlone(ContractionTensor contraction, Tensor tensor) =>
        contraction.Factors.All(f => f.Indices.IsEmpty || ReferenceEquals(f.Tensor, tensor));

    private static bool CanTurn(Tensor tensor, bool isAlone, Func<Tensor, bool> isNamed, Predicate<SumTensor> turns) =>
        DifferenceIn(tensor) is { } difference ? turns(difference) && Turns(difference, isAlone && tensor is not ContractionTensor)
            : tensor is ContractionTensor { Order: 0 } scalar && scalar.Factors.Select(f => f.Tensor)
                .Any(t => t is SumTensor sum && !isNamed(sum) && scalar.Factors.Count(f => f.Tensor == t) == 1 && turns(sum) && Turns(sum, isAlone: false));

    /// <summary>
    /// Whether the sum can start with a positive term the other way round as well. Beside other factors 1 - x is not written
    /// x - 1.
    /// </summary>
    private static bool Turns(SumTensor sum, bool isAlone)
    {
        var positive = Math.Min(
            sum.Terms.Count(t => t.Coefficient.Sign > 0), sum.Terms.Count(t => t.Coefficient.Sign > 0 != IsWrittenNegative(t.Tensor)));
        return positive < sum.Terms.Length && (isAlone || positive * 2 < sum.Terms.Length
            || !sum.Terms.Any(t => t.Tensor is ContractionTensor { Factors.Length: 0 }));
    }

    /// <summary>Whether a term has a minus once a difference in it has the direction that it has in the program.</summary>
    private static bool IsWrittenNegative(Tensor term) => term is ContractionTensor { IsNamed: false, Factors: { Length: <= 8 } factors }
        && factors.Count(f => f.Tensor is SumTensor { IsNamed: false, Writing.Sign: < 0 }) % 2 == 1;
}
