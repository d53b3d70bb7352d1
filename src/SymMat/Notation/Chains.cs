using System.Collections.Immutable;

namespace SymMat.Notation;

/// <summary>Matrices in a row: each step goes over one to the next index, the last to the end.</summary>
/// <param name="Start">The index of the rows of the product.</param>
/// <param name="End">That of its columns, another one.</param>
/// <param name="Steps">The matrices, each with the index that it leads to.</param>
internal sealed record Chain(int Start, int End, ImmutableArray<(Edge Edge, int Next)> Steps);

/// <summary>
/// Finds the products of a network: the longest chains through summed indices at which two matrices stand. They are as
/// they would be if the indices were joined one by one in their order.
/// </summary>
internal static class Chains
{
    /// <summary>The chains through the given indices, in the order of these.</summary>
    public static List<Chain> Of(Network network, ImmutableArray<int> indices)
    {
        var open = new HashSet<int>(indices);
        var chains = new List<Chain>();
        foreach (var k in indices.Where(open.Contains))
        {
            if (Through(network, open, k) is not { Count: > 0 } inner)
            {
                continue;
            }

            open.ExceptWith(inner);
            chains.Add(Oriented(network, [.. inner], inner.Max()));
        }

        return chains;
    }

    /// <summary>
    /// The open indices of the chain through k. Where its ends are one index, or it is a ring, the last ones stay, so that
    /// no matrix has both ends at one index.
    /// </summary>
    private static HashSet<int>? Through(Network network, HashSet<int> open, int k)
    {
        var inner = new HashSet<int> { k };
        var ends = network.EdgesAt(k).Select(e => Walk(network, open, k, e, inner)).ToArray();
        if (inner.Contains(ends[0]))
        {
            var last = inner.OrderDescending().Take(2).ToList();
            open.ExceptWith(last);
            inner.ExceptWith(last);
        }
        else if (ends[0] == ends[1])
        {
            var last = inner.Max();
            open.Remove(last);
            inner.Remove(last);
        }
        else
        {
            return inner;
        }

        return inner.Contains(k) ? Through(network, open, k) : null;
    }

    /// <summary>Goes on from k over an edge while the indices are open; the index at which it ends.</summary>
    private static int Walk(Network network, HashSet<int> open, int k, Edge edge, HashSet<int> inner)
    {
        var at = edge.Other(k);
        while (open.Contains(at) && inner.Add(at))
        {
            edge = network.EdgesAt(at).First(e => e != edge);
            at = edge.Other(at);
        }

        return at;
    }

    /// <summary>
    /// The chain from the side that the last index to be joined would have first: that of a matrix that is no product yet,
    /// or of the one made earlier.
    /// </summary>
    private static Chain Oriented(Network network, HashSet<int> inner, int last)
    {
        var sides = network.EdgesAt(last).Select(e => Side(network, inner, last, e)).ToArray();
        var (first, second) = sides[1].Made < sides[0].Made ? (sides[1], sides[0]) : (sides[0], sides[1]);
        var steps = ImmutableArray.CreateBuilder<(Edge, int)>();
        for (var s = first.Steps.Count - 1; s >= 0; s--)
        {
            steps.Add((first.Steps[s].Edge, s == 0 ? last : first.Steps[s - 1].Next));
        }

        steps.AddRange(second.Steps);
        return new(first.Steps[^1].Next, second.Steps[^1].Next, steps.ToImmutable());
    }

    /// <summary>The steps from an index to an end, and the greatest index between.</summary>
    private static (List<(Edge Edge, int Next)> Steps, int Made) Side(
        Network network, HashSet<int> inner, int from, Edge edge)
    {
        var steps = new List<(Edge, int)>();
        var (at, made) = (edge.Other(from), -1);
        steps.Add((edge, at));
        while (inner.Contains(at))
        {
            made = Math.Max(made, at);
            edge = network.EdgesAt(at).First(e => e != edge);
            at = edge.Other(at);
            steps.Add((edge, at));
        }

        return (steps, made);
    }
}
