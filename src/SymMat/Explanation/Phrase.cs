using System.Collections.Immutable;
using SymMat.Matrices;

namespace SymMat.Explanation;

/// <summary>A piece of a phrase.</summary>
public abstract record Piece;

/// <summary>Words of English.</summary>
/// <param name="Text">The words.</param>
public sealed record Words(string Text) : Piece;

/// <summary>A formula among words: an expression, or several that are equal.</summary>
/// <param name="Values">The expressions.</param>
public sealed record Inline(ImmutableArray<MatrixExpression> Values) : Piece;

/// <summary>Words and formulas, to be spelled by a format.</summary>
/// <param name="Pieces">The pieces; none for an empty phrase.</param>
public sealed record Phrase(ImmutableArray<Piece> Pieces)
{
    /// <summary>Nothing to say.</summary>
    public static Phrase Empty { get; } = new([]);

    /// <summary>Whether there is nothing to say.</summary>
    public bool IsEmpty => Pieces.IsEmpty;

    /// <summary>Words alone.</summary>
    public static Phrase Of(string words) => Empty + words;

    /// <summary>An equation.</summary>
    public static Phrase Equation(params ImmutableArray<MatrixExpression> sides) => new([new Inline(sides)]);

    /// <summary>The phrase and another after it.</summary>
    public static Phrase operator +(Phrase first, Phrase second) => second.Pieces.Aggregate(first, Append);

    /// <summary>The phrase and words after it.</summary>
    public static Phrase operator +(Phrase first, string words) => words.Length == 0 ? first : Append(first, new Words(words));

    /// <summary>The phrase and a formula after it.</summary>
    public static Phrase operator +(Phrase first, MatrixExpression formula) => Append(first, new Inline([formula]));

    /// <summary>The phrases that say something, with a separator between.</summary>
    public static Phrase Join(string separator, IEnumerable<Phrase> phrases)
    {
        var all = Empty;
        foreach (var phrase in phrases.Where(p => !p.IsEmpty))
        {
            all = all.IsEmpty ? phrase : all + separator + phrase;
        }

        return all;
    }

    /// <summary>Expressions in a row: <c>a, b and c</c>.</summary>
    public static Phrase List(IReadOnlyList<MatrixExpression> items)
    {
        var all = Empty;
        for (var i = 0; i < items.Count; i++)
        {
            all += i == 0 ? "" : i == items.Count - 1 ? " and " : ", ";
            all += items[i];
        }

        return all;
    }

    private static Phrase Append(Phrase phrase, Piece piece) =>
        piece is Words next && phrase.Pieces is [.. var before, Words last]
            ? new([.. before, new Words(last.Text + next.Text)]) : new(phrase.Pieces.Add(piece));
}
