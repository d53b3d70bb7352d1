using System.Collections.Immutable;
using System.Numerics;
using SymMat.Shapes;

namespace SymMat.Printing;

/// <summary>What is known of a factor of a chain, beside its shape.</summary>
internal enum LinkKind
{
    /// <summary>Nothing.</summary>
    Matrix,

    /// <summary>A diagonal matrix; the value is its diagonal, as a column.</summary>
    Diagonal,

    /// <summary>An inverse; the value is the matrix that it is of.</summary>
    Inverse,

    /// <summary>A row or column of ones, without a value.</summary>
    Ones,
}

/// <summary>A factor of a chain of matrix products, or the product of some; a (1, 1) one is a float.</summary>
internal sealed record Link(LinkKind Kind, PythonCode? Value, Shape Shape);

/// <summary>
/// A product of matrices, associated so that it takes the fewest operations (the matrix chain problem), where a name of
/// a dimension counts as a large number. Diagonal factors scale rows or columns, inverses are solved with.
/// </summary>
internal sealed class Chain
{
    /// <summary>The number that the name of a dimension stands for when costs are compared.</summary>
    private const double Large = 1000;

    /// <summary>The longest chain whose best association is looked for; beyond it, vectors decide.</summary>
    private const int Longest = 60;

    /// <summary>
    /// The product of a matrix with its own transpose costs a little less than its dimensions say: it mostly is of data that
    /// has more rows than columns.
    /// </summary>
    private const double Gram = 0.99;

    /// <summary>A sum costs a little more than a product by a vector, which is better read.</summary>
    private const double Summing = 1.01;

    private readonly ImmutableArray<Link> _links;
    private readonly LinkAlgebra _algebra;
    private readonly double[] _sizes;
    private readonly double[,] _costs;
    private readonly int[,] _splits;

    /// <summary>The chain of one or more links.</summary>
    public Chain(ImmutableArray<Link> links, LinkAlgebra algebra)
    {
        _links = links;
        _algebra = algebra;
        _sizes = [.. links.Select(l => Size(l.Shape.Rows)), Size(links[^1].Shape.Columns)];
        var count = links.Length > Longest ? 0 : links.Length;
        _costs = new double[count, count];
        _splits = new int[count, count];
        Associate(count);
    }

    /// <summary>The product, as an array, or a float where it is (1, 1).</summary>
    public PythonCode Product() => _algebra.Materialized(Of(0, _links.Length - 1));

    /// <summary>
    /// The diagonal of the product as a column, or its sum: of a product of two, that of entries by entries.
    /// </summary>
    public PythonCode Diagonal(bool summed)
    {
        var last = _links.Length - 1;
        var best = -1;
        for (var k = 0; k < last && last < _costs.GetLength(0); k++)
        {
            best = best < 0 || Halves(k, last) < Halves(best, last) ? k : best;
        }

        return best < 0 || Halves(best, last) > _costs[0, last] + _sizes[0]
            ? _algebra.Diagonal(Product(), summed)
            : _algebra.DiagonalOfProduct(
                _algebra.Materialized(Of(0, best)), _algebra.Materialized(Of(best + 1, last)), summed);
    }

    private static double Size(Dimension dimension) => (double)dimension.Evaluate(_ => new BigInteger(Large));

    private void Associate(int count)
    {
        for (var length = 2; length <= count; length++)
        {
            for (var i = 0; i + length <= count; i++)
            {
                var j = i + length - 1;
                _costs[i, j] = double.PositiveInfinity;

                // From the right, so that of equal costs the one that reads from the left is taken.
                for (var k = j - 1; k >= i; k--)
                {
                    var cost = _costs[i, k] + _costs[k + 1, j] + Cost(i, k, j);
                    (_costs[i, j], _splits[i, j]) = cost < _costs[i, j] ? (cost, k) : (_costs[i, j], _splits[i, j]);
                }
            }
        }
    }

    /// <summary>The operations of multiplying the product of i to k by that of k+1 to j.</summary>
    private double Cost(int i, int k, int j)
    {
        var (rows, inner, columns) = (_sizes[i], _sizes[k + 1], _sizes[j + 1]);
        var (left, right) = (KindOf(i, k), KindOf(k + 1, j));
        var solving = left == LinkKind.Inverse || right == LinkKind.Inverse ? inner * inner * inner : 0;
        solving += left == LinkKind.Inverse ? Inverting(k + 1, j) : 0;
        return (left, right) switch
        {
            (LinkKind.Diagonal, LinkKind.Diagonal) => inner,
            (LinkKind.Diagonal, _) => (inner * columns) + solving,
            (_, LinkKind.Diagonal) => (rows * inner) + solving,
            (LinkKind.Ones, _) or (_, LinkKind.Ones) => (rows * inner * columns * Summing) + solving,
            _ => (rows * inner * columns * (IsGram(i, k, j) ? Gram : 1)) + solving,
        };
    }

    private bool IsGram(int i, int k, int j) =>
        i == k && k + 1 == j && _links[i] is { Kind: LinkKind.Matrix, Value: { } left } && _links[j].Value is { } right
        && left != right && ReferenceEquals(PythonArena.Untransposed(left), PythonArena.Untransposed(right));

    private double Halves(int k, int last) =>
        _costs[0, k] + _costs[k + 1, last] + (_sizes[0] * _sizes[k + 1]) + Inverting(0, k) + Inverting(k + 1, last);

    /// <summary>What an inverse that nothing is multiplied by costs: more than solving with it.</summary>
    private double Inverting(int i, int j) => KindOf(i, j) == LinkKind.Inverse ? 4 * Math.Pow(_sizes[i], 3) : 0;

    private LinkKind KindOf(int i, int j) => i == j ? _links[i].Kind
        : Enumerable.Range(i, j - i + 1).All(k => _links[k].Kind == LinkKind.Diagonal) ? LinkKind.Diagonal
        : LinkKind.Matrix;

    private Link Of(int i, int j)
    {
        if (_costs.GetLength(0) == 0)
        {
            return _links[^1].Shape.Columns.IsOne
                ? Enumerable.Reverse(_links).Aggregate((right, left) => _algebra.Multiply(left, right))
                : Enumerable.Aggregate(_links, _algebra.Multiply);
        }

        return i == j ? _links[i] : _algebra.Multiply(Of(i, _splits[i, j]), Of(_splits[i, j] + 1, j));
    }
}
