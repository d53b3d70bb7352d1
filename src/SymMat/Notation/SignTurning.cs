using SymMat.Catalog;
using SymMat.Numbers;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>
/// Where a product is negative, a difference in it can take the sign: -(y - x) is x - y, and -tanh(y - x) is tanh(x - y).
/// </summary>
internal static class SignTurning
{
    /// <summary>The factor to be written with the opposite sign, a difference rather than a function of one; or null.</summary>
    public static Tensor? Choose(ContractionTensor contraction, Rational coefficient, Func<Tensor, bool> isNamed) =>
        coefficient.Sign >= 0 ? null : contraction.Factors.Select(f => f.Tensor)
            .Where(t => contraction.Factors.Count(f => ReferenceEquals(f.Tensor, t)) == 1)
            .OrderBy(t => t is not SumTensor)
            .FirstOrDefault(t => !isNamed(t) && DifferenceIn(t) is { } difference && !isNamed(difference)
                && Turns(difference, isAlone: contraction.Factors.All(f => f.Indices.IsEmpty || ReferenceEquals(f.Tensor, t))));

    /// <summary>The sum whose sign is that of the tensor, or null.</summary>
    public static SumTensor? DifferenceIn(Tensor tensor) => tensor switch
    {
        SumTensor sum => sum,
        EntrywiseTensor { Function.Parity: Parity.Odd, Arguments: [SumTensor sum] } => sum,
        PowerTensor { Base: SumTensor sum, Exponent: { IsInteger: true, IsEven: false } } => sum,
        _ => null,
    };

    /// <summary>
    /// Whether the sum can start with a positive term the other way round as well. Beside other factors 1 - x is not written
    /// x - 1.
    /// </summary>
    private static bool Turns(SumTensor sum, bool isAlone)
    {
        var positive = sum.Terms.Count(t => t.Coefficient.Sign > 0);
        return positive < sum.Terms.Length && (isAlone || positive * 2 < sum.Terms.Length
            || !sum.Terms.Any(t => t.Tensor is ContractionTensor { Factors.Length: 0 }));
    }
}
