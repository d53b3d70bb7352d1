using System.Collections.Immutable;

namespace SymMat.Tests.Grammar;

/// <summary>Makes random sentences of a grammar. Below a depth it takes the shallowest choices, so that they end.</summary>
internal sealed class SentenceGenerator(ImmutableSortedDictionary<string, Node> grammar, Random random)
{
    private const int Deepest = 24;

    private readonly ImmutableSortedDictionary<string, int> _heights = HeightsOf(grammar);

    private readonly ImmutableSortedDictionary<string, string[]> _words =
        ImmutableSortedDictionary.Create<string, string[]>(StringComparer.Ordinal)
            .Add("name", ["x", "W", "b_1", "alpha", "λ", "Σ2", "exp", "T", "vec", "名"])
            .Add("number", ["0", "12", "0.5", "1e-3", "2.5E+2"])
            .Add("integer", ["1", "10"])
            .Add("newline", ["\n", "\r\n"]);

    public IEnumerable<string> Sentence(string production) => Write(new Reference(production), 0);

    private IEnumerable<string> Write(Node node, int depth) => node switch
    {
        Literal l => [l.Text],
        Reference r when grammar[r.Name] is Described => [_words[r.Name][random.Next(_words[r.Name].Length)]],
        Reference r => Write(grammar[r.Name], depth + 1),
        Sequence s => s.Items.SelectMany(i => Write(i, depth)),
        Choice c => Write(Choose(c, depth), depth),
        Optional o => Wants(o.Item, depth) ? Write(o.Item, depth) : [],
        Repetition r => Wants(r.Item, depth) ? Write(r.Item, depth).Concat(Write(r, depth + 2)) : [],
        _ => throw new NotSupportedException($"no sentence of {node}"),
    };

    private bool Wants(Node item, int depth) => depth + Height(item) < Deepest && random.Next(3) == 0;

    private Node Choose(Choice choice, int depth)
    {
        var fitting = choice.Items.Where(i => depth + Height(i) < Deepest).ToList();
        return fitting.Count > 0 ? fitting[random.Next(fitting.Count)] : choice.Items.MinBy(Height)!;
    }

    private int Height(Node node) => Height(node, _heights);

    private static int Height(Node node, IReadOnlyDictionary<string, int> heights) => node switch
    {
        Reference r => heights[r.Name],
        Sequence s => s.Items.Max(i => Height(i, heights)),
        Choice c => c.Items.Min(i => Height(i, heights)),
        _ => 0,
    };

    // The least depth of each production, found by raising what is too low until nothing changes.
    private static ImmutableSortedDictionary<string, int> HeightsOf(ImmutableSortedDictionary<string, Node> grammar)
    {
        var heights = grammar.ToImmutableSortedDictionary(p => p.Key, _ => 0, StringComparer.Ordinal);
        for (var i = 0; i < grammar.Count; i++)
        {
            var known = heights;
            heights = grammar.ToImmutableSortedDictionary(
                p => p.Key, p => 1 + Height(p.Value, known), StringComparer.Ordinal);
        }

        return heights;
    }
}
