using SymMat.Matrices;

namespace SymMat.Explanation;

/// <summary>Walks expressions without recursion, since they may be deep.</summary>
internal static class Postorder
{
    /// <summary>Each subexpression once, operands first.</summary>
    public static IEnumerable<MatrixExpression> Of(MatrixExpression root)
    {
        var done = new HashSet<MatrixExpression>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<(MatrixExpression Node, bool IsReady)>();
        stack.Push((root, false));
        while (stack.TryPop(out var entry))
        {
            var (node, isReady) = entry;
            if (isReady)
            {
                yield return node;
                continue;
            }

            if (!done.Add(node))
            {
                continue;
            }

            stack.Push((node, true));
            for (var o = node.Operands.Length - 1; o >= 0; o--)
            {
                stack.Push((node.Operands[o], false));
            }
        }
    }

    /// <summary>The value at the root of a function of each node and of the values of its operands.</summary>
    public static T Fold<T>(MatrixExpression root, Func<MatrixExpression, Func<MatrixExpression, T>, T> function)
    {
        var values = new Dictionary<MatrixExpression, T>(ReferenceEqualityComparer.Instance);
        foreach (var node in Of(root))
        {
            values[node] = function(node, operand => values[operand]);
        }

        return values[root];
    }

    /// <summary>The names in an expression, each once, in the order in which they stand.</summary>
    public static IEnumerable<NameExpression> Names(MatrixExpression root) =>
        Of(root).OfType<NameExpression>().DistinctBy(n => n.Name);
}
