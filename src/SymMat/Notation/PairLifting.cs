using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Shapes;

namespace SymMat.Notation;

/// <summary>
/// Lifts what stands at paired indices i and j to their joint index k = i + rows*j, as vec and Kronecker products: since
/// (i, j) and k determine each other, any function of i is one of k.
/// </summary>
internal static class Pairs
{
    /// <summary>Lifts one pairing whose single indices are summed; whether there was one.</summary>
    public static bool Lift(Network network, Algebra algebra, bool selects)
    {
        var pairing = network.Pairings.Find(p => network.Summed.Contains(p.First) && network.Summed.Contains(p.Second)
            && !network.Pairings.Exists(q => q.Joint == p.First || q.Joint == p.Second));
        if (pairing is null)
        {
            return network.Pairings.Exists(p => LiftIdentity(network, p)) || Regrouping.Apply(network);
        }

        return LiftTwin(network, pairing) || LiftCommutation(network, pairing) || LiftVec(network, algebra, pairing)
            || LiftKronecker(network, pairing) || LiftDiagonal(network, pairing)
            || LiftColumn(network, pairing) || LiftEach(network, pairing) || Regrouping.Apply(network)
            || (selects && Select(network, pairing));
    }

    /// <summary>Whether another pairing than these has one of the indices that the pairing joins.</summary>
    private static bool IsShared(Network network, Pairing pairing, Pairing? but = null) =>
        network.Pairings.Exists(p => p != pairing && p != but
            && (p.First == pairing.First || p.First == pairing.Second || p.Second == pairing.First || p.Second == pairing.Second));

    /// <summary>An index paired with itself, and vectors alone at it: the vec of a diagonal matrix.</summary>
    private static bool LiftTwin(Network network, Pairing pairing)
    {
        if (pairing.First != pairing.Second || network.EdgesAt(pairing.First).Count > 0 || IsShared(network, pairing))
        {
            return false;
        }

        var diagonal = network.DiagonalMatrix(pairing.First)
            ?? Build.Constant(Functions.Identity, network.DimensionOf(pairing.First));
        network.Weights(pairing.Joint).Add(new(Build.Apply(Functions.Vectorise, diagonal), false));
        Retire(network, pairing);
        return true;
    }

    /// <summary>The pairing as two matrices of zeros and ones, from its joint index to each of the two: this always holds.</summary>
    private static bool Select(Network network, Pairing pairing)
    {
        var (rows, columns) = (network.DimensionOf(pairing.First), network.DimensionOf(pairing.Second));
        network.Pairings.Remove(pairing);
        network.Add(new Edge(
            pairing.Joint, pairing.First, Stretch(Build.Constant(Functions.Identity, rows), true, rows, columns), false));
        network.Add(new Edge(
            pairing.Joint, pairing.Second, Stretch(Build.Constant(Functions.Identity, columns), false, rows, columns), false));
        return true;
    }

    /// <summary>The joint index of (i, j) and that of (j, i), and nothing else at either: a permutation.</summary>
    private static bool LiftCommutation(Network network, Pairing pairing)
    {
        var other = network.Pairings.Find(p => p.First == pairing.Second && p.Second == pairing.First && p != pairing);
        if (other is null || !IsFree(network, pairing) || network.Pairings.Exists(p => p != pairing && p != other
            && new[] { p.First, p.Second, p.Joint }.Intersect([pairing.First, pairing.Second]).Any()))
        {
            return false;
        }

        network.Add(new Edge(other.Joint, pairing.Joint, Build.Constant(
            Functions.Commutation, network.DimensionOf(pairing.First), network.DimensionOf(pairing.Second)), false));
        network.Pairings.Remove(other);
        Retire(network, pairing);
        network.Touch(other.Joint);
        return true;
    }

