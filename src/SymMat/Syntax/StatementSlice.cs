using System.Collections.Immutable;
using Superpower.Model;
using SymMat.Diagnostics;

namespace SymMat.Syntax;

/// <summary>The tokens of one statement, without those newlines that do not end it.</summary>
/// <param name="Tokens">The tokens; none where the text has only separators.</param>
/// <param name="Next">The index in the whole list where the next statement starts.</param>
/// <param name="TooDeep">The first bracket that is nested deeper than the parser goes, if any.</param>
internal sealed record StatementSlice(Token<TokenKind>[] Tokens, int Next, SourceSpan? TooDeep)
{
    /// <summary>
    /// Takes the statement that starts at an index. A newline goes on with the statement inside brackets and after
    /// an operator that wants an operand; after <c>=</c> too, unless another statement follows.
    /// </summary>
    public static StatementSlice Take(Token<TokenKind>[] all, int start)
    {
        var taken = new List<Token<TokenKind>>();
        var open = new Stack<TokenKind>();
        SourceSpan? tooDeep = null;
        for (var i = start; i < all.Length; i++)
        {
            var kind = all[i].Kind;
            if (kind == TokenKind.Newline && GoesOn(taken, open.Count, all, i))
            {
                if (taken.Count > 0 && StartsStatement(all, i + 1))
                {
                    // The parser fails on these two at the latest; reading starts anew at the first of them.
                    return new([.. taken, all[i + 1], all[i + 2]], i + 1, tooDeep);
                }

                continue;
            }

            // A semicolon separates the rows of a reserved [A; B]; elsewhere it ends the statement, closed or not.
            if (kind == TokenKind.Newline
                || (kind == TokenKind.Semicolon && !(open.TryPeek(out var last) && last == TokenKind.LeftSquare)))
            {
                return new([.. taken], i + 1, tooDeep);
            }

            Track(open, kind);
            tooDeep ??= open.Count > Parser.DeepestNesting ? Combinators.SpanOf(all[i]) : null;
            taken.Add(all[i]);
        }

        return new([.. taken], all.Length, tooDeep);
    }

    /// <summary>
    /// The names that the statement may have meant to introduce: those before its <c>=</c>, or, if there is none,
    /// all of them, dimensions included.
    /// </summary>
    public ImmutableArray<string> IntroducedNames() =>
    [
        .. Tokens.TakeWhile(t => t.Kind != TokenKind.Equal).Where(t => t.Kind == TokenKind.Name)
            .Select(t => Spellings.Latin(t.ToStringValue())),
    ];

    private static bool GoesOn(List<Token<TokenKind>> taken, int depth, Token<TokenKind>[] all, int newline) =>
        depth > 0 || (taken.Count > 0 && (TokenKinds.WantsOperand(taken[^1].Kind)
            || (taken[^1].Kind == TokenKind.Equal && !StartsStatement(all, SkipNewlines(all, newline)))));

    private static void Track(Stack<TokenKind> open, TokenKind kind)
    {
        if (TokenKinds.Opens(kind))
        {
            open.Push(kind);
        }
        else if (TokenKinds.Closes(kind))
        {
            open.TryPop(out _);
        }
    }

    private static int SkipNewlines(Token<TokenKind>[] all, int index)
    {
        while (index < all.Length && all[index].Kind == TokenKind.Newline)
        {
            index++;
        }

        return index;
    }

    private static bool StartsStatement(Token<TokenKind>[] all, int index) =>
        index + 1 < all.Length && all[index].Kind == TokenKind.Name
            && all[index + 1].Kind is TokenKind.Colon or TokenKind.Equal;
}
