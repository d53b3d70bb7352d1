using SymMat.Catalog;
using SymMat.Matrices;

namespace SymMat.Notation;

/// <summary>The steps that reduce a network, each of which is a matrix operation. Local to one call.</summary>
internal sealed class Reduction(Network network, Algebra algebra)
{
    /// <summary>Does one step; false where none applies.</summary>
    public bool Step() => SumNext() || Join() || Close() || MergeParallel();

    private IEnumerable<int> Reducible => network.Summed.Where(k => !network.IsPaired(k)).Order();

    /// <summary>Sums over one of the indices around which something changed, where no more than one matrix stands there.</summary>
    private bool SumNext()
    {
        if (NextReady() is not { } k)
        {
            return false;
        }

        network.Changed.Remove(k);
        if (network.EdgesAt(k) is [var edge])
        {
            SumLeaf(k, edge);
            return true;
        }

        network.Scalars.Add(new(Closures.Sum(algebra, network.Weights(k)), false));
        network.Retire(k);
        return true;
    }

    /// <summary>The first of the changed indices that can be summed over; those before it are done with.</summary>
    private int? NextReady()
    {
        while (network.Changed.Count > 0)
        {
            var k = network.Changed.Min;
            if (network.Summed.Contains(k) && !network.IsPaired(k)
                && (network.EdgesAt(k).Count == 1 || (network.EdgesAt(k).Count == 0 && network.Weights(k).Count > 0)))
            {
                return k;
            }

            network.Changed.Remove(k);
        }

        return null;
    }

    /// <summary>
    /// One matrix: it is multiplied by the vector there, or its rows are summed. The matrices that would follow one by one
    /// are multiplied at once, so that a long product is made in one go.
    /// </summary>
    private void SumLeaf(int k, Edge edge)
    {
        var vector = network.Column(k);
        var product = new List<MatrixExpression>();
        while (true)
        {
            var j = edge.Other(k);
            product.Add(vector is null && product.Count == 0 ? RowSum(edge, j, k) : network.From(edge, j));
            network.Remove(edge);
            network.Retire(k);
            network.Changed.Remove(k);
            if (NextReady() != j || network.Weights(j).Count > 0 || network.EdgesAt(j) is not [var next])
            {
                product.Reverse();
                network.Weights(j).Add(new(algebra.Product(vector is null ? product : product.Append(vector)), false));
                network.Touch(j);
                return;
            }

            network.Changed.Remove(j);
            (k, edge) = (j, next);
        }
    }

    /// <summary>The row sums, written by column sums where the matrix is shorter that way round.</summary>
    private MatrixExpression RowSum(Edge edge, int row, int column)
    {
        var (plain, turned) = (network.From(edge, row), network.From(edge, column));
        return turned.Length < plain.Length
            ? Build.Transpose(Build.Apply(Functions.ColumnSum, turned)) : Build.Apply(Functions.RowSum, plain);
    }

    /// <summary>Summed indices between two others: a product.</summary>
    private bool Join()
    {
        var chains = Chains.Of(network, [.. Reducible.Where(k => network.EdgesAt(k).Count == 2)]);
        foreach (var chain in chains)
        {
            var factors = new List<MatrixExpression>();
            var at = chain.Start;
            foreach (var (edge, next) in chain.Steps)
            {
                factors.Add(network.From(edge, at));
                factors.AddRange(next == chain.End || network.DiagonalMatrix(next) is not { } diagonal ? [] : [diagonal]);
                at = next;
            }

            foreach (var (edge, next) in chain.Steps)
            {
                network.Remove(edge);
                if (next != chain.End)
                {
                    network.Retire(next);
                }
            }

            network.Add(new Edge(chain.Start, chain.End, algebra.Product(factors), false));
        }

        return chains.Count > 0;
    }

    /// <summary>A summed index, without vectors, with two matrices to one other index: a trace or a diagonal.</summary>
    private bool Close()
    {
        foreach (var k in Reducible)
        {
            if (network.Weights(k).Count > 0 || network.EdgesAt(k) is not [var first, var second] || first.Other(k) != second.Other(k))
            {
                continue;
            }

            var i = first.Other(k);
            var product = algebra.Product(network.From(first, i), network.From(second, k));
            var isClosed = network.Summed.Contains(i) && !network.IsPaired(i) && network.Weights(i).Count == 0 && network.EdgesAt(i).Count == 2;
            network.Remove(first);
            network.Remove(second);
            network.Retire(k);
            if (isClosed)
            {
                network.Retire(i);
                network.Scalars.Add(new(Closures.Trace(algebra, network.From(first, i), network.From(second, k), product), false));
            }
            else
            {
                var entrywise = algebra.Entrywise([new(first.Matrix, first.Divides), OrientedLike(first, second)]);
                var sums = RowSum(new(first.Row, first.Column, entrywise, false), i, k);
                network.Weights(i).Add(new(IsQuadratic(product)
                    ? Algebra.Shorter(sums, Build.Apply(Functions.Diagonal, product)) : sums, false));
            }

            return true;
        }

        return false;
    }

    /// <summary>Whether the product is of the form M'*A*M, whose diagonal is a row of quadratic forms.</summary>
    private bool IsQuadratic(MatrixExpression product) =>
        product is ProductExpression && product.Operands.Length > 2
        && Equality.Same(algebra.Transpose(product.Operands[0]), product.Operands[^1]);

    /// <summary>Two matrices between the same indices, at one of which more is to be summed: their entrywise product.</summary>
    private bool MergeParallel()
    {
        foreach (var k in network.Summed.Order())
        {
            foreach (var first in network.EdgesAt(k))
            {
                if (network.EdgesAt(k).FirstOrDefault(e => e != first && e.Other(k) == first.Other(k)) is { } second)
                {
                    Multiplier[] both = [new(first.Matrix, first.Divides), OrientedLike(first, second)];
                    network.Remove(first);
                    network.Remove(second);
                    network.Add(new Edge(first.Row, first.Column, algebra.Entrywise(both), false));
                    return true;
                }
            }
        }

        return false;
    }

    private Multiplier OrientedLike(Edge first, Edge second) =>
        new(second.Row == first.Row ? second.Matrix : algebra.Transpose(second.Matrix), second.Divides);
}
