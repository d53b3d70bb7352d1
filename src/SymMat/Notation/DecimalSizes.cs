using SymMat.Numbers;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>
/// What sums are multiplied by to be written in a program with decimals: as in the program, or so that the coefficients are
/// short. Once chosen a size stays, since the sum may be written in it. Local to one answer.
/// </summary>
internal sealed class DecimalSizes(Raiser raiser, Names names)
{
    // So many choices are looked at; and a coefficient of so many digits is short.
    private const int MostChoices = 8;
    private const int MostDigits = 7;
    private const int FewDigits = 2;
    private const int Endless = 1000;

    private readonly Dictionary<SumTensor, Rational> _sizes = [];
    private readonly HashSet<Tensor> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>The size of a sum.</summary>
    public Rational Of(SumTensor sum)
    {
        if (!_sizes.TryGetValue(sum, out var size))
        {
            // Sums below it come first, so that none has to go deep.
            foreach (var node in Reachable.From(sum, n => names.Of(n) is not null || !_seen.Add(n))
                .OfType<SumTensor>().Where(s => ReferenceEquals(s, sum) || names.Of(s) is null))
            {
                _sizes.TryAdd(node, Find(node));
            }

            size = _sizes[sum];
        }

        return size;
    }

    /// <summary>
    /// Whether a sum that the program does not write has fewer decimals, or fewer digits, multiplied by a number than beside
    /// it.
    /// </summary>
    public bool Absorbs(SumTensor sum, Rational number)
    {
        if (sum.Writing.Written is not null || sum.Terms.Length > MostChoices)
        {
            return false;
        }

        var beside = CoefficientsOf(sum).ConvertAll(c => c * Of(sum));
        var within = beside.ConvertAll(c => c * number);
        return within.TrueForAll(c => DigitsOf(c) <= MostDigits)
            && (Count(within), Digits(within)).CompareTo((Count([.. beside, number]), Digits([.. beside, number]))) < 0;
    }

    private List<Rational> CoefficientsOf(SumTensor sum) => [.. sum.Terms.Select(t => t.Coefficient * CoefficientOf(raiser.Fold(t.Tensor)))];

    /// <summary>The number of coefficients that are written, not being 1.</summary>
    private static int Count(List<Rational> coefficients) => coefficients.Count(c => !c.Abs().IsOne);

    private static int Digits(List<Rational> coefficients) => coefficients.Sum(c => c.Abs().IsOne ? 0 : DigitsOf(c));

    private Rational Find(SumTensor sum)
    {
        if (sum.Writing.Written is { } written)
        {
            return written;
        }

        var coefficients = CoefficientsOf(sum);
        var constant = sum.Terms.ToList().FindIndex(t => t.Tensor is ContractionTensor { Factors.Length: 0 });
        return coefficients.Select(c => Rational.One / c.Abs()).Prepend(Rational.One).Distinct().Take(MostChoices)
            .Select(size => (Size: size, Scaled: coefficients.ConvertAll(c => c * size)))
            .Where(choice => choice.Scaled.TrueForAll(c => DigitsOf(c) <= MostDigits))
            .OrderBy(choice => Count(choice.Scaled))
            .ThenBy(choice => choice.Scaled.TrueForAll(c => c.IsInteger && DigitsOf(c) <= FewDigits) ? 0
                : constant >= 0 && choice.Scaled[constant].Abs().IsOne ? 1 : 2)
            .ThenBy(choice => Digits(choice.Scaled))
            .Select(choice => choice.Size)
            .FirstOrDefault(coefficients.SequenceEqual(sum.Terms.Select(t => t.Coefficient))
                ? sum.Writing.Size : Rational.One / SumForm.Content(coefficients));
    }

    private static int DigitsOf(Rational size) => DecimalForm.Of(size.Abs())?.Length ?? Endless;

    private Rational CoefficientOf(Tensor term) =>
        names.Of(term) is null && term is ContractionTensor { IsNamed: false } product
            ? product.Factors.Aggregate(product.Coefficient, (rest, f) => rest / raiser.Factors.SizeOf(f.Tensor))
            : Rational.One / raiser.Factors.SizeOf(term);
}
