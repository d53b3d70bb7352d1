using System.Globalization;
using System.Numerics;

namespace SymMat.Numbers;

/// <summary>
/// A positive number as people write decimals: its digits, the last of them not 0, times a power of ten.
/// </summary>
internal readonly record struct DecimalForm
{
    // 1/1024 is shorter than 0.0009765625; but few digits are a decimal, however short the fraction.
    private const int FewDigits = 6;
    private const int MostBits = 4096;
    private const int MostZerosBehindPoint = 3;
    private const int MostZerosAtEnd = 5;

    private readonly string _digits;

    private DecimalForm(string digits, int power)
    {
        _digits = digits.TrimEnd('0');
        Power = power + digits.Length - 1;
        Places = Power - _digits.Length + 1;
    }

    /// <summary>The power of ten of the first digit.</summary>
    public int Power { get; }

    /// <summary>The number of digits.</summary>
    public int Length => _digits.Length;

    /// <summary>The digits with a point behind the first.</summary>
    public string Significand => Length == 1 ? _digits : $"{_digits[0]}.{_digits[1..]}";

    /// <summary>Whether zeros alone would tell the size, so that a power of ten does.</summary>
    public bool IsScientific => Power < -1 - MostZerosBehindPoint || Places > MostZerosAtEnd;

    /// <summary>The literal of the language: <c>0.134145</c>, <c>1e-5</c>.</summary>
    public string Literal => IsScientific ? string.Create(CultureInfo.InvariantCulture, $"{Significand}e{Power}")
        : Places >= 0 ? _digits + new string('0', Places)
        : Power < 0 ? "0." + new string('0', -1 - Power) + _digits
        : $"{_digits[..(Power + 1)]}.{_digits[(Power + 1)..]}";

    /// <summary>The power of ten of the last digit.</summary>
    private int Places { get; }

    /// <summary>The decimal of a positive number; null where it ends nowhere, or is longer than the fraction.</summary>
    public static DecimalForm? Of(Rational value)
    {
        if (value.Sign <= 0 || value.Denominator.GetBitLength() > MostBits)
        {
            return null;
        }

        var (rest, twos) = Without(value.Denominator, 2);
        (rest, var fives) = Without(rest, 5);
        if (!rest.IsOne)
        {
            return null;
        }

        var places = Math.Max(twos, fives);
        var digits = (value * ((Rational)10).Power(places)).Numerator.ToString(CultureInfo.InvariantCulture);
        var form = new DecimalForm(digits, -places);
        return value.IsInteger || form.Length <= Math.Max(FewDigits, value.ToString().Length - 1) ? form : null;
    }

    private static (BigInteger Left, int Times) Without(BigInteger number, int factor)
    {
        var times = 0;
        for (; (number % factor).IsZero; times++)
        {
            number /= factor;
        }

        return (number, times);
    }
}
