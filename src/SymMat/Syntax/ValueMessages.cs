using SymMat.Catalog;
using SymMat.Diagnostics;
using static SymMat.Diagnostics.Quoting;
using static SymMat.Syntax.Combinators;

namespace SymMat.Syntax;

/// <summary>What to say where the parser failed in an expression.</summary>
internal static class ValueMessages
{
    /// <summary>The diagnostic.</summary>
    public static Diagnostic Explain(Failure failure) =>
        TokenKinds.EndsOperand(failure.Before) ? AfterOperand(failure) : NoOperand(failure);

    /// <summary>A property where a definition is.</summary>
    public static Diagnostic NoProperties(Failure failure) =>
        failure.Error($"a definition has no properties: {failure.Quoted} is out of place");

    /// <summary>Two operands with no operator between them.</summary>
    public static Diagnostic MissingOperator(Failure failure)
    {
        var isPlain = failure.Before is TokenKind.Name or TokenKind.Number && failure.Kind != TokenKind.LeftBracket;
        var isExponent = failure.At > 1 && failure.Text(failure.At - 2) == "^";
        var @base = isExponent && failure.At > 2 ? failure.Text(failure.At - 3) + "^" : "";
        var product = Quote($"{@base}{failure.Text(failure.At - 1)}*{failure.Text(failure.At)}");
        if (isPlain && Functions.ByName.ContainsKey(failure.Text(failure.At - 1)))
        {
            var call = $"{failure.Text(failure.At - 1)}({failure.Text(failure.At)})";
            return failure.Error($"expected `(` before {failure.Quoted}", $"write {Quote(call)}");
        }

        var inCall = failure.Part == StatementPart.Value && failure.Open is not null;
        return failure.Error(
            $"an operator is missing before {failure.Quoted}; a product is written with `*`",
            !isPlain || @base == ")^" ? "write `*` between the factors"
                : inCall ? $"write {product} for a product, `,` between arguments" : $"write {product}");
    }

    private static Diagnostic NoOperand(Failure failure)
    {
        if (TokenKinds.WantsOperand(failure.Before))
        {
            return failure.Error(
                $"the right operand of {Quote(failure.Text(failure.At - 1))} is missing before {failure.Quoted}");
        }

        var isSuffix = failure.Kind is TokenKind.Transpose or TokenKind.Inverse || TokenKinds.IsPower(failure.Kind);
        if (!isSuffix)
        {
            return failure.Error($"expected an expression before {failure.Quoted}");
        }

        var next = failure.At + 1;
        var isBeforeName = failure.Kind == TokenKind.Transpose
            && next < failure.Tokens.Length && failure.Tokens[next].Kind == TokenKind.Name;
        return failure.Error(
            $"{failure.Quoted} follows its operand, and there is none before it",
            isBeforeName ? $"write {Quote(failure.Text(next) + "'")}" : null);
    }

    private static Diagnostic AfterOperand(Failure failure)
    {
        if (TokenKinds.IsPower(failure.Kind))
        {
            return SyntaxMessages.Tower(SpanOf(failure.Tokens[failure.At]));
        }

        if (failure.Open is not null && IsOnNextLine(failure))
        {
            return failure.Error($"expected `)` or an operator before {failure.Quoted}: a bracket is not closed") with
            {
                Notes = failure.NoteOpen(SpanOf(failure.Tokens[failure.At]).Start),
            };
        }

        if (TokenKinds.Closes(failure.Kind))
        {
            return failure.Error($"{failure.Quoted} does not close {Quote(failure.Open!.Value.ToStringValue())}");
        }

        return !TokenKinds.StartsOperand(failure.Kind) ? failure.Error($"unexpected {failure.Quoted} after an operand")
            : failure.Open is null && PropertyTable.Rows.Any(r => r.Name == failure.Text(failure.At))
                ? NoProperties(failure) : MissingOperator(failure);
    }

    private static bool IsOnNextLine(Failure failure) =>
        failure.Source.LineAt(SpanOf(failure.Tokens[failure.At - 1]).Start)
            < failure.Source.LineAt(SpanOf(failure.Tokens[failure.At]).Start);
}
