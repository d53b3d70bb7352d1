using SymMat.Catalog;
using SymMat.Matrices;

namespace SymMat.Notation;

/// <summary>
/// Writes a reduced network over the rows i and columns j of F and the rows k and columns l of X as a matrix of (i, j) by
/// (k, l). Matrices ik and jl make a Kronecker product; il and jk make one for X', which the commutation matrix turns; ij
/// and kl scale its rows and columns; and without any between F and X it is an outer product. Local to one term.
/// </summary>
internal sealed class KroneckerTerm
{
    private readonly Network _network;
    private readonly Algebra _algebra;
    private readonly Dictionary<(int, int), List<Multiplier>> _between = [];
    private readonly List<int[]> _equal;
    private readonly int _i;
    private readonly int _j;
    private readonly int _k;
    private readonly int _l;

    /// <summary>A term that is reduced but for the corners; a vector's only axis is taken for that of rows or columns.</summary>
    public KroneckerTerm(Network network, Algebra algebra, Corners corners)
    {
        (_network, _algebra) = (network, algebra);
        _equal = [.. network.Deltas.GroupBy(d => d.First, d => d.Second).Select(g => g.Prepend(g.Key).ToArray())];
        (_i, _j) = Place(corners.I, corners.J, corners.K, corners.L);
        (_k, _l) = Place(corners.K, corners.L, _i, _j);
        _equal.ForEach(AddDelta);
        network.Edges.ToList().ForEach(AddEdge);
    }

    /// <summary>Whether the term is a matrix: nothing is summed over any more, or one index in a chain.</summary>
    public bool IsMatrix => _network.Pairings.Count == 0 && (_network.Summed.Count == 0 || Chain() is not null);

    /// <summary>The matrix, without the scalars.</summary>
    public MatrixExpression? Write()
    {
        if (_network.Summed.Count > 0)
        {
            return _algebra.Product(
                new[] { Diagonal(_i, _j), Chain(), Diagonal(_k, _l) }.OfType<MatrixExpression>());
        }

        if (!Has(_i, _k) && !Has(_j, _l) && !HasAcross)
        {
            var (left, right) = (Stacked(_i, _j), Stacked(_k, _l));
            return left is null || right is null
                ? left ?? (right is null ? null : _algebra.Transpose(right))
                : _algebra.Product(left, _algebra.Transpose(right));
        }

        return _algebra.Product(
            new[] { Diagonal(_i, _j), Core(), Diagonal(_k, _l) }.OfType<MatrixExpression>());
    }

    private bool HasAcross => Has(_i, _l) || Has(_j, _k);

    private bool Has(int row, int column) => _between.ContainsKey((row, column));

    /// <summary>The only axis of a vector stands where what it meets has an equal one: rows with rows if it meets both.</summary>
    private (int, int) Place(int rows, int columns, int otherRows, int otherColumns)
    {
        var sole = Math.Max(rows, columns);
        return (rows >= 0 && columns >= 0) || sole < 0 ? (rows, columns)
            : Meet(sole, otherColumns) && !Meet(sole, otherRows) ? (-1, sole) : (sole, -1);
    }

    private bool Meet(int a, int b) =>
        a >= 0 && b >= 0 && (AreEqual(a, b) || _network.EdgesAt(a).Any(e => e.Touches(b)));

    private bool AreEqual(int a, int b) => _equal.Exists(c => c.Contains(a) && c.Contains(b));

    /// <summary>Of axes that are equal, those of one side are, and rows with rows and columns with columns.</summary>
    private void AddDelta(int[] axes)
    {
        var isPair = axes.Length == 2;
        foreach (var (a, b, holds) in new[]
        {
            (_i, _j, true), (_i, _k, true), (_j, _l, true), (_k, _l, axes.Length < 4), (_i, _l, isPair), (_j, _k, isPair),
        })
        {
            if (holds && axes.Contains(a) && axes.Contains(b))
            {
                Add(a, b, new(Build.Constant(Functions.Identity, _network.DimensionOf(a)), false));
            }
        }
    }

