using SymMat.Numbers;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>Where a product is negative, a difference in it can take the sign: -(y - x) is x - y.</summary>
internal static class SignTurning
{
    /// <summary>The sum to be written with opposite signs, or null.</summary>
    public static SumTensor? Choose(ContractionTensor contraction, Rational coefficient, Func<Tensor, bool> isNamed) =>
        coefficient.Sign >= 0 ? null : contraction.Factors.Select(f => f.Tensor).OfType<SumTensor>()
            .Where(t => contraction.Factors.Count(f => ReferenceEquals(f.Tensor, t)) == 1)
            .FirstOrDefault(t => !isNamed(t) && t.Terms.Any(x => x.Coefficient.Sign < 0));
}
