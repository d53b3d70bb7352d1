using System.Collections.Immutable;
using Superpower;
using Superpower.Model;
using SymMat.Diagnostics;
using static SymMat.Syntax.Combinators;

namespace SymMat.Syntax;

/// <summary>The statements that the parser could read, and what is wrong with the others.</summary>
internal sealed record ParseResult(ProgramSyntax Program, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Source text to syntax. After an error it goes on with the next statement, so that every statement's first error is
/// told.
/// </summary>
internal static class Parser
{
    /// <summary>Brackets nested deeper than this are refused: no formula needs them, and the stack is finite.</summary>
    public const int DeepestNesting = 256;

    private static readonly TokenListParser<TokenKind, StatementSyntax> WholeStatement = Grammar.Statement.AtEnd();

    private static readonly TokenListParser<TokenKind, ExpressionSyntax> WholeExpression = Grammar.Expression.AtEnd();

    /// <summary>Reads a program.</summary>
    public static ParseResult Parse(SourceText source)
    {
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var tokens = Tokens(source);
        for (var next = 0; next < tokens.Length;)
        {
            var slice = StatementSlice.Take(tokens, next);
            next = slice.Next;
            if (slice.Tokens.Length > 0)
            {
                statements.Add(ReadStatement(source, slice, diagnostics));
            }
        }

        return new(new(statements.ToImmutable()), diagnostics.ToImmutable());
    }

    /// <summary>Reads one expression.</summary>
    public static (ExpressionSyntax? Expression, Diagnostic? Diagnostic) ParseExpression(SourceText source)
    {
        var slice = StatementSlice.Take(Tokens(source), 0);
        var (value, diagnostic) = Read(source, slice, WholeExpression);
        return (value, diagnostic);
    }

    /// <summary>
    /// Reads the one formula of a text. What stands before an equals sign, which says what it is the formula of, is passed
    /// over.
    /// </summary>
    public static (ExpressionSyntax? Formula, Diagnostic? Diagnostic) ParseFormula(SourceText source)
    {
        var tokens = Tokens(source);
        var start = Array.FindIndex(tokens, t => t.Kind == TokenKind.Equal) + 1;
        start += tokens.Skip(start).TakeWhile(t => t.Kind == TokenKind.Newline).Count();
        var slice = StatementSlice.Take(tokens, start);
        var next = Array.FindIndex(tokens, slice.Next, t => t.Kind is not (TokenKind.Newline or TokenKind.Semicolon));
        if (slice.Tokens.Length == 0 || next >= 0)
        {
            return (null, SyntaxMessages.NotOneFormula(next < 0 ? new(0, 0) : SpanOf(tokens[next])));
        }

        // As a definition of a name without letters, so that what is wrong with it is told as in a program.
        var here = new TextSpan(source.Text, new Position(0, 1, 1), 0);
        Token<TokenKind>[] definition = [new(TokenKind.Name, here), new(TokenKind.Equal, here), .. slice.Tokens];
        var (statement, diagnostic) = Read(source, slice with { Tokens = definition }, WholeStatement);
        return ((statement as DefinitionSyntax)?.Value, diagnostic);
    }

    /// <summary>The tokens of the text, ends of lines among them.</summary>
    public static Token<TokenKind>[] Tokens(SourceText source) => [.. new Tokenizer().Tokenize(source.Text)];

    private static StatementSyntax ReadStatement(
        SourceText source, StatementSlice slice, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var (statement, diagnostic) = Read(source, slice, WholeStatement);
        if (diagnostic is null)
        {
            return statement!;
        }

        diagnostics.Add(diagnostic);
        return new BrokenSyntax(slice.IntroducedNames());
    }

    private static (T? Value, Diagnostic? Diagnostic) Read<T>(
        SourceText source, StatementSlice slice, TokenListParser<TokenKind, T> parser)
        where T : class
    {
        if (slice.TooDeep is { } place)
        {
            return (null, SyntaxMessages.TooDeep(place));
        }

        var result = parser(new TokenList<TokenKind>(slice.Tokens));
        if (result.HasValue)
        {
            return (result.Value, null);
        }

        var at = result.Remainder.IsAtEnd ? slice.Tokens.Length : result.Remainder.Position;
        return (null, result.Expectations?.Contains(LessNesting) == true
            ? SyntaxMessages.TooDeep(SpanOf(slice.Tokens[at]))
            : SyntaxMessages.Explain(source, slice.Tokens, at, result.Expectations ?? []));
    }
}