    /// <summary>A matrix across stands along the side of X where a delta says that it may.</summary>
    private void AddEdge(Edge edge)
    {
        foreach (var (a, b) in new[] { (_i, _j), (_i, _k), (_j, _l), (_k, _l), (_i, _l), (_j, _k) })
        {
            if (a < 0 || b < 0 || !edge.Touches(a) || !edge.Touches(b))
            {
                continue;
            }

            var (row, column) = ((a, b) == (_i, _l) && AreEqual(_i, _k)) || ((a, b) == (_j, _k) && AreEqual(_j, _l))
                ? (_k, _l) : (a, b);
            var isTurned = a == _j && row == _k ? edge.Row == a : edge.Row != a;
            Add(row, column, new(isTurned ? _algebra.Transpose(edge.Matrix) : edge.Matrix, edge.Divides));
        }
    }

    private void Add(int row, int column, Multiplier matrix)
    {
        if (!_between.TryGetValue((row, column), out var list))
        {
            _between.Add((row, column), list = []);
        }

        list.Add(matrix);
    }

    /// <summary>What stands between F and X.</summary>
    private MatrixExpression Core()
    {
        var isStraight = Has(_i, _k) || Has(_j, _l);
        if (!HasAcross)
        {
            return Kronecker(Weighted(_j, _l), Weighted(_i, _k))!;
        }

        if (!isStraight)
        {
            return _algebra.Product(Kronecker(Weighted(_j, _k), Weighted(_i, _l))!, Commutation());
        }

        return _j < 0 ? ByBoth(Kronecker(Bare(_i, _l), Ones(-1, _k)))
            : _l < 0 ? ByBoth(Kronecker(Bare(_j, _k), Ones(_i, -1)))
            : !Has(_j, _k) ? ByRows()
            : !Has(_i, _l) ? ByColumns()
            : ByBoth(_algebra.Product(Kronecker(Bare(_j, _k), Bare(_i, _l))!, Commutation()));
    }

    private MatrixExpression ByBoth(MatrixExpression? across) => Build.Apply(
        Operators.EntrywiseProduct, Kronecker(Weighted(_j, _l), Weighted(_i, _k))!, across!);

    /// <summary>From (k, l) to (i, l), entry by entry by the matrix il, and on to (i, j).</summary>
    private MatrixExpression ByRows() => _algebra.Product(
        Kronecker(Weighted(_j, _l), Identity(_i))!, Diagonal(_i, _l)!, Kronecker(Identity(_l), Weighted(_i, _k))!);

    /// <summary>From (k, l) to (k, j), entry by entry by the matrix jk, and on to (i, j).</summary>
    private MatrixExpression ByColumns()
    {
        var middle = Build.Apply(Functions.Diagonal, Stack(_algebra.Transpose(Bare(_j, _k)!)));
        return _algebra.Product(
            Kronecker(Identity(_j), Weighted(_i, _k))!, middle, Kronecker(Weighted(_j, _l), Identity(_k))!);
    }

    /// <summary>
    /// Through one summed index a: from (k, l) to (i, a), entry by entry by the matrix ia, and on to (i, j); or so with
    /// rows and columns exchanged.
    /// </summary>
    private MatrixExpression? Chain()
    {
        var a = _network.Summed.First();
        if (_network.Summed.Count > 1 || HasAcross || _i < 0 || _j < 0 || _k < 0 || _l < 0)
        {
            return null;
        }

        var ends = _network.EdgesAt(a).Select(e => e.Other(a)).Order().ToArray();
        if (ends.SequenceEqual([_i, _j, _l]) && Has(_i, _k) && !Has(_j, _l))
        {
            return _algebra.Product(
                Kronecker(At(_j, a), Identity(_i))!,
                Build.Apply(Functions.Diagonal, Stack(Edge(_i, a))),
                Kronecker(_algebra.Transpose(At(_l, -1, a)), Weighted(_i, _k))!);
        }

        return !ends.SequenceEqual([_i, _j, _k]) || !Has(_j, _l) || Has(_i, _k) ? null : _algebra.Product(
            Kronecker(Identity(_j), At(_i, a))!,
            Build.Apply(Functions.Diagonal, Stack(_algebra.Transpose(Edge(_j, a)))),
            Kronecker(Weighted(_j, _l), _algebra.Transpose(At(_k, -1, a)))!);
    }

