using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Explanation;

/// <summary>Puts expressions in the place of names. In what they stand for lines are linear: where one is zero, so is the line's term.</summary>
internal static class Substitution
{
    /// <summary>
    /// The expression with names replaced: <paramref name="replace"/> gives what is to stand for a name, itself if it
    /// stays, or null for zero. Null for zero.
    /// </summary>
    public static Signed? Apply(MatrixExpression root, Func<NameExpression, Signed?> replace) =>
        Postorder.Fold<Signed?>(root, (node, valueOf) => node switch
        {
            NameExpression name => replace(name),
            SumExpression when node.Operands.All(o => valueOf(o) is { Minus: false } v && ReferenceEquals(v.Expression, o)) =>
                new Signed(false, node),
            SumExpression sum => Linear.Sum(
                sum.Terms.SelectMany(t => valueOf(t.Operand) is { } value
                    ? new[] { value with { Minus = value.Minus != t.Minus } } : []),
                sum.Shape),
            _ when node.Operands.IsEmpty => new Signed(false, node),
            _ => Rebuild(node, [.. node.Operands.Select(valueOf)]),
        });

    /// <summary>The expression with other ones in the place of subexpressions; null leaves a subexpression as it is.</summary>
    public static MatrixExpression Replace(MatrixExpression root, Func<MatrixExpression, MatrixExpression?> by) =>
        Postorder.Fold<MatrixExpression>(root, (node, of) => by(node) ?? WithOperands(node, of));

    /// <summary>The node with other operands of equal shapes.</summary>
    public static MatrixExpression WithOperands(MatrixExpression node, Func<MatrixExpression, MatrixExpression> of) =>
        node.Operands.All(o => ReferenceEquals(of(o), o)) ? node : node switch
        {
            SumExpression sum => new SumExpression(sum.Shape, [.. sum.Terms.Select(t => t with { Operand = of(t.Operand) })]),
            ProductExpression => new ProductExpression(node.Shape, [.. node.Operands.Select(of)]),
            ApplyExpression apply => new ApplyExpression(apply.Operator, node.Shape, [.. node.Operands.Select(of)], apply.Dimensions),
            _ => throw new ArgumentException($"no operands in {node.GetType().Name}"),
        };

    private static Signed? Rebuild(MatrixExpression node, ImmutableArray<Signed?> operands)
    {
        if (operands.Any(o => o is null))
        {
            return null;
        }

        var values = operands.Select(o => o!.Value).ToList();
        if (values.Zip(node.Operands).All(p => !p.First.Minus && ReferenceEquals(p.First.Expression, p.Second)))
        {
            return new(false, node);
        }

        return node switch
        {
            ProductExpression => Linear.Product(values),
            ApplyExpression apply when IsLinear(apply) => Linear.Apply(apply.Operator, values),
            ApplyExpression apply => new(false, Build.Apply(apply.Operator, [.. values.Select(v => v.Whole)])),
            _ => throw new ArgumentException($"no operands in {node.GetType().Name}"),
        };
    }

    /// <summary>Whether the sign of any operand is that of the whole.</summary>
    private static bool IsLinear(ApplyExpression apply) => apply.Operator is ContractionOperator
        or SyntaxOperator { Form: OperatorForm.EntrywiseProduct or OperatorForm.EntrywiseQuotient or OperatorForm.Quotient };
}
