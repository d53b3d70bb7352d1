using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Shapes;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>A matrix between two indices: its rows run over the first, its columns over the second.</summary>
internal sealed class Edge(int row, int column, MatrixExpression matrix, bool divides)
{
    public int Row { get; } = row;

    public int Column { get; } = column;

    public MatrixExpression Matrix { get; } = matrix;

    public bool Divides { get; } = divides;

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
    private const int MostRegroupings = 64;

    private readonly Algebra _algebra;
    private readonly List<Dimension> _dimensions;
    private readonly List<List<Multiplier>> _weights;
    private readonly HashSet<int> _summed;
    private readonly List<List<Edge>> _edgesAt;
    private readonly SortedSet<int> _changed;
    private int _regroupings;

    /// <summary>The network of a contraction whose factors are raised by the given function; null where one can't be.</summary>
    public static Network? Of(ContractionTensor contraction, Algebra algebra, Func<Tensor, Multiplier?> raise)
    {
        var network = new Network(contraction, algebra);
        return contraction.Factors.All(f => network.Add(f, raise)) ? network : null;
    }

    private Network(ContractionTensor contraction, Algebra algebra)
    {
        _algebra = algebra;
        _dimensions = [.. contraction.Indices];
        _weights = [.. contraction.Indices.Select(_ => new List<Multiplier>())];
        _edgesAt = [.. contraction.Indices.Select(_ => new List<Edge>())];
        _summed = [.. Enumerable.Range(contraction.Order, contraction.Indices.Length - contraction.Order)];
        _changed = [.. _summed];
    }

    /// <summary>Scalar factors.</summary>
    public List<Multiplier> Scalars { get; } = [];

    /// <summary>The matrices.</summary>
    public IEnumerable<Edge> Edges => _edgesAt.SelectMany((edges, index) => edges.Where(e => e.Row == index));

    /// <summary>The pairings of indices.</summary>
    public List<Pairing> Pairings { get; } = [];

    /// <summary>The deltas between outputs.</summary>
    public List<(int First, int Second)> Deltas { get; } = [];

    /// <summary>Indices still summed over.</summary>
    public IReadOnlyCollection<int> Summed => _summed;

    /// <summary>The vectors at an index.</summary>
    public List<Multiplier> Weights(int index) => _weights[index];

    /// <summary>
    /// Does all steps that apply. Pairings are lifted only where the result is to be a matrix, and written as matrices of
    /// zeros and ones only where it must be.
    /// </summary>
    public void Reduce(bool liftPairings, bool selects = false)
    {
        while (SumNext() || Join() || Close() || MergeParallel() || (liftPairings && Pairs.Lift(this, _algebra, selects)))
        {
        }
    }

    /// <summary>Whether pairs may be regrouped once more: some could be for ever, from one grouping to the other and back.</summary>
    public bool MayRegroup() => ++_regroupings <= MostRegroupings;

    /// <summary>Adds a matrix; with both ends at one index it is the vector of its diagonal.</summary>
    public void Add(Edge edge)
    {
        if (edge.Row == edge.Column)
        {
            _weights[edge.Row].Add(new(Build.Apply(Functions.Diagonal, edge.Matrix), edge.Divides));
            Touch(edge.Row);
            return;
        }

        _edgesAt[edge.Row].Add(edge);
        _edgesAt[edge.Column].Add(edge);
        Touch(edge);
    }

    /// <summary>Removes a matrix.</summary>
    public void Remove(Edge edge)
    {
        _edgesAt[edge.Row].Remove(edge);
        _edgesAt[edge.Column].Remove(edge);
        Touch(edge);
    }

    /// <summary>The matrices at an index.</summary>
    public IReadOnlyList<Edge> EdgesAt(int index) => _edgesAt[index];

    /// <summary>Notes that something changed at an index.</summary>
    public void Touch(int index) => _changed.Add(index);

    private void Touch(Edge edge)
    {
        Touch(edge.Row);
        Touch(edge.Column);
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

    /// <summary>A new index to sum over.</summary>
    public int NewSummed(Dimension dimension)
    {
        _dimensions.Add(dimension);
        _weights.Add([]);
        _edgesAt.Add([]);
        _summed.Add(_dimensions.Count - 1);
        return _dimensions.Count - 1;
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
            case DeltaTensor when indices.Any(_summed.Contains):
                Add(new Edge(
                    indices[0], indices[1], _algebra.MarkSymmetric(Build.Constant(Functions.Identity, factor.Tensor.Axes[0])), false));
                return true;
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
            default:
                Add(new Edge(indices[0], indices[1], raised.Expression, raised.Divides));
                break;
        }

        return true;
    }

    private bool IsPaired(int index) =>
        Pairings.Exists(p => p.First == index || p.Second == index || p.Joint == index);

    private IEnumerable<int> Reducible => _summed.Where(k => !IsPaired(k)).Order();

