using System.Collections.Immutable;
using Superpower.Model;
using SymMat.Calculus;
using SymMat.Diagnostics;
using SymMat.Explanation;
using SymMat.Matrices;
using SymMat.Syntax;
using static SymMat.Diagnostics.Quoting;

namespace SymMat.Verification;

/// <summary>
/// Reads an answer as it is printed or written: a formula, maybe with what it is of before an equals sign, and with the
/// names that it shares after the word "where".
/// </summary>
internal static class CandidateText
{
    private const string Where = "where";

    /// <summary>The formula with its names written out, or null with what is wrong with the text.</summary>
    public static (MatrixExpression? Value, ImmutableArray<Diagnostic> Diagnostics) Read(
        MatrixProgram program, Question question, SourceText source)
    {
        var tokens = Parser.Tokens(source);
        var split = IsNamed(program, Where) ? -1 : Array.FindIndex(tokens, t => t.Kind == TokenKind.Name && t.ToStringValue() == Where);
        var end = split < 0 ? source.Text.Length : Combinators.SpanOf(tokens[split]).Start;
        if (OtherHeading(program, question, tokens) is { } other)
        {
            return (null, [other]);
        }

        var names = new Dictionary<string, MatrixExpression>(StringComparer.Ordinal);
        foreach (var (name, from, to) in split < 0 ? [] : Definitions(tokens[(split + 1)..], source.Text.Length))
        {
            var (definition, problems) = Check(program, names, source, from, to);
            if (definition is null)
            {
                return (null, problems);
            }

            names[name] = definition;
        }

        return Check(program, names, source, 0, end);
    }

    /// <summary>The names that are defined after "where", each with the part of the text that defines it.</summary>
    private static IEnumerable<(string Name, int From, int To)> Definitions(Token<TokenKind>[] tokens, int end)
    {
        var starts = Enumerable.Range(0, Math.Max(tokens.Length - 1, 0))
            .Where(i => tokens[i].Kind == TokenKind.Name && tokens[i + 1].Kind == TokenKind.Equal).ToList();
        return starts.Select((at, place) => (
            tokens[at].ToStringValue(),
            Combinators.SpanOf(tokens[at]).Start,
            place + 1 < starts.Count ? Combinators.SpanOf(tokens[starts[place + 1]]).Start : end));
    }

    /// <summary>A part of the text over the program's names and those given; the rest is blank, so that places stay.</summary>
    private static (MatrixExpression? Value, ImmutableArray<Diagnostic> Diagnostics) Check(
        MatrixProgram program, Dictionary<string, MatrixExpression> names, SourceText source, int from, int to)
    {
        var part = string.Concat(source.Text.Select((c, at) => (at >= from && at < to) || c is '\n' or '\r' ? c : ' '));
        var scope = program with { Definitions = program.Definitions.AddRange(names.Select(n => new Definition(n.Key, n.Value))) };
        var (value, diagnostics) = Expressions.Check(scope, new(source.Name, part));
        return (value is null ? null : Substitution.Replace(value, e => e is NameExpression name ? names.GetValueOrDefault(name.Name) : null), diagnostics);
    }

    /// <summary>What is wrong where the text says that it is another derivative of the program: dL/dy for dL/dx.</summary>
    private static Diagnostic? OtherHeading(MatrixProgram program, Question question, Token<TokenKind>[] tokens)
    {
        if (question.Wrt is not [[var wrt]] || tokens is not [{ Kind: TokenKind.Name } above, { Kind: TokenKind.Slash }, { Kind: TokenKind.Name } below, ..]
            || !Array.Exists(tokens, t => t.Kind == TokenKind.Equal)
            || NameIn(program, above) is not { } of || NameIn(program, below) is not { } by || (of == question.Of && by == wrt))
        {
            return null;
        }

        return new(
            Category.Usage, $"the candidate is of {Quote($"d{of}/d{by}")}, the question asks for {Quote($"d{question.Of}/d{wrt}")}", Combinators.SpanOf(above))
        {
            Help = "ask for it by --of and --wrt, or leave out what stands before the equals sign",
        };
    }

    /// <summary>The name of the program that stands behind a d; null for another.</summary>
    private static string? NameIn(MatrixProgram program, Token<TokenKind> token) =>
        token.ToStringValue() is ['d', .. var name] && IsNamed(program, name) ? name : null;

    private static bool IsNamed(MatrixProgram program, string name) =>
        program.Symbols.Any(s => s.Name == name) || program.Definitions.Any(d => d.Name == name);
}
