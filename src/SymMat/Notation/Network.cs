using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Shapes;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>A matrix between two indices: its rows run over the first, its columns over the second.</summary>
internal sealed record Edge(int Row, int Column, MatrixExpression Matrix, bool Divides)
{
    /// <summary>Whether it stands at the index.</summary>
    public bool Touches(int index) => Row == index || Column == index;

    /// <summary>The index at its other end.</summary>
    public int Other(int index) => Row == index ? Column : Row;
}

/// <summary>A pairing of indices i and j with one index k = i + rows*j.</summary>
internal sealed record Pairing(int First, int Second, int Joint);

/// <summary>
/// A contraction as a network: indices are nodes, matrices are edges, vectors are weights on a node. It is reduced step by
/// step; each step is a matrix operation. Local to one call.
/// </summary>
internal sealed class Network
{
    private readonly Algebra _algebra;
    private readonly ImmutableArray<Dimension> _dimensions;
    private readonly List<Multiplier>[] _weights;
    private readonly HashSet<int> _summed;

    /// <summary>The network of a contraction whose factors are raised by the given function; null where one can't be.</summary>
    public static Network? Of(ContractionTensor contraction, Algebra algebra, Func<Tensor, Multiplier?> raise)
    {
        var network = new Network(contraction, algebra);
        return contraction.Factors.All(f => network.Add(f, raise)) ? network : null;
    }

    private Network(ContractionTensor contraction, Algebra algebra)
    {
        _algebra = algebra;
        _dimensions = contraction.Indices;
        _weights = [.. contraction.Indices.Select(_ => new List<Multiplier>())];
        _summed = [.. Enumerable.Range(contraction.Order, contraction.Indices.Length - contraction.Order)];
    }

    /// <summary>Scalar factors.</summary>
    public List<Multiplier> Scalars { get; } = [];

    /// <summary>The matrices.</summary>
    public List<Edge> Edges { get; } = [];

    /// <summary>The pairings of indices.</summary>
    public List<Pairing> Pairings { get; } = [];

    /// <summary>The deltas between outputs.</summary>
    public List<(int First, int Second)> Deltas { get; } = [];

    /// <summary>Indices still summed over.</summary>
    public IReadOnlyCollection<int> Summed => _summed;

    /// <summary>The vectors at an index.</summary>
    public List<Multiplier> Weights(int index) => _weights[index];

    /// <summary>Does all steps that apply. Pairings are lifted only where the result is to be a matrix.</summary>
    public void Reduce(bool liftPairings)
    {
        while (SumLeaf() || SumAlone() || Join() || Close() || MergeParallel() || (liftPairings && Pairs.Lift(this, _algebra)))
        {
        }
    }

    /// <summary>The matrix of an edge with the given index along its rows.</summary>
    public MatrixExpression From(Edge edge, int row)
    {
        var matrix = edge.Divides ? _algebra.Entrywise([new(edge.Matrix, true)]) : edge.Matrix;
        return edge.Row == row ? matrix : _algebra.Transpose(matrix);
    }

    /// <summary>The vectors at an index as one column, or null where there are none.</summary>
    public MatrixExpression? Column(int index)
    {
        var (matrices, rest) = SplitDiagonals(index);
        return matrices.Count > 0 && rest.Count > 0 ? _algebra.Product([.. matrices, _algebra.Entrywise(rest)])
            : _weights[index].Count == 0 ? null : _algebra.Entrywise(_weights[index]);
    }

    /// <summary>The vectors at an index as one diagonal matrix, or null where there are none.</summary>
    public MatrixExpression? DiagonalMatrix(int index)
    {
        var (matrices, rest) = SplitDiagonals(index);
        return _weights[index].Count == 0 ? null : rest.Count == 0 ? _algebra.Product(matrices)
            : _algebra.Product([.. matrices, Build.Apply(Functions.Diagonal, _algebra.EitherWay(_algebra.Entrywise(rest)))]);
    }

    private (List<MatrixExpression> Matrices, List<Multiplier> Others) SplitDiagonals(int index)
    {
        var matrices = _weights[index].Select(_algebra.DiagonalMatrixOf).OfType<MatrixExpression>();
        return ([.. matrices], _weights[index].FindAll(w => _algebra.DiagonalMatrixOf(w) is null));
    }

    /// <summary>Ends a sum over an index.</summary>
    public void Retire(int index)
    {
        _weights[index].Clear();
        _summed.Remove(index);
    }

    /// <summary>The dimension of an index.</summary>
    public Dimension DimensionOf(int index) => _dimensions[index];

