using SymMat.Catalog;
using SymMat.Matrices;

namespace SymMat.Notation;

/// <summary>
/// Pairs of pairs, as a stacked Kronecker product has them: where ((i, j), (k, l)) are one index, ((i, k), (j, l)) are
/// another, and a permutation leads from one to the other. So vec(kron(X, Y)) of X (m, n) and Y (p, q) is
/// kron(eye(n), kron(commutation(q, m), eye(p)))*kron(vec(X), vec(Y)) (Magnus and Neudecker 1988, chapter 3, theorem 10).
/// Of a vector and a matrix, three indices are regrouped.
/// </summary>
internal static class Regrouping
{
    /// <summary>Regroups one pair of pairs, or joins two pairings of the same indices; whether there was one.</summary>
    public static bool Apply(Network network) =>
        network.Pairings.Exists(p => JoinEqual(network, p)) || (network.MayRegroup()
            && (network.Pairings.Exists(p => Exchange(network, p)) || network.Pairings.Exists(p => Associate(network, p))));

    /// <summary>Two joint indices of the same pair are equal.</summary>
    private static bool JoinEqual(Network network, Pairing pairing)
    {
        var other = network.Pairings.Find(p => p != pairing && p.First == pairing.First && p.Second == pairing.Second);
        if (other is null)
        {
            return false;
        }

        network.Pairings.Remove(other);
        network.Add(new Edge(
            pairing.Joint, other.Joint, Build.Constant(Functions.Identity, network.DimensionOf(pairing.Joint)), false));
        return true;
    }

    private static bool Exchange(Network network, Pairing outer)
    {
        if (InnerOf(network, outer.First) is not { } first || InnerOf(network, outer.Second) is not { } second)
        {
            return false;
        }

        var (i, j, k, l) = (first.First, first.Second, second.First, second.Second);
        network.Pairings.RemoveAll(p => p == outer || p == first || p == second);
        network.Retire(outer.First);
        network.Retire(outer.Second);
        var whole = Pair(network, Pair(network, i, k), Pair(network, j, l));
        network.Add(new Edge(
            outer.Joint, whole, Kronecker(Identity(network, l), Kronecker(Commutation(network, k, j), Identity(network, i))), false));
        return true;
    }

    /// <summary>Of ((i, j), k) and (i, (j, k)), which are one index, that which pairs what hangs together; or ((i, k), j).</summary>
    private static bool Associate(Network network, Pairing outer)
    {
        var isLeft = InnerOf(network, outer.First) is not null;
        if (InnerOf(network, isLeft ? outer.First : outer.Second) is not { } inner || HaveMatrix(network, inner.First, inner.Second))
        {
            return false;
        }

        var (i, j, k) = isLeft
            ? (inner.First, inner.Second, outer.Second) : (outer.First, inner.First, inner.Second);
        var isAcross = AreTogether(network, i, k);
        if (!isAcross && !(isLeft ? AreTogether(network, j, k) : AreTogether(network, i, j)))
        {
            return false;
        }

        network.Pairings.RemoveAll(p => p == outer || p == inner);
        network.Retire(inner.Joint);
        if (isAcross)
        {
            var whole = Pair(network, Pair(network, i, k), j);
            network.Add(new Edge(outer.Joint, whole, Kronecker(Commutation(network, k, j), Identity(network, i)), false));
        }
        else
        {
            network.Pairings.Add(isLeft
                ? new(i, Pair(network, j, k), outer.Joint) : new(Pair(network, i, j), k, outer.Joint));
        }

        return true;
    }

    private static bool AreTogether(Network network, int a, int b) =>
        HaveMatrix(network, a, b)
        || network.Pairings.Exists(p => (p.First == a && p.Second == b) || (p.First == b && p.Second == a));

    private static bool HaveMatrix(Network network, int a, int b) => network.EdgesAt(a).Any(e => e.Touches(b));

    /// <summary>The pairing whose joint index this is, where nothing else is at that index.</summary>
    private static Pairing? InnerOf(Network network, int joint) =>
        network.Summed.Contains(joint) && network.EdgesAt(joint).Count == 0 && network.Weights(joint).Count == 0
            && network.Pairings.FindAll(p => p.Joint == joint) is [var inner]
            && network.Pairings.Count(p => p.First == joint || p.Second == joint) == 1
            ? inner : null;

    private static int Pair(Network network, int first, int second)
    {
        var joint = network.NewSummed(network.DimensionOf(first) * network.DimensionOf(second));
        network.Pairings.Add(new(first, second, joint));
        return joint;
    }

    private static MatrixExpression Identity(Network network, int index) =>
        Build.Constant(Functions.Identity, network.DimensionOf(index));

    private static MatrixExpression Commutation(Network network, int rows, int columns) =>
        Build.Constant(Functions.Commutation, network.DimensionOf(rows), network.DimensionOf(columns));

    private static MatrixExpression Kronecker(MatrixExpression left, MatrixExpression right) =>
        Build.Apply(Operators.Kronecker, left, right);
}
