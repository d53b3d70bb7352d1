using System.Collections.Immutable;

namespace SymMat.Tests.Grammar;

/// <summary>A token of a program: its text, and the productions that describe it in words.</summary>
internal sealed record GrammarToken(string Text, ImmutableArray<string> Kinds);

/// <summary>Says whether a production derives a list of tokens: for each place, all the places where it can end.</summary>
internal sealed class Recognizer(ImmutableSortedDictionary<string, Node> grammar, ImmutableArray<GrammarToken> tokens)
{
    private readonly Dictionary<(string Name, int Start), ImmutableSortedSet<int>> _ends = [];

    public bool Derives(string production) => Ends(new Reference(production), 0).Contains(tokens.Length);

    private ImmutableSortedSet<int> Ends(Node node, int start) => node switch
    {
        Literal l => start < tokens.Length && tokens[start].Text == l.Text ? [start + 1] : [],
        Reference r => EndsOf(r.Name, start),
        Sequence s => s.Items.Aggregate(
            ImmutableSortedSet.Create(start), (ends, item) => [.. ends.SelectMany(e => Ends(item, e))]),
        Choice c => [.. c.Items.SelectMany(i => Ends(i, start))],
        Optional o => Ends(o.Item, start).Add(start),
        Repetition r => Repeat(r.Item, start),
        _ => throw new NotSupportedException($"no derivation of {node}"),
    };

    private ImmutableSortedSet<int> EndsOf(string name, int start)
    {
        if (grammar[name] is Described)
        {
            return start < tokens.Length && tokens[start].Kinds.Contains(name) ? [start + 1] : [];
        }

        if (!_ends.TryGetValue((name, start), out var ends))
        {
            ends = Ends(grammar[name], start);
            _ends[(name, start)] = ends;
        }

        return ends;
    }

    private ImmutableSortedSet<int> Repeat(Node item, int start)
    {
        var all = ImmutableSortedSet.Create(start);
        var last = all;
        while (!last.IsEmpty)
        {
            last = ImmutableSortedSet.CreateRange(last.SelectMany(e => Ends(item, e))).Except(all);
            all = all.Union(last);
        }

        return all;
    }
}
