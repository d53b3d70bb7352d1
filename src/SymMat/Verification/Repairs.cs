using System.Collections.Immutable;
using Superpower.Model;
using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Printing;
using SymMat.Syntax;

namespace SymMat.Verification;

/// <summary>Small changes of an expression that could make it right.</summary>
internal static class Repairs
{
    private const int Most = 200;
    private const int MostNames = 16;

    /// <summary>
    /// The expression with one square part transposed, or with one of its transposes taken off. Other parts would not fit.
    /// </summary>
    public static IEnumerable<MatrixExpression> Transposed(MatrixExpression expression)
    {
        foreach (var part in Parts(expression).Where(p => p.Shape.IsSquare && !p.Shape.IsScalar).Take(Most))
        {
            yield return Replace(expression, part, IsTranspose(part) ? part.Operands[0] : Build.Transpose(part));
        }
    }

    /// <summary>
    /// The text with one or two of its names transposed, or a transpose taken off them, where that makes shapes fit.
    /// </summary>
    public static IEnumerable<(string Text, MatrixExpression Value)> Retransposed(MatrixProgram program, SourceText text)
    {
        var tokens = Parser.Tokens(text);
        var places = Enumerable.Range(0, tokens.Length).Where(i => tokens[i].Kind == TokenKind.Name).Take(MostNames).ToList();
        var pairs = places.SelectMany(i => places.Where(j => j > i).Select(j => new[] { j, i }));
        foreach (var chosen in places.Select(i => new[] { i }).Concat(pairs))
        {
            var changed = chosen.Aggregate(text.Text, (t, place) => Toggle(t, tokens, place));
            if (Expressions.Check(program, new(text.Name, changed)).Value is { } value)
            {
                yield return (changed.Trim(), value);
            }
        }
    }

    /// <summary>The text with a mark of transposition put after a token, or the one that stands there taken off.</summary>
    private static string Toggle(string text, Token<TokenKind>[] tokens, int place)
    {
        var end = Combinators.SpanOf(tokens[place]).End;
        return place + 1 < tokens.Length && tokens[place + 1].Kind == TokenKind.Transpose
            ? text.Remove(end, Combinators.SpanOf(tokens[place + 1]).End - end) : text.Insert(end, "'");
    }

    /// <summary>
    /// The terms of the expression, sums being multiplied out of products, quotients and transposes; the expression itself
    /// where it is no sum.
    /// </summary>
    private static ImmutableArray<MatrixExpression> Terms(MatrixExpression expression)
    {
        var terms = ImmutableArray.CreateBuilder<MatrixExpression>();
        var work = new Stack<MatrixExpression>([expression]);
        while (work.TryPop(out var next) && terms.Count + work.Count < Most)
        {
            var parts = Split(next);
            if (parts.IsEmpty)
            {
                terms.Add(next);
            }

            foreach (var part in parts.Reverse())
            {
                work.Push(part);
            }
        }

        return terms.ToImmutable();
    }

    /// <summary>The terms of the expression, and those that it has where names of sums in it are written out.</summary>
    public static IEnumerable<MatrixExpression> Terms(MatrixExpression expression, IEnumerable<Definition> definitions)
    {
        var sums = definitions.Where(d => d.Value is SumExpression).ToDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal);
        var opened = Parts(expression).OfType<NameExpression>().Where(n => sums.ContainsKey(n.Name)).Take(MostNames)
            .Aggregate(expression, (whole, name) => Replace(whole, name, sums[name.Name]));
        return ReferenceEquals(opened, expression) ? Terms(expression) : Terms(expression).Concat(Terms(opened));
    }

    /// <summary>The expression in the language.</summary>
    public static string Text(MatrixExpression expression) => TextFormat.Body(new MatrixBody(expression));

    private static ImmutableArray<MatrixExpression> Split(MatrixExpression expression)
    {
        if (expression is SumExpression { Terms: [{ Minus: true } sole] })
        {
            return [.. Split(sole.Operand).Select(Build.Negate)];
        }

        if (expression is SumExpression sum)
        {
            return [.. sum.Terms.Select(t => t.Minus ? Build.Negate(t.Operand) : t.Operand)];
        }

        return InnerSum(expression) is not { } inner ? []
            : [.. inner.Terms.Select(t => Replace(expression, inner, t.Operand) is var term && t.Minus ? Build.Negate(term) : term)];
    }

    /// <summary>
    /// A sum inside products, quotients and transposes that can be multiplied out: its terms have its shape, and it stands
    /// in one place only.
    /// </summary>
    private static SumExpression? InnerSum(MatrixExpression expression)
    {
        var stack = new Stack<MatrixExpression>([expression]);
        while (stack.TryPop(out var node))
        {
            if (node is SumExpression { Terms.Length: > 1 } sum && sum.Terms.All(t => t.Operand.Shape == sum.Shape)
                && Parts(expression).Sum(p => p.Operands.Count(o => ReferenceEquals(o, sum))) == 1)
            {
                return sum;
            }

            Factors(node).ToList().ForEach(stack.Push);
        }

        return null;
    }

    /// <summary>The operands that the value is linear in, each by itself.</summary>
    private static IEnumerable<MatrixExpression> Factors(MatrixExpression node) => node switch
    {
        ProductExpression or SumExpression { Terms.Length: 1 } => node.Operands,
        ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.EntrywiseProduct } } => node.Operands,
        ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.Quotient } } => node.Operands.Take(1),
        _ when IsTranspose(node) => node.Operands,
        _ => [],
    };

    private static bool IsTranspose(MatrixExpression expression) =>
        expression is ApplyExpression { Operator: var o } && o == Operators.Transpose;

    /// <summary>The nodes, each once.</summary>
    private static List<MatrixExpression> Parts(MatrixExpression expression)
    {
        var seen = new HashSet<MatrixExpression>(ReferenceEqualityComparer.Instance);
        var parts = new List<MatrixExpression>();
        var stack = new Stack<MatrixExpression>([expression]);
        while (stack.TryPop(out var node))
        {
            if (seen.Add(node))
            {
                parts.Add(node);
                node.Operands.ToList().ForEach(stack.Push);
            }
        }

        return parts;
    }

    /// <summary>The expression with another part of equal shape in the place of one.</summary>
    private static MatrixExpression Replace(MatrixExpression expression, MatrixExpression part, MatrixExpression by)
    {
        var made = new Dictionary<MatrixExpression, MatrixExpression>(ReferenceEqualityComparer.Instance) { [part] = by };
        var pending = new Stack<MatrixExpression>([expression]);
        while (pending.TryPeek(out var node))
        {
            var missing = made.ContainsKey(node) ? [] : node.Operands.Where(o => !made.ContainsKey(o)).ToList();
            if (missing.Count > 0)
            {
                missing.ForEach(pending.Push);
                continue;
            }

            pending.Pop();
            if (!made.ContainsKey(node))
            {
                made.Add(node, With(node, [.. node.Operands.Select(o => made[o])]));
            }
        }

        return made[expression];
    }

    private static MatrixExpression With(MatrixExpression node, ImmutableArray<MatrixExpression> operands) => node switch
    {
        _ when operands.Zip(node.Operands).All(o => ReferenceEquals(o.First, o.Second)) => node,
        SumExpression sum => new SumExpression(sum.Shape, [.. sum.Terms.Zip(operands, (t, o) => t with { Operand = o })]),
        ProductExpression product => new ProductExpression(product.Shape, operands),
        ApplyExpression apply => new ApplyExpression(apply.Operator, apply.Shape, operands, apply.Dimensions),
        _ => node,
    };
}
