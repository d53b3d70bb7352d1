using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SymMat.Tests.Grammar;

/// <summary>A right-hand side of a production.</summary>
internal abstract record Node;

/// <summary>A word that stands for itself.</summary>
internal sealed record Literal(string Text) : Node;

/// <summary>The name of a production.</summary>
internal sealed record Reference(string Name) : Node;

/// <summary>A token that the grammar describes in words.</summary>
internal sealed record Described : Node;

internal sealed record Sequence(ImmutableArray<Node> Items) : Node;

internal sealed record Choice(ImmutableArray<Node> Items) : Node;

internal sealed record Optional(Node Item) : Node;

internal sealed record Repetition(Node Item) : Node;

/// <summary>Reads a grammar of one production a line.</summary>
internal static partial class Ebnf
{
    public static ImmutableSortedDictionary<string, Node> Read(string text) =>
        text.Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" = ", 2))
            .ToImmutableSortedDictionary(sides => sides[0], sides => ReadSide(sides[1]), StringComparer.Ordinal);

    private static Node ReadSide(string text)
    {
        var tokens = new Queue<string>(Token().Matches(text).Select(m => m.Value));
        var node = ReadChoice(tokens);
        return tokens.Count == 0 ? node : throw new FormatException($"{tokens.Peek()} is too much in: {text}");
    }

    private static Node ReadChoice(Queue<string> tokens)
    {
        var items = new List<Node> { ReadSequence(tokens) };
        while (tokens.TryPeek(out var next) && next == "|")
        {
            tokens.Dequeue();
            items.Add(ReadSequence(tokens));
        }

        return items.Count == 1 ? items[0] : new Choice([.. items]);
    }

    private static Node ReadSequence(Queue<string> tokens)
    {
        var items = new List<Node>();
        while (tokens.TryPeek(out var next) && next is not ("|" or ")" or "]" or "}"))
        {
            items.Add(ReadItem(tokens));
        }

        return items.Count == 1 ? items[0] : new Sequence([.. items]);
    }

    private static Node ReadItem(Queue<string> tokens)
    {
        var token = tokens.Dequeue();
        return token[0] switch
        {
            '"' => new Literal(token[1..^1]),
            '?' => new Described(),
            '(' => Close(ReadChoice(tokens), tokens, ")"),
            '[' => new Optional(Close(ReadChoice(tokens), tokens, "]")),
            '{' => new Repetition(Close(ReadChoice(tokens), tokens, "}")),
            _ => new Reference(token),
        };
    }

    private static Node Close(Node node, Queue<string> tokens, string bracket) =>
        tokens.Dequeue() == bracket ? node : throw new FormatException($"{bracket} is missing");

    [GeneratedRegex(@"""[^""]*""|\?[^?]*\?|\w+|[\[\](){}|]")]
    private static partial Regex Token();
}
