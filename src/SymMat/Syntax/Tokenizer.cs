using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Superpower;
using Superpower.Model;

namespace SymMat.Syntax;

/// <summary>
/// Source text to tokens, in one pass. It always succeeds: what is no token becomes one of kind
/// <see cref="TokenKind.Unknown"/>, which no production accepts.
/// </summary>
internal sealed class Tokenizer : Tokenizer<TokenKind>
{
    // The spellings that begin with a character, the longest first.
    private static readonly FrozenDictionary<char, List<(string Text, TokenKind Kind)>> ByFirst = Group(
        [.. Spellings.Operators, .. Spellings.Foreign.Select(f => (f.Text, TokenKind.Unknown))]);

    /// <inheritdoc/>
    protected override IEnumerable<Result<TokenKind>> Tokenize(TextSpan span)
    {
        var text = span.Source ?? "";
        for (var start = 0; start < text.Length;)
        {
            var (kind, end) = Next(text, start);
            if (kind != TokenKind.None)
            {
                yield return Result.Value(kind, From(text, start), From(text, end));
            }

            start = end;
        }
    }

    private static FrozenDictionary<char, List<(string Text, TokenKind Kind)>> Group(List<(string Text, TokenKind Kind)> spellings)
    {
        var groups = new Dictionary<char, List<(string Text, TokenKind Kind)>>();
        foreach (var spelling in spellings.OrderByDescending(s => s.Text.Length))
        {
            var group = groups.TryGetValue(spelling.Text[0], out var known) ? known : groups[spelling.Text[0]] = [];
            group.Add(spelling);
        }

        return groups.ToFrozenDictionary();
    }

    // Diagnostics find lines and columns themselves, from the offset: Superpower need not count them.
    private static TextSpan From(string text, int start) =>
        new(text, new Position(start, 1, start + 1), text.Length - start);

    private static (TokenKind Kind, int End) Next(string text, int start) => text[start] switch
    {
        '\n' => (TokenKind.Newline, start + 1),
        '#' => (TokenKind.None, LineEnd(text, start)),
        var c when char.IsWhiteSpace(c) => (TokenKind.None, start + 1),
        var c when char.IsAsciiDigit(c) => Number(text, start),
        var c => NameEnd(text, start) is var end && end > start ? (TokenKind.Name, end)
            : ByFirst.TryGetValue(c, out var spellings) ? Operator(text, start, spellings)
            : Unknown(text, start),
    };

    private static int LineEnd(string text, int start)
    {
        var end = text.IndexOf('\n', start);
        return end < 0 ? text.Length : end;
    }

    private static (TokenKind Kind, int End) Number(string text, int start)
    {
        var end = NumberLiteral.End(text, start);
        var whole = end;
        while (whole + 1 < text.Length && text[whole] == '.' && char.IsAsciiDigit(text[whole + 1]))
        {
            whole = NumberLiteral.End(text, whole + 1);
        }

        return whole == end && NumberLiteral.IsReadable(text.AsSpan(start, end - start))
            ? (TokenKind.Number, end)
            : (TokenKind.BadNumber, whole);
    }

    private static (TokenKind Kind, int End) Operator(string text, int start, List<(string Text, TokenKind Kind)> spellings)
    {
        foreach (var (spelling, kind) in spellings)
        {
            var end = start + spelling.Length;
            if (string.CompareOrdinal(text, start, spelling, 0, spelling.Length) == 0
                && (!char.IsAsciiLetter(spelling[^1]) || NameContinuation(text, end) == 0))
            {
                return (kind, end);
            }
        }

        return Unknown(text, start);
    }

    private static (TokenKind Kind, int End) Unknown(string text, int start) =>
        (TokenKind.Unknown, start + (char.IsSurrogatePair(text, start) ? 2 : 1));

    private static int NameEnd(string text, int start)
    {
        var length = IsLetter(text, start, out var width) ? width : 0;
        var end = start + length;
        while (length > 0)
        {
            length = NameContinuation(text, end);
            end += length;
        }

        return end;
    }

    private static int NameContinuation(string text, int index) =>
        index >= text.Length ? 0
            : char.IsAsciiDigit(text[index]) || text[index] == '_' ? 1
            : IsLetter(text, index, out var width) ? width : 0;

    // Modifier letters (ᵀ) and the two ordinal indicators are superscripts, never part of a name.
    private static bool IsLetter(string text, int index, out int width)
    {
        width = 1;
        if (char.IsAscii(text[index]))
        {
            return char.IsAsciiLetter(text[index]);
        }

        var valid = Rune.TryGetRuneAt(text, index, out var rune);
        width = valid ? rune.Utf16SequenceLength : 1;
        return valid && rune.Value is not ('ª' or 'º') && Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter;
    }
}
