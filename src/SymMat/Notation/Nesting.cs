using SymMat.Matrices;

namespace SymMat.Notation;

/// <summary>How deep an expression nests.</summary>
internal static class Nesting
{
    private const int Most = 8;

    /// <summary>The number of sums inside one another, up to a few.</summary>
    public static int OfSums(MatrixExpression expression)
    {
        var deepest = 0;
        var known = new Dictionary<MatrixExpression, int>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<(MatrixExpression Node, int Depth)>([(expression, 0)]);
        while (deepest < Most && stack.TryPop(out var entry))
        {
            var depth = entry.Depth + (entry.Node is SumExpression ? 1 : 0);
            if (known.TryGetValue(entry.Node, out var before) && before >= depth)
            {
                continue;
            }

            known[entry.Node] = depth;
            deepest = Math.Max(deepest, depth);
            foreach (var operand in entry.Node.Operands)
            {
                stack.Push((operand, depth));
            }
        }

        return deepest;
    }
}
