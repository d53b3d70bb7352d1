using SymMat.Matrices;

namespace SymMat.Notation;

/// <summary>
/// The order in which a person writes what commutes: numbers and constants first, then by the names from the left, in the
/// order in which the program has them; of equals the shorter first.
/// </summary>
internal sealed class WritingOrder : IComparer<MatrixExpression>
{
    private const int MostLeaves = 12;

    private readonly Dictionary<string, int> _ranks = new(StringComparer.Ordinal);

    public WritingOrder(MatrixProgram program)
    {
        foreach (var name in program.Symbols.Select(s => s.Name).Concat(program.Definitions.Select(d => d.Name)))
        {
            _ranks.TryAdd(name, _ranks.Count + 1);
        }

        Products = new(program);
    }

    /// <summary>The scalar products that the program writes.</summary>
    public InnerProducts Products { get; }

    /// <summary>The order of terms: matrices by the names of matrices, as in A + t*B.</summary>
    public IComparer<MatrixExpression> Terms => Comparer<MatrixExpression>.Create((x, y) =>
        Compare(x, y, skipScalars: !x.Shape.Rows.IsOne && !x.Shape.Columns.IsOne));

    public int Compare(MatrixExpression? x, MatrixExpression? y) => Compare(x!, y!, skipScalars: false);

    private int Compare(MatrixExpression x, MatrixExpression y, bool skipScalars)
    {
        var (left, right) = (LeavesOf(x, skipScalars), LeavesOf(y, skipScalars));
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            if (left[i] != right[i])
            {
                return left[i].CompareTo(right[i]);
            }
        }

        return x.Length.CompareTo(y.Length);
    }

    private List<int> LeavesOf(MatrixExpression expression, bool skipScalars)
    {
        var leaves = new List<int>();
        var stack = new Stack<MatrixExpression>([expression]);
        while (leaves.Count < MostLeaves && stack.TryPop(out var node))
        {
            if (skipScalars && node.Shape.IsScalar)
            {
                continue;
            }

            for (var o = Math.Min(node.Operands.Length, MostLeaves) - 1; o >= 0; o--)
            {
                stack.Push(node.Operands[o]);
            }

            if (node is NameExpression name)
            {
                leaves.Add(_ranks.GetValueOrDefault(name.Name));
            }
            else if (node is DimensionExpression)
            {
                leaves.Add(-1);
            }
        }

        if (leaves.Count == 0)
        {
            // As in eye(n) + A, but A + t*eye(n).
            leaves.Add(skipScalars && expression is ProductExpression ? int.MaxValue : 0);
        }

        return leaves;
    }
}
