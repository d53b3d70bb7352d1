using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Shapes;
using SymMat.Syntax;
using static SymMat.Diagnostics.Quoting;

namespace SymMat.Matrices;

/// <summary>Calls of functions: everything about a function is read from its row.</summary>
internal sealed class CallChecker(Scope scope, ExpressionChecker expressions)
{
    private static readonly ImmutableArray<string> Counts = ["none", "one", "two", "three", "four"];

    private readonly ShapeAdvice _advice = new(scope.Source);

    /// <summary>The value of the call, or null.</summary>
    public MatrixExpression? Check(CallSyntax call)
    {
        if (!Functions.ByName.TryGetValue(call.Function.Name, out var row))
        {
            return NoFunction(call);
        }

        return row is ConstantFunction constant ? Constant(constant, call) : Apply(row, call);
    }

    private MatrixExpression? NoFunction(CallSyntax call)
    {
        var name = call.Function.Name;
        if (scope.Find(name) is { } entry)
        {
            var noun = entry.Meaning.ToString().ToLowerInvariant();
            scope.Report(
                Category.Name,
                $"{Quote(name)} is a {noun}, not a function",
                new(call.Arguments.Span.Start, 1),
                $"write {Quote($"{name}*(...)")} for a product");
        }
        else if (Functions.Reserved.Contains(name))
        {
            expressions.Unsupported($"the function {Quote(name)}", call.Function.Span);
        }
        else
        {
            scope.ReportUnknown("function", name, call.Function.Span, Scope.FunctionNames);
        }

        foreach (var argument in call.Arguments.Values)
        {
            expressions.Check(argument);
        }

        return null;
    }

    private MatrixExpression? Constant(ConstantFunction row, CallSyntax call)
    {
        if (!HasCount(row, call, row.DimensionCounts, "dimension"))
        {
            return null;
        }

        var checker = new DimensionChecker(scope, inShape: false);
        var dimensions = call.Arguments.Values.Select(checker.Check).ToList();
        return dimensions.Contains(null) ? null : Build.Constant(row, [.. dimensions.Select(d => d!)]);
    }

    private MatrixExpression? Apply(Operator row, CallSyntax call)
    {
        var counted = HasCount(row, call, [row.Arity], "argument");
        var operands = call.Arguments.Values.Select(expressions.Check).ToList();
        return !counted || operands.Contains(null) ? null : Apply(row, call, [.. operands.Select(o => o!)]);
    }

    private MatrixExpression? Apply(Operator row, CallSyntax call, ImmutableArray<MatrixExpression> operands)
    {
        var shapes = operands.Select(o => o.Shape).ToImmutableArray();
        var fits = row.Signatures.IsEmpty ? Broadcasts(shapes) : SignatureMatch.Find(row, shapes) is not null;
        if (!fits)
        {
            scope.Report(Explain(row, call, shapes));
            return null;
        }

        if (!ShapeRules.IsSmall(row, shapes))
        {
            scope.Report(Category.Unsupported, DimensionLimit.Message, call.Function.Span);
            return null;
        }

        return Build.Apply(row, operands);
    }

    private static bool Broadcasts(ImmutableArray<Shape> shapes) =>
        shapes.Aggregate((Shape?)Shape.Scalar, (all, shape) => all is { } a ? ShapeRules.Broadcast(a, shape) : null)
            is not null;

    private bool HasCount(Operator row, CallSyntax call, ImmutableArray<int> counts, string noun)
    {
        var given = call.Arguments.Values.Length;
        if (!counts.Contains(given))
        {
            var due = string.Join(" or ", counts.Select(c => Counts[c]));
            var nouns = counts is [1] ? noun : $"{noun}s";
            var found = given < Counts.Length ? Counts[given] : $"{given}";
            scope.Report(
                Category.Usage,
                $"{Quote(call.Function.Name)} takes {due} {nouns}, but is given {found}",
                call.Function.Span,
                given == counts[^1] + 1 && Functions.WithOneMore.TryGetValue(row.Name, out var instead) ? $"write {QuoteAll(instead)}" : null);
        }

        return counts.Contains(given);
    }

    private Diagnostic Explain(Operator row, CallSyntax call, ImmutableArray<Shape> shapes)
    {
        var arguments = call.Arguments.Values;
        for (var i = 0; i < arguments.Length && !row.Signatures.IsEmpty; i++)
        {
            if (!row.Signatures.Any(s => SignatureText.Fits(s.Operands[i], shapes[i])))
            {
                return Misfit(row, call, i, shapes[i]);
            }
        }

        return Mismatch(row, call, shapes);
    }

    private Diagnostic Misfit(Operator row, CallSyntax call, int index, Shape shape)
    {
        var argument = call.Arguments.Values[index].Span;
        return new(
            Category.Shape,
            $"{Quote(call.Function.Name)} takes {SignatureText.Describe(row, index)}, not {shape}",
            argument)
        {
            Help = row.MatrixVariant is { } variant
                ? $"write {Quote($"{variant}({_advice.TextOf(argument) ?? "..."})")} for each row by itself" : null,
        };
    }

    private Diagnostic Mismatch(Operator row, CallSyntax call, ImmutableArray<Shape> shapes)
    {
        var arguments = call.Arguments.Values;
        return new(
            Category.Shape,
            $"{Quote(call.Function.Name)} does not take {string.Join(" and ", shapes)} together",
            arguments[^1].Span)
        {
            Operands = [.. arguments.SkipLast(1).Select(a => a.Span)],
            Notes = [SignatureText.DescribeAll(row)],
            Help = shapes is [var a, var b] && a.Transposed == b && _advice.TextOf(call.Span) is not null
                ? ShapeAdvice.Propose([
                    $"{call.Function.Name}({_advice.TextOf(arguments[0].Span)}, {_advice.Transposed(arguments[1])})"])
                : null,
        };
    }
}
