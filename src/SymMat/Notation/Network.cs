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
/// A contraction as a network: indices are nodes, matrices are edges, vectors are weights on a node. Local to one call.
/// </summary>
internal sealed class Network
{
    private const int MostRegroupings = 64;

    private readonly Algebra _algebra;
    private readonly List<Dimension> _dimensions;
    private readonly List<List<Multiplier>> _weights;
    private readonly HashSet<int> _summed;
    private readonly List<List<Edge>> _edgesAt;
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
        Changed = [.. _summed];
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

    /// <summary>Indices around which something changed.</summary>
    public SortedSet<int> Changed { get; }

    /// <summary>The vectors at an index.</summary>
    public List<Multiplier> Weights(int index) => _weights[index];

    /// <summary>
    /// Does all steps that apply. Pairings are lifted only where the result is to be a matrix, and written as matrices of
    /// zeros and ones only where it must be.
    /// </summary>
    public void Reduce(bool liftPairings, bool selects = false)
    {
        var reduction = new Reduction(this, _algebra);
        while (reduction.Step() || (liftPairings && Pairs.Lift(this, _algebra, selects)))
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
    public void Touch(int index) => Changed.Add(index);

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

    /// <summary>Whether the index is in a pairing.</summary>
    public bool IsPaired(int index) =>
        Pairings.Exists(p => p.First == index || p.Second == index || p.Joint == index);
}