    /// <summary>Matrices between i and j: their entrywise product is a matrix, and its vec a vector at k.</summary>
    private static bool LiftVec(Network network, Algebra algebra, Pairing pairing)
    {
        var between = network.EdgesAt(pairing.First).Where(e => e.Touches(pairing.Second)).ToList();
        if (between.Count == 0 || pairing.First == pairing.Second || IsShared(network, pairing))
        {
            return false;
        }

        var factors = between.Select(e => new Multiplier(network.From(e, pairing.First), false)).ToList();
        AddWeights(network, pairing.First, factors, c => c);
        AddWeights(network, pairing.Second, factors, algebra.Transpose);
        between.ForEach(network.Remove);
        network.Weights(pairing.Joint).Add(new(Build.Apply(Functions.Vectorise, algebra.Entrywise(factors)), false));
        if (IsFree(network, pairing))
        {
            Retire(network, pairing);
        }

        return true;
    }

    private static void AddWeights(
        Network network, int index, List<Multiplier> factors, Func<MatrixExpression, MatrixExpression> turn)
    {
        factors.AddRange(network.Weights(index).Select(w => w with { Expression = turn(w.Expression) }));
        network.Weights(index).Clear();
    }

    private static bool IsFree(Network network, Pairing pairing) =>
        network.EdgesAt(pairing.First).Count == 0 && network.EdgesAt(pairing.Second).Count == 0
        && network.Weights(pairing.First).Count == 0 && network.Weights(pairing.Second).Count == 0;

    private static void Retire(Network network, Pairing pairing)
    {
        network.Pairings.Remove(pairing);
        network.Touch(pairing.Joint);
        network.Retire(pairing.First);
        network.Retire(pairing.Second);
    }

    /// <summary>A matrix from i to i', one from j to j', where i' and j' are paired as well: a Kronecker product.</summary>
    private static bool LiftKronecker(Network network, Pairing pairing)
    {
        foreach (var other in network.Pairings.Where(p => p != pairing))
        {
            var first = network.EdgesAt(pairing.First).Where(e => e.Touches(other.First)).ToList();
            var second = network.EdgesAt(pairing.Second).Where(e => e.Touches(other.Second)).ToList();
            if (first.Count != 1 || second.Count != 1 || IsShared(network, pairing) || IsShared(network, other) || !IsOnly(network, pairing, first[0], second[0])
                || !IsOnly(network, other, first[0], second[0]))
            {
                continue;
            }

            var product = Build.Apply(
                Operators.Kronecker, network.From(second[0], pairing.Second), network.From(first[0], pairing.First));
            network.Remove(first[0]);
            network.Remove(second[0]);
            network.Add(new Edge(pairing.Joint, other.Joint, product, false));
            Retire(network, pairing);
            Retire(network, other);
            return true;
        }

        return false;
    }

    /// <summary>Two pairings that share an index, and a matrix between their others: a Kronecker product with a diagonal matrix.</summary>
    private static bool LiftDiagonal(Network network, Pairing pairing)
    {
        foreach (var other in network.Pairings.Where(p => p != pairing && p.First == pairing.First != (p.Second == pairing.Second)))
        {
            var sharesFirst = other.First == pairing.First;
            var (shared, from, to) = sharesFirst
                ? (pairing.First, pairing.Second, other.Second) : (pairing.Second, pairing.First, other.First);
            if (network.EdgesAt(from) is not [var edge] || !edge.Touches(to) || network.EdgesAt(to).Count > 1
                || network.Weights(from).Count > 0 || network.Weights(to).Count > 0 || network.EdgesAt(shared).Count > 0
                || network.Pairings.Count(p => p.First == shared || p.Second == shared) > 2 || !network.Summed.Contains(to))
            {
                continue;
            }

            var diagonal = network.DiagonalMatrix(shared)
                ?? Build.Constant(Functions.Identity, network.DimensionOf(shared));
            var matrix = network.From(edge, from);
            network.Remove(edge);
            network.Add(new Edge(pairing.Joint, other.Joint, sharesFirst
                ? Build.Apply(Operators.Kronecker, matrix, diagonal) : Build.Apply(Operators.Kronecker, diagonal, matrix), false));
            Retire(network, pairing);
            Retire(network, other);
            return true;
        }

        return false;
    }

