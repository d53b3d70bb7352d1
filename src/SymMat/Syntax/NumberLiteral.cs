using System.Globalization;
using System.Numerics;
using SymMat.Numbers;

namespace SymMat.Syntax;

/// <summary>Numbers as they are written, and their exact values.</summary>
internal static class NumberLiteral
{
    /// <summary>More digits, or powers of ten, than any measurement has; exact arithmetic on more takes long.</summary>
    public const int MostDigits = 1000;

    /// <summary>
    /// The end of the digits, fraction and exponent that start at an offset. A dot belongs to the number unless it
    /// begins an operator, as in <c>1./x</c>.
    /// </summary>
    public static int End(string text, int start)
    {
        var end = SkipDigits(text, start);
        if (At(text, end) == '.' && (char.IsAsciiDigit(At(text, end + 1)) || IsFinalDot(At(text, end + 1))))
        {
            end = SkipDigits(text, end + 1);
        }

        return ExponentEnd(text, end);
    }

    /// <summary>Whether the value is of a size that is read.</summary>
    public static bool IsReadable(ReadOnlySpan<char> text)
    {
        var (digits, exponent) = Split(text);
        return digits.Length <= MostDigits
            && (exponent.IsEmpty || (TryExponent(exponent, out var power) && Math.Abs(power) <= MostDigits));
    }

    /// <summary>Whether it has a point or an exponent.</summary>
    public static bool IsDecimal(ReadOnlySpan<char> text) => text.ContainsAny('.', 'e', 'E');

    /// <summary>The exact value of a readable number.</summary>
    public static Rational Value(ReadOnlySpan<char> text)
    {
        var (digits, exponent) = Split(text);
        var dot = digits.IndexOf('.');
        var places = dot < 0 ? 0 : digits.Length - dot - 1;
        var integer = dot < 0 ? digits.ToString() : string.Concat(digits[..dot], digits[(dot + 1)..]);
        var power = TryExponent(exponent, out var written) ? written : 0;
        return (Rational)BigInteger.Parse(integer, NumberStyles.None, CultureInfo.InvariantCulture)
            * ((Rational)10).Power(power - places);
    }

    private static bool TryExponent(ReadOnlySpan<char> text, out int power) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out power);

    private static int SkipDigits(string text, int start)
    {
        while (char.IsAsciiDigit(At(text, start)))
        {
            start++;
        }

        return start;
    }

    private static bool IsFinalDot(char next) =>
        char.IsWhiteSpace(next) || next is '\0' or ')' or ',' or ';' or '#' or ']' or 'e' or 'E';

    private static int ExponentEnd(string text, int end)
    {
        var digits = end + 1 + (At(text, end + 1) is '+' or '-' ? 1 : 0);
        return At(text, end) is 'e' or 'E' && char.IsAsciiDigit(At(text, digits)) ? SkipDigits(text, digits) : end;
    }

    private static char At(string text, int index) => index < text.Length ? text[index] : '\0';

    private static Halves Split(ReadOnlySpan<char> text)
    {
        var e = text.IndexOfAny('e', 'E');
        return e < 0 ? new(text, []) : new(text[..e], text[(e + 1)..]);
    }

    private readonly ref struct Halves(ReadOnlySpan<char> digits, ReadOnlySpan<char> exponent)
    {
        private readonly ReadOnlySpan<char> _digits = digits;
        private readonly ReadOnlySpan<char> _exponent = exponent;

        public void Deconstruct(out ReadOnlySpan<char> digits, out ReadOnlySpan<char> exponent)
        {
            digits = _digits;
            exponent = _exponent;
        }
    }
}
