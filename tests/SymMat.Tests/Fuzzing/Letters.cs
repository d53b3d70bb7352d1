using System.Numerics;
using SymMat.Catalog;
using SymMat.Shapes;

namespace SymMat.Tests.Fuzzing;

/// <summary>What the letters of a signature stand for in a random expression.</summary>
internal sealed class Letters
{
    private readonly Dictionary<char, Dimension> _dimensions = [];

    /// <summary>The letters of a result that is to have the shape; null where it can't.</summary>
    public static Letters? Bind(SignatureMatrix result, Shape shape, Random random)
    {
        var letters = new Letters();
        return letters.Bind(result.Rows, shape.Rows, random) && letters.Bind(result.Columns, shape.Columns, random)
            ? letters : null;
    }

    /// <summary>The dimension of an axis; a letter that stands for nothing yet is given any.</summary>
    public Dimension Take(SignatureAxis axis, Func<Dimension> any)
    {
        var product = Dimension.One;
        foreach (var letter in axis.Letters)
        {
            if (!_dimensions.TryGetValue(letter, out var dimension))
            {
                _dimensions.Add(letter, dimension = any());
            }

            product *= dimension;
        }

        return product;
    }

    /// <summary>Two dimensions of that product.</summary>
    public static (Dimension First, Dimension Second) Split(Dimension dimension, Random random)
    {
        var choices = new List<(Dimension, Dimension)> { (dimension, Dimension.One), (Dimension.One, dimension) };
        if (dimension.Terms is [var term] && (term.Monomial.Names.Length > 1 || !term.Coefficient.IsOne))
        {
            var second = term.Monomial.Names.IsEmpty ? Dimension.Of(Divisor(term.Coefficient))
                : Dimension.Named(term.Monomial.Names[0]);
            var first = term.Monomial.Names.IsEmpty ? Dimension.Of(term.Coefficient / Divisor(term.Coefficient))
                : term.Monomial.Names.Skip(1).Aggregate(Dimension.Of(term.Coefficient), (d, name) => d * Dimension.Named(name));
            choices.AddRange([(first, second), (second, first), (first, second)]);
        }

        return choices[random.Next(choices.Count)];
    }

    private static BigInteger Divisor(BigInteger number) => number.IsEven ? 2 : number;

    private bool Bind(SignatureAxis axis, Dimension dimension, Random random)
    {
        switch (axis.Letters)
        {
            case []:
                return dimension.IsOne;
            case [var letter]:
                return _dimensions.TryAdd(letter, dimension) || _dimensions[letter] == dimension;
            case [var first, var second]:
                var (a, b) = Split(dimension, random);
                return _dimensions.TryAdd(first, a) & _dimensions.TryAdd(second, b);
            default:
                return false;
        }
    }
}