    /// <summary>A sole matrix at one of the two indices, vectors alone at the other: a Kronecker product with a column.</summary>
    private static bool LiftColumn(Network network, Pairing pairing)
    {
        foreach (var (at, other) in new[] { (pairing.First, pairing.Second), (pairing.Second, pairing.First) })
        {
            if (IsShared(network, pairing) || network.EdgesAt(at) is not [var edge] || network.Weights(at).Count > 0
                || network.EdgesAt(other).Count > 0 || network.Column(other) is not { } column
                || network.Pairings.Exists(p => p != pairing && Joins(p, edge.Other(at)) && !Joins(p, pairing.Joint)))
            {
                continue;
            }

            var matrix = network.From(edge, at);
            network.Remove(edge);
            network.Add(new Edge(pairing.Joint, edge.Other(at), at == pairing.First
                ? Build.Apply(Operators.Kronecker, column, matrix) : Build.Apply(Operators.Kronecker, matrix, column), false));
            Retire(network, pairing);
            return true;
        }

        return false;
    }

    private static bool Joins(Pairing pairing, int index) => pairing.First == index || pairing.Second == index;

    /// <summary>One index of the result, vectors alone at the other: a Kronecker product of the identity with a column.</summary>
    private static bool LiftIdentity(Network network, Pairing pairing)
    {
        var (kept, other) = network.Summed.Contains(pairing.Second)
            ? (pairing.First, pairing.Second) : (pairing.Second, pairing.First);
        if (!network.Summed.Contains(other) || network.EdgesAt(other).Count > 0
            || network.Pairings.Exists(p => p != pairing && (p.First == other || p.Second == other || p.Joint == other)))
        {
            return false;
        }

        var column = network.Column(other) ?? Build.Constant(Functions.Ones, network.DimensionOf(other), Dimension.One);
        var identity = Build.Constant(Functions.Identity, network.DimensionOf(kept));
        network.Pairings.Remove(pairing);
        network.Retire(other);
        network.Add(new Edge(pairing.Joint, kept, kept == pairing.First
            ? Build.Apply(Operators.Kronecker, column, identity) : Build.Apply(Operators.Kronecker, identity, column), false));
        return true;
    }

    private static bool IsOnly(Network network, Pairing pairing, Edge first, Edge second) =>
        network.Summed.Contains(pairing.First) && network.Summed.Contains(pairing.Second)
        && network.Weights(pairing.First).Count == 0 && network.Weights(pairing.Second).Count == 0
        && network.EdgesAt(pairing.First).Concat(network.EdgesAt(pairing.Second)).All(e => e == first || e == second);

    /// <summary>Every vector and matrix at i or j becomes one at k.</summary>
    private static bool LiftEach(Network network, Pairing pairing)
    {
        if (pairing.First == pairing.Second || IsShared(network, pairing))
        {
            return false;
        }

        var (rows, columns) = (network.DimensionOf(pairing.First), network.DimensionOf(pairing.Second));
        LiftWeights(network, pairing, rows, columns);
        foreach (var edge in network.Edges.ToList())
        {
            var at = edge.Touches(pairing.First) ? pairing.First : edge.Touches(pairing.Second) ? pairing.Second : -1;
            if (at >= 0)
            {
                network.Remove(edge);
                var lifted = Stretch(network.From(edge, at), at == pairing.First, rows, columns);
                network.Add(new Edge(pairing.Joint, edge.Other(at), lifted, false));
            }
        }

        Retire(network, pairing);
        return true;
    }

    private static void LiftWeights(Network network, Pairing pairing, Dimension rows, Dimension columns)
    {
        var (first, second) = (network.Column(pairing.First), network.Column(pairing.Second));
        var lifted = (first, second) switch
        {
            (null, null) => null,
            ({ } u, { } v) => Build.Apply(Operators.Kronecker, v, u),
            ({ } u, null) => Stretch(u, isFirst: true, rows, columns),
            (null, { } v) => Stretch(v, isFirst: false, rows, columns),
        };
        if (lifted is not null)
        {
            network.Weights(pairing.Joint).Add(new(lifted, false));
        }
    }

    private static MatrixExpression Stretch(MatrixExpression matrix, bool isFirst, Dimension rows, Dimension columns) =>
        isFirst
            ? Build.Apply(Operators.Kronecker, Build.Constant(Functions.Ones, columns), matrix)
            : Build.Apply(Operators.Kronecker, matrix, Build.Constant(Functions.Ones, rows));
}