    /// <summary>Sums over one of the indices around which something changed, where no more than one matrix stands there.</summary>
    private bool SumNext()
    {
        while (_changed.Count > 0)
        {
            var k = _changed.Min;
            _changed.Remove(k);
            if (!_summed.Contains(k) || IsPaired(k))
            {
                continue;
            }

            if (_edgesAt[k] is [var edge])
            {
                SumLeaf(k, edge);
                return true;
            }

            if (_edgesAt[k].Count == 0 && _weights[k].Count > 0)
            {
                Scalars.Add(new(Closures.Sum(_algebra, _weights[k]), false));
                Retire(k);
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// One matrix: it is multiplied by the vector there, or its rows are summed. The matrices that would follow one by one
    /// are multiplied at once, so that a long product is made in one go.
    /// </summary>
    private void SumLeaf(int k, Edge edge)
    {
        var vector = Column(k);
        var product = new List<MatrixExpression>();
        while (true)
        {
            var j = edge.Other(k);
            product.Add(vector is null && product.Count == 0 ? RowSum(edge, j, k) : From(edge, j));
            Remove(edge);
            Retire(k);
            _changed.Remove(k);
            if (_changed.Min != j || !_summed.Contains(j) || IsPaired(j) || _weights[j].Count > 0
                || _edgesAt[j] is not [var next])
            {
                product.Reverse();
                _weights[j].Add(new(_algebra.Product(vector is null ? product : product.Append(vector)), false));
                return;
            }

            _changed.Remove(j);
            (k, edge) = (j, next);
        }
    }

    /// <summary>The row sums, written by column sums where the matrix is shorter that way round.</summary>
    private MatrixExpression RowSum(Edge edge, int row, int column)
    {
        var (plain, turned) = (From(edge, row), From(edge, column));
        return turned.Length < plain.Length
            ? Build.Transpose(Build.Apply(Functions.ColumnSum, turned)) : Build.Apply(Functions.RowSum, plain);
    }

    /// <summary>Summed indices between two others: a product.</summary>
    private bool Join()
    {
        var chains = Chains.Of(this, [.. Reducible.Where(k => _edgesAt[k].Count == 2)]);
        foreach (var chain in chains)
        {
            var factors = new List<MatrixExpression>();
            var at = chain.Start;
            foreach (var (edge, next) in chain.Steps)
            {
                factors.Add(From(edge, at));
                factors.AddRange(next == chain.End || DiagonalMatrix(next) is not { } diagonal ? [] : [diagonal]);
                at = next;
            }

            foreach (var (edge, next) in chain.Steps)
            {
                Remove(edge);
                if (next != chain.End)
                {
                    Retire(next);
                }
            }

            Add(new Edge(chain.Start, chain.End, _algebra.Product(factors), false));
        }

        return chains.Count > 0;
    }

    /// <summary>A summed index, without vectors, with two matrices to one other index: a trace or a diagonal.</summary>
    private bool Close()
    {
        foreach (var k in Reducible)
        {
            if (_weights[k].Count > 0 || _edgesAt[k] is not [var first, var second] || first.Other(k) != second.Other(k))
            {
                continue;
            }

            var i = first.Other(k);
            var product = _algebra.Product(From(first, i), From(second, k));
            var isClosed = _summed.Contains(i) && !IsPaired(i) && _weights[i].Count == 0 && _edgesAt[i].Count == 2;
            Remove(first);
            Remove(second);
            Retire(k);
            if (isClosed)
            {
                Retire(i);
                Scalars.Add(new(Closures.Trace(_algebra, From(first, i), From(second, k), product), false));
            }
            else
            {
                var entrywise = _algebra.Entrywise([new(first.Matrix, first.Divides), OrientedLike(first, second)]);
                var sums = RowSum(new(first.Row, first.Column, entrywise, false), i, k);
                _weights[i].Add(new(IsQuadratic(product)
                    ? Algebra.Shorter(sums, Build.Apply(Functions.Diagonal, product)) : sums, false));
            }

            return true;
        }

        return false;
    }

    /// <summary>Whether the product is of the form M'*A*M, whose diagonal is a row of quadratic forms.</summary>
    private bool IsQuadratic(MatrixExpression product) =>
        product is ProductExpression && product.Operands.Length > 2
        && Equality.Same(_algebra.Transpose(product.Operands[0]), product.Operands[^1]);

    /// <summary>Two matrices between the same indices, at one of which more is to be summed: their entrywise product.</summary>
    private bool MergeParallel()
    {
        foreach (var k in _summed.Order())
        {
            foreach (var first in _edgesAt[k])
            {
                if (_edgesAt[k].Find(e => e != first && e.Other(k) == first.Other(k)) is { } second)
                {
                    Multiplier[] both = [new(first.Matrix, first.Divides), OrientedLike(first, second)];
                    Remove(first);
                    Remove(second);
                    Add(new Edge(first.Row, first.Column, _algebra.Entrywise(both), false));
                    return true;
                }
            }
        }

        return false;
    }

    private Multiplier OrientedLike(Edge first, Edge second) =>
        new(second.Row == first.Row ? second.Matrix : _algebra.Transpose(second.Matrix), second.Divides);
}
