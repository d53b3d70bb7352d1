using System.Collections.Immutable;
using Superpower.Model;
using SymMat.Diagnostics;
using static SymMat.Diagnostics.Quoting;

namespace SymMat.Syntax;

/// <summary>Where in a statement a token stands.</summary>
internal enum StatementPart
{
    Names,
    Shape,
    Value,
}

/// <summary>Where the parser failed: the statement's tokens, and the index of the one that is wrong.</summary>
internal sealed class Failure(SourceText source, Token<TokenKind>[] tokens, int at)
{
    /// <summary>The source.</summary>
    public SourceText Source => source;

    /// <summary>The tokens of the statement.</summary>
    public Token<TokenKind>[] Tokens => tokens;

    /// <summary>The index of the wrong token; one past the last where the statement ends too soon.</summary>
    public int At => at;

    /// <summary>The kind of the wrong token.</summary>
    public TokenKind Kind => tokens[at].Kind;

    /// <summary>The text of the wrong token, in backquotes.</summary>
    public string Quoted => Quote(Text(at));

    /// <summary>The kind of the token before.</summary>
    public TokenKind Before => tokens[at - 1].Kind;

    /// <summary>What the wrong token belongs to.</summary>
    public StatementPart Part { get; } =
        tokens.Take(at).Any(t => t.Kind == TokenKind.Equal) ? StatementPart.Value
            : tokens.Take(at).Any(t => t.Kind == TokenKind.Colon) ? StatementPart.Shape : StatementPart.Names;

    /// <summary>The innermost bracket that is open before the wrong token, if any.</summary>
    public Token<TokenKind>? Open { get; } = FindOpen(tokens.AsSpan(0, at));

    /// <summary>The text of a token.</summary>
    public string Text(int index) => tokens[index].ToStringValue();

    /// <summary>A syntax error at the wrong token.</summary>
    public Diagnostic Error(string message, string? help = null) =>
        new(Category.Syntax, message, Combinators.SpanOf(tokens[at])) { Help = help };

    /// <summary>Where the open bracket stands, if that is on another line than an offset.</summary>
    public ImmutableArray<string> NoteOpen(int offset)
    {
        if (Open is not { } open || Combinators.SpanOf(open).Start is var start
            && source.LineAt(start) == source.LineAt(offset))
        {
            return [];
        }

        return [$"{Quote(open.ToStringValue())} stands on line {source.LineAt(start)}, column {source.ColumnAt(start)}"];
    }

    private static Token<TokenKind>? FindOpen(ReadOnlySpan<Token<TokenKind>> before)
    {
        var open = new Stack<Token<TokenKind>>();
        foreach (var token in before)
        {
            if (TokenKinds.Opens(token.Kind))
            {
                open.Push(token);
            }
            else if (TokenKinds.Closes(token.Kind))
            {
                open.TryPop(out _);
            }
        }

        return open.TryPeek(out var last) ? last : null;
    }
}
