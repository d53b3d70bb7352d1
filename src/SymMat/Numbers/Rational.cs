using System.Globalization;
using System.Numerics;

namespace SymMat.Numbers;

/// <summary>An exact rational number in lowest terms, with a positive denominator.</summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger _denominatorLessOne;

    /// <summary>The fraction <paramref name="numerator"/>/<paramref name="denominator"/> in lowest terms.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        if (denominator.IsOne)
        {
            Numerator = numerator;
            return;
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        _denominatorLessOne = (denominator / divisor) - 1;
    }

    /// <summary>The number 0.</summary>
    public static Rational Zero => default;

    /// <summary>The number 1.</summary>
    public static Rational One { get; } = new(1, 1);

    /// <summary>The number 1/2.</summary>
    public static Rational Half { get; } = new(1, 2);

    /// <summary>The numerator; it carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator, at least 1.</summary>
    public BigInteger Denominator => _denominatorLessOne + 1;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>Whether this is 0.</summary>
    public bool IsZero => Numerator.IsZero;

    /// <summary>Whether this is 1.</summary>
    public bool IsOne => Numerator.IsOne && _denominatorLessOne.IsZero;

    /// <summary>Whether this is an integer.</summary>
    public bool IsInteger => _denominatorLessOne.IsZero;

    /// <summary>Whether this is an even integer.</summary>
    public bool IsEven => IsInteger && Numerator.IsEven;

    /// <summary>The integer as a rational.</summary>
    public static implicit operator Rational(int value) => new(value, 1);

    /// <summary>The integer as a rational.</summary>
    public static implicit operator Rational(BigInteger value) => new(value, 1);

    /// <summary>The sum.</summary>
    public static Rational operator +(Rational a, Rational b) => a.IsInteger && b.IsInteger ? a.Numerator + b.Numerator
        : new Rational((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>The difference.</summary>
    public static Rational operator -(Rational a, Rational b) => a + (-b);

    /// <summary>The opposite.</summary>
    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    /// <summary>The product.</summary>
    public static Rational operator *(Rational a, Rational b) => a.IsInteger && b.IsInteger ? a.Numerator * b.Numerator
        : new Rational(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="b"/> is zero.</exception>
    public static Rational operator /(Rational a, Rational b) => b.IsOne ? a
        : new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>Exact equality.</summary>
    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    /// <summary>Exact inequality.</summary>
    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    /// <summary>Order of the numbers.</summary>
    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    /// <summary>Order of the numbers.</summary>
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    /// <summary>Order of the numbers.</summary>
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    /// <summary>Order of the numbers.</summary>
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    /// <summary>
    /// The sum of all: of neighbours first, so that few additions are of long numbers where all denominators differ.
    /// </summary>
    public static Rational Sum(IReadOnlyList<Rational> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 1)
        {
            return values[0];
        }

        var sums = values.ToArray();
        for (var count = sums.Length; count > 1; count = (count + 1) / 2)
        {
            for (var i = 0; i < count; i += 2)
            {
                sums[i / 2] = i + 1 < count ? sums[i] + sums[i + 1] : sums[i];
            }
        }

        return sums.Length == 0 ? Zero : sums[0];
    }

    /// <summary>The absolute value.</summary>
    public Rational Abs() => Sign < 0 ? -this : this;

    /// <summary>The integer power; a negative exponent inverts.</summary>
    /// <exception cref="DivideByZeroException">This is zero and the exponent negative.</exception>
    public Rational Power(int exponent) =>
        exponent >= 0
            ? new(BigInteger.Pow(Numerator, exponent), BigInteger.Pow(Denominator, exponent))
            : One / Power(-exponent);

    /// <summary>The nearest double.</summary>
    public double ToDouble()
    {
        if (IsInteger)
        {
            return (double)Numerator;
        }

        // Both parts may lie outside the doubles though their quotient does not: divide integers of 62 more bits, and let
        // the last of the bits tell whether any are missing, so that rounding is right.
        var size = BigInteger.Abs(Numerator);
        var shift = (int)(Denominator.GetBitLength() - size.GetBitLength()) + 62;
        var (scaled, rest) = shift >= 0
            ? BigInteger.DivRem(size << shift, Denominator)
            : BigInteger.DivRem(size, Denominator << -shift);
        return Sign * Math.ScaleB((double)((long)scaled | (rest.IsZero ? 0L : 1L)), -shift);
    }

    /// <inheritdoc/>
    public int CompareTo(Rational other) => IsInteger && other.IsInteger ? Numerator.CompareTo(other.Numerator)
        : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Rational other) =>
        Numerator == other.Numerator && _denominatorLessOne == other._denominatorLessOne;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Numerator, _denominatorLessOne);

    /// <summary><c>3</c>, <c>-1/2</c>.</summary>
    public override string ToString() => IsInteger
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
