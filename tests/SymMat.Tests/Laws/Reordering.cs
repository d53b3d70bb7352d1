using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;

namespace SymMat.Tests.Laws;

/// <summary>Two places that change with each other in one sum or entrywise product; numbers beyond the last wrap around.</summary>
internal readonly record struct Exchange(int Site, int First, int Second);

/// <summary>Programs with the terms of sums and the factors of entrywise products in another order, or with other names.</summary>
internal static class Reordering
{
    /// <summary>The program with places exchanged.</summary>
    public static MatrixProgram Exchanged(MatrixProgram program, IReadOnlyList<Exchange> exchanges)
    {
        var lengths = new List<int>();
        Mapped(program, node => Note(node, lengths));
        var orders = lengths.Select(l => Enumerable.Range(0, l).ToArray()).ToArray();
        foreach (var (site, first, second) in exchanges.Where(_ => orders.Length > 0))
        {
            var order = orders[site % orders.Length];
            var (i, j) = (first % order.Length, second % order.Length);
            (order[i], order[j]) = (order[j], order[i]);
        }

        var next = 0;
        return Mapped(program, node => Commutes(node) ? InOrder(node, orders[next++]) : node);
    }

    /// <summary>The program with every symbol and definition under another name.</summary>
    public static MatrixProgram Renamed(MatrixProgram program, Func<string, string> rename) => new(
        [.. program.Symbols.Select(s => s with { Name = rename(s.Name) })],
        [.. program.Definitions.Select(d => new Definition(
            rename(d.Name),
            Map(d.Value, node => node is NameExpression name ? new NameExpression(rename(name.Name), name.Shape) : node)))],
        program.DimensionNames);

    private static MatrixExpression Note(MatrixExpression node, List<int> lengths)
    {
        if (Commutes(node))
        {
            lengths.Add(node.Operands.Length);
        }

        return node;
    }

    private static bool Commutes(MatrixExpression node) => node.Operands.Length > 1
        && node is SumExpression or ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.EntrywiseProduct } };

    private static MatrixExpression InOrder(MatrixExpression node, int[] order) => node is SumExpression sum
        ? Sum([.. order.Select(place => sum.Terms[place])])
        : Build.Apply(Operators.EntrywiseProduct, [.. order.Select(place => node.Operands[place])]);

    /// <summary>The sum, dotted where shapes differ.</summary>
    private static MatrixExpression Sum(ImmutableArray<Term> terms) => Build.Sum(
        [.. terms.Select((t, place) => t with
        {
            Dotted = place > 0 && t.Operand.Shape != Build.Broadcast(terms.Take(place).Select(before => before.Operand)),
        })]);

    private static MatrixProgram Mapped(MatrixProgram program, Func<MatrixExpression, MatrixExpression> map) => program with
    {
        Definitions = [.. program.Definitions.Select(d => d with { Value = Map(d.Value, map) })],
    };

    // Recursion is on the depth of a program of a test.
    private static MatrixExpression Map(MatrixExpression node, Func<MatrixExpression, MatrixExpression> map) => map(node switch
    {
        SumExpression sum => Build.Sum([.. sum.Terms.Select(t => t with { Operand = Map(t.Operand, map) })]),
        ProductExpression => Build.Product([.. node.Operands.Select(o => Map(o, map))]),
        ApplyExpression { Operands.IsEmpty: false } apply => Build.Apply(apply.Operator, [.. apply.Operands.Select(o => Map(o, map))]),
        _ => node,
    });
}
