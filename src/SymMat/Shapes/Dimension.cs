using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace SymMat.Shapes;

/// <summary>
/// A dimension: a polynomial of names with integer coefficients, kept expanded and sorted, so that two dimensions are
/// equal exactly if they are the same polynomial. Each name stands for a positive integer.
/// </summary>
public sealed class Dimension : IEquatable<Dimension>, IComparable<Dimension>
{
    private static readonly IComparer<Monomial> Order = Comparer<Monomial>.Create(CompareMonomials);

    private Dimension(ImmutableArray<(Monomial Monomial, BigInteger Coefficient)> terms)
    {
        Terms = terms;
        Text = Spell(terms);
    }

    /// <summary>The dimension 1.</summary>
    public static Dimension One { get; } = Of(1);

    /// <summary>The terms, of falling degree; none for zero.</summary>
    public ImmutableArray<(Monomial Monomial, BigInteger Coefficient)> Terms { get; }

    /// <summary>Whether this is the number 1.</summary>
    public bool IsOne => Text == "1";

    /// <summary>Whether this is an integer, without names.</summary>
    public bool IsConstant => Terms.All(t => t.Monomial.Names.IsEmpty);

    /// <summary>Whether this is even whatever the names stand for.</summary>
    public bool IsEven => Terms.All(t => t.Coefficient.IsEven);

    /// <summary>Whether this is odd whatever the names stand for.</summary>
    public bool IsOdd => (this - One).IsEven;

    /// <summary>The names, each once, sorted.</summary>
    public IEnumerable<string> Names =>
        Terms.SelectMany(t => t.Monomial.Names).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The name where the dimension is just a name, else null.</summary>
    public string? SoleName =>
        Terms is [{ Coefficient.IsOne: true, Monomial.Names: [var name] }] ? name : null;

    private string Text { get; }

    /// <summary>The integer as a dimension.</summary>
    public static Dimension Of(BigInteger value) =>
        new(value.IsZero ? [] : [(new Monomial([]), value)]);

    /// <summary>The dimension of that name.</summary>
    public static Dimension Named(string name) => new([(new Monomial([name]), BigInteger.One)]);

    /// <summary>The sum.</summary>
    public static Dimension operator +(Dimension a, Dimension b) => Collect(a.Terms.Concat(b.Terms));

    /// <summary>The difference.</summary>
    public static Dimension operator -(Dimension a, Dimension b) =>
        Collect(a.Terms.Concat(b.Terms.Select(t => (t.Monomial, -t.Coefficient))));

    /// <summary>The product.</summary>
    public static Dimension operator *(Dimension a, Dimension b) =>
        Collect(from s in a.Terms from t in b.Terms select (s.Monomial * t.Monomial, s.Coefficient * t.Coefficient));

    /// <summary>Whether both are the same polynomial.</summary>
    public static bool operator ==(Dimension? a, Dimension? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Whether the polynomials differ.</summary>
    public static bool operator !=(Dimension? a, Dimension? b) => !(a == b);

    /// <summary>This polynomial with each name replaced by a polynomial.</summary>
    public Dimension Substitute(Func<string, Dimension> replace)
    {
        var sum = Of(0);
        foreach (var (monomial, coefficient) in Terms)
        {
            sum += monomial.Names.Aggregate(Of(coefficient), (product, name) => product * replace(name));
        }

        return sum;
    }

    /// <summary>The value for given values of the names.</summary>
    public BigInteger Evaluate(Func<string, BigInteger> value) =>
        Terms.Aggregate(BigInteger.Zero, (sum, term) =>
            sum + term.Monomial.Names.Aggregate(term.Coefficient, (product, name) => product * value(name)));

    /// <inheritdoc/>
    public bool Equals(Dimension? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Dimension);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(Dimension? other) => string.CompareOrdinal(Text, other?.Text);

    /// <summary>The polynomial in the language: <c>2*n + 1</c>.</summary>
    public override string ToString() => Text;

    private static Dimension Collect(IEnumerable<(Monomial Monomial, BigInteger Coefficient)> terms)
    {
        var sums = new SortedDictionary<Monomial, BigInteger>(Order);
        foreach (var (monomial, coefficient) in terms)
        {
            sums[monomial] = sums.GetValueOrDefault(monomial) + coefficient;
        }

        return new([.. sums.Where(t => !t.Value.IsZero).Select(t => (t.Key, t.Value))]);
    }

    private static int CompareMonomials(Monomial a, Monomial b)
    {
        var byDegree = b.Names.Length.CompareTo(a.Names.Length);
        return byDegree != 0 ? byDegree : string.CompareOrdinal(a.ToString(), b.ToString());
    }

    private static string Spell(ImmutableArray<(Monomial Monomial, BigInteger Coefficient)> terms)
    {
        var text = new StringBuilder();
        foreach (var (monomial, coefficient) in terms)
        {
            text.Append(text.Length == 0 ? (coefficient.Sign < 0 ? "-" : "") : (coefficient.Sign < 0 ? " - " : " + "));
            var size = BigInteger.Abs(coefficient);
            var factor = size.IsOne && !monomial.Names.IsEmpty ? "" : size.ToString(CultureInfo.InvariantCulture);
            text.Append(factor).Append(factor.Length > 0 && !monomial.Names.IsEmpty ? "*" : "").Append(monomial);
        }

        return text.Length == 0 ? "0" : text.ToString();
    }
}

/// <summary>A product of names, sorted, with repetitions for powers; empty for 1.</summary>
public readonly record struct Monomial(ImmutableArray<string> Names)
{
    /// <summary>The product.</summary>
    public static Monomial operator *(Monomial a, Monomial b) =>
        new([.. a.Names.Concat(b.Names).Order(StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public bool Equals(Monomial other) => Names.AsSpan().SequenceEqual(other.Names.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(ToString(), StringComparison.Ordinal);

    /// <summary>The different names, each with its exponent.</summary>
    internal IEnumerable<(string Name, int Exponent)> Powers
    {
        get
        {
            for (int start = 0, end; start < Names.Length; start = end)
            {
                for (end = start + 1; end < Names.Length && Names[end] == Names[start];)
                {
                    end++;
                }

                yield return (Names[start], end - start);
            }
        }
    }

    /// <summary>The product in the language: <c>m*n*n</c> is <c>m*n^2</c>.</summary>
    public override string ToString() => string.Join("*", Powers.Select(p =>
        p.Exponent == 1 ? p.Name : string.Create(CultureInfo.InvariantCulture, $"{p.Name}^{p.Exponent}")));
}