    /// <summary>The matrix from a corner to a summed index, with the vectors at the corner and at the one given.</summary>
    private MatrixExpression At(int corner, int weighted, int? to = null) => _algebra.Product(new[]
    {
        _network.DiagonalMatrix(corner), Edge(corner, to ?? weighted), weighted < 0 ? null : _network.DiagonalMatrix(weighted),
    }.OfType<MatrixExpression>());

    private MatrixExpression Edge(int corner, int summed) =>
        _network.From(_network.EdgesAt(summed).Single(e => e.Touches(corner)), corner);

    private MatrixExpression Commutation() =>
        Build.Constant(Functions.Commutation, _network.DimensionOf(_k), _network.DimensionOf(_l));

    private MatrixExpression Identity(int axis) => Build.Constant(Functions.Identity, _network.DimensionOf(axis));

    private static MatrixExpression? Kronecker(MatrixExpression? left, MatrixExpression? right) =>
        left is null || right is null ? left ?? right
            : Is(left, ConstantForm.Identity) && Is(right, ConstantForm.Identity)
                ? Build.Constant(Functions.Identity, left.Shape.Rows * right.Shape.Rows)
            : Is(left, ConstantForm.Ones) && Is(right, ConstantForm.Ones)
                ? Build.Constant(Functions.Ones, left.Shape.Rows * right.Shape.Rows, left.Shape.Columns * right.Shape.Columns)
            : Build.Apply(Operators.Kronecker, left, right);

    private static bool Is(MatrixExpression matrix, ConstantForm form) =>
        matrix is ApplyExpression { Operator: ConstantFunction { Form: var f } } && f == form;

    /// <summary>The matrix between two axes with the vectors at them; where there is none, their outer product.</summary>
    private MatrixExpression? Weighted(int row, int column)
    {
        if (Bare(row, column) is { } matrix)
        {
            return _algebra.Product(new[]
            {
                _network.DiagonalMatrix(row), matrix, _network.DiagonalMatrix(column),
            }.OfType<MatrixExpression>());
        }

        if (row >= 0 && column >= 0 && _network.Weights(row).Count + _network.Weights(column).Count == 0)
        {
            return Build.Constant(Functions.Ones, _network.DimensionOf(row), _network.DimensionOf(column));
        }

        var (left, right) = (Column(row), Column(column));
        return right is null ? left
            : left is null ? _algebra.Transpose(right) : _algebra.Product(left, _algebra.Transpose(right));
    }

    private MatrixExpression? Column(int axis) => axis < 0 ? null
        : _network.Column(axis) ?? Build.Constant(Functions.Ones, _network.DimensionOf(axis));

    private MatrixExpression? Ones(int row, int column) =>
        row >= 0 ? Build.Constant(Functions.Ones, _network.DimensionOf(row))
            : column >= 0 ? Build.Constant(Functions.Ones, Shapes.Dimension.One, _network.DimensionOf(column)) : null;

    private MatrixExpression? Bare(int row, int column) =>
        _between.TryGetValue((row, column), out var all) ? _algebra.Entrywise(all) : null;

    private MatrixExpression? Diagonal(int row, int column) =>
        Bare(row, column) is { } matrix ? Build.Apply(Functions.Diagonal, Stack(matrix)) : null;

    /// <summary>The column of all that stands at two axes of one side.</summary>
    private MatrixExpression? Stacked(int row, int column) =>
        row >= 0 && column >= 0 && Has(row, column) ? Stack(Weighted(row, column)!)
            : Kronecker(Column(column), Column(row));

    private static MatrixExpression Stack(MatrixExpression matrix) => Build.Apply(Functions.Vectorise, matrix);
}
