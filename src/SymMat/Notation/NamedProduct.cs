using SymMat.Numbers;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>A named product of powers of scalars, or a power with a variable exponent.</summary>
/// <param name="Tensor">The product.</param>
/// <param name="Place">Its place among the names.</param>
/// <param name="Coefficient">Its coefficient.</param>
/// <param name="Parts">The powers.</param>
internal sealed record NamedProduct(Tensor Tensor, int Place, Rational Coefficient, IReadOnlyList<ScalarPower> Parts)
{
    private const int MostParts = 12;
    private const int MostExponent = 64;

    /// <summary>The base of the part that stands in the fewest products.</summary>
    public Tensor Lead { get; } = Parts.Select(p => p.Base).MaxBy(b => b.Place)!;

    /// <summary>The place of the sole part that is no size, where the others are; else -1.</summary>
    private int Sole { get; } = Enumerable.Range(0, Parts.Count).Where(p => !Parts[p].IsOfSizes).ToList() is [var sole] && Parts.Count > 1 ? sole : -1;

    /// <summary>The named value as such a product; null where it is none.</summary>
    public static NamedProduct? Of(Tensor named, int place) => named switch
    {
        ContractionTensor { IsNamed: true, Indices.IsEmpty: true, Factors.Length: > 1 and <= MostParts } product =>
            new(named, place, product.Coefficient, [.. product.Factors.Select(f => ScalarPower.Of(f.Tensor))]),
        VariablePowerTensor { IsNamed: true, Order: 0 } => new(named, place, Rational.One, [ScalarPower.Opened(named)]),
        _ => null,
    };

    /// <summary>
    /// How a power of the product stands among powers of its bases that are found: the exponent of that power, and the
    /// exponents that are left, which are integers; or null. Nothing is divided by anew but what has a root or a variable
    /// exponent, and where more than a part is taken out, the rest is no longer than what was found.
    /// </summary>
    public (int Times, List<Rational> Left)? FindIn(TensorGraph graph, IReadOnlyList<ScalarPower> found)
    {
        var times = Sole < 0 ? Rational.One : found[Sole].Exponent / Parts[Sole].Exponent;
        return Left(Rational.One) is { } once && Parts.Select((p, place) => p.IsOpen || p.IsWithin(found[place], once[place])).All(within => within)
            && (!Parts.Any(p => p.IsOpen) || Shortens(once, 1)) ? (1, once)
            : Sole >= 0 && times is { IsInteger: true, IsZero: false } && times.Abs() <= MostExponent
            && Left(times) is { } rest && Shortens(rest, times) ? ((int)times.Numerator, rest) : null;

        List<Rational>? Left(Rational exponent)
        {
            var left = Parts.Select((p, place) => p.LeftOf(graph, found[place], exponent)).OfType<Rational>().Where(e => e.IsInteger).ToList();
            return left.Count == Parts.Count ? left : null;
        }

        bool Shortens(List<Rational> left, Rational exponent) => ScalarPower.LengthOf(1, exponent)
            + Parts.Zip(left, (p, e) => ScalarPower.LengthOf(p.SizeOfBase, e)).Sum() < found.Sum(f => f.Length);
    }
}