    private bool Add(Factor factor, Func<Tensor, Multiplier?> raise)
    {
        var indices = factor.Indices;
        switch (factor.Tensor)
        {
            case DeltaTensor:
                Deltas.Add((indices[0], indices[1]));
                return true;
            case PairTensor:
                Pairings.Add(new(indices[0], indices[1], indices[2]));
                return true;
        }

        if (factor.Tensor.Order > 2 || raise(factor.Tensor) is not { } raised)
        {
            return false;
        }

        switch (indices.Length)
        {
            case 0:
                Scalars.Add(raised);
                break;
            case 1:
                _weights[indices[0]].Add(raised);
                break;
            case 2 when indices[0] == indices[1]:
                _weights[indices[0]].Add(raised with { Expression = Build.Apply(Functions.Diagonal, raised.Expression) });
                break;
            default:
                Edges.Add(new(indices[0], indices[1], raised.Expression, raised.Divides));
                break;
        }

        return true;
    }

    private List<Edge> EdgesAt(int index) => Edges.FindAll(e => e.Touches(index));

    private bool IsPaired(int index) =>
        Pairings.Exists(p => p.First == index || p.Second == index || p.Joint == index);

    private IEnumerable<int> Reducible => _summed.Where(k => !IsPaired(k)).Order();

    /// <summary>A summed index with one matrix: the matrix times the vector there, or its row sums.</summary>
    private bool SumLeaf()
    {
        foreach (var k in Reducible)
        {
            if (EdgesAt(k) is not [var edge])
            {
                continue;
            }

            var j = edge.Other(k);
            var vector = Column(k) is { } column
                ? _algebra.Product(From(edge, j), column)
                : RowSum(edge, j, k);
            Edges.Remove(edge);
            Retire(k);
            _weights[j].Add(new(vector, false));
            return true;
        }

        return false;
    }

    /// <summary>The row sums, written by column sums where the matrix is shorter that way round.</summary>
    private MatrixExpression RowSum(Edge edge, int row, int column)
    {
        var (plain, turned) = (From(edge, row), From(edge, column));
        return turned.Length < plain.Length
            ? Build.Transpose(Build.Apply(Functions.ColumnSum, turned)) : Build.Apply(Functions.RowSum, plain);
    }

    /// <summary>A summed index with vectors alone: a sum or an inner product.</summary>
    private bool SumAlone()
    {
        foreach (var k in Reducible)
        {
            if (_weights[k].Count > 0 && EdgesAt(k).Count == 0)
            {
                Scalars.Add(new(Closures.Sum(_algebra, _weights[k]), false));
                Retire(k);
                return true;
            }
        }

        return false;
    }

    /// <summary>A summed index between two others: a product.</summary>
    private bool Join()
    {
        foreach (var k in Reducible)
        {
            if (EdgesAt(k) is [var first, var second] && first.Other(k) is var i && second.Other(k) is var j && i != j)
            {
                Edges.RemoveAll(e => e.Touches(k));
                Edges.Add(new(i, j, Through(first, i, second, k), false));
                Retire(k);
                return true;
            }
        }

        return false;
    }

    private MatrixExpression Through(Edge first, int i, Edge second, int k) =>
        _algebra.Product(new[] { From(first, i), DiagonalMatrix(k), From(second, k) }.OfType<MatrixExpression>());

    /// <summary>A summed index, without vectors, with two matrices to one other index: a trace or a diagonal.</summary>
    private bool Close()
    {
        foreach (var k in Reducible)
        {
            if (_weights[k].Count > 0 || EdgesAt(k) is not [var first, var second] || first.Other(k) != second.Other(k))
            {
                continue;
            }

            var i = first.Other(k);
            var product = _algebra.Product(From(first, i), From(second, k));
            var isClosed = _summed.Contains(i) && !IsPaired(i) && _weights[i].Count == 0 && EdgesAt(i).Count == 2;
            Edges.RemoveAll(e => e.Touches(k));
            Retire(k);
            if (isClosed)
            {
                Retire(i);
                Scalars.Add(new(Closures.Trace(_algebra, From(first, i), From(second, k), product), false));
            }
            else
            {
                var entrywise = _algebra.Entrywise([new(first.Matrix, first.Divides), OrientedLike(first, second)]);
                _weights[i].Add(new(Algebra.Shorter(
                    RowSum(new(first.Row, first.Column, entrywise, false), i, k),
                    Build.Apply(Functions.Diagonal, product)), false));
            }

            return true;
        }

        return false;
    }

    /// <summary>Two matrices between the same indices, at one of which more is to be summed: their entrywise product.</summary>
    private bool MergeParallel()
    {
        for (var a = 0; a < Edges.Count; a++)
        {
            for (var b = a + 1; b < Edges.Count; b++)
            {
                var (first, second) = (Edges[a], Edges[b]);
                if (second.Touches(first.Row) && second.Touches(first.Column)
                    && (_summed.Contains(first.Row) || _summed.Contains(first.Column)))
                {
                    Multiplier[] both = [new(first.Matrix, first.Divides), OrientedLike(first, second)];
                    Edges.RemoveAt(b);
                    Edges[a] = new(first.Row, first.Column, _algebra.Entrywise(both), false);
                    return true;
                }
            }
        }

        return false;
    }

    private Multiplier OrientedLike(Edge first, Edge second) =>
        new(second.Row == first.Row ? second.Matrix : _algebra.Transpose(second.Matrix), second.Divides);
}
