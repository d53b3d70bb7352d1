using System.Numerics;
using SymMat.Shapes;

namespace SymMat.Matrices;

/// <summary>
/// How large a dimension may be. Without a limit a short program asks for a polynomial of astronomic size: a chain of
/// Kronecker products, or a product of many sums.
/// </summary>
internal static class DimensionLimit
{
    public const int Degree = 64;

    private const int Terms = 256;

    private const int Bits = 512;

    /// <summary>What is said of a dimension beyond the limit.</summary>
    public static string Message { get; } =
        $"dimensions of more than {Terms} terms, of a degree above {Degree} or of huge numbers are not supported yet";

    /// <summary>Whether the dimension is within the limit.</summary>
    public static bool IsSmall(Dimension value) =>
        value.Terms.Length <= Terms && DegreeOf(value) <= Degree && BitsOf(value) <= Bits;

    /// <summary>Whether the product of both will be within the limit.</summary>
    public static bool IsProductSmall(Dimension a, Dimension b) =>
        a.Terms.Length * b.Terms.Length <= Terms
            && DegreeOf(a) + DegreeOf(b) <= Degree && BitsOf(a) + BitsOf(b) <= Bits;

    private static int DegreeOf(Dimension value) =>
        value.Terms.Select(t => t.Monomial.Names.Length).DefaultIfEmpty().Max();

    private static long BitsOf(Dimension value) =>
        value.Terms.Select(t => BigInteger.Abs(t.Coefficient).GetBitLength()).DefaultIfEmpty().Max();
}
