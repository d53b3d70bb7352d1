using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;

namespace SymMat.Notation;

/// <summary>
/// How a person writes what the tensors leave open: numbers as fractions or as decimals, and what commutes with numbers and
/// constants first, then by the names from the left, in the order in which the program has them; of equals the shorter first.
/// </summary>
internal sealed class WritingOrder : IComparer<MatrixExpression>
{
    private const int MostLeaves = 12;

    private readonly Dictionary<string, int> _ranks = new(StringComparer.Ordinal);

    public WritingOrder(MatrixProgram program)
    {
        Names = [.. program.NamesInOrder];
        foreach (var name in Names)
        {
            _ranks.Add(name, _ranks.Count + 1);
        }

        Products = new(program);
        HasDecimals = program.HasDecimals;
    }

    /// <summary>The names of the program in order.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>The scalar products that the program writes.</summary>
    public InnerProducts Products { get; }

    /// <summary>Whether numbers are written as decimals where they are decimals.</summary>
    public bool HasDecimals { get; }

    /// <summary>The order of terms: matrices by the names of matrices, as in A + t*B; transposes make no difference.</summary>
    public IComparer<MatrixExpression> Terms => Comparer<MatrixExpression>.Create((x, y) =>
        Compare(LeavesOf(x, IsMatrix(x)), LeavesOf(y, IsMatrix(y))) is var order && order != 0 ? order : x.Length.CompareTo(y.Length));

    /// <summary>The order of factors: of those that begin alike the shorter first.</summary>
    public int Compare(MatrixExpression? x, MatrixExpression? y)
    {
        var (left, right) = (LeavesOf(x!, skipScalars: false), LeavesOf(y!, skipScalars: false));
        var order = left[0].Rank.CompareTo(right[0].Rank);
        order = order != 0 ? order : x!.Length.CompareTo(y!.Length);
        order = order != 0 ? order : Compare(left, right);
        return order != 0 ? order : Compare(TransposesOf(x!), TransposesOf(y!));
    }

    private static bool IsMatrix(MatrixExpression expression) => !expression.Shape.Rows.IsOne && !expression.Shape.Columns.IsOne;

    /// <summary>The order of a dictionary: any other would not be one if something else decided between a list and its beginning.</summary>
    private static int Compare(List<Leaf> left, List<Leaf> right)
    {
        var (l, r, leftTimes, rightTimes) = (0, 0, left[0].Times, right[0].Times);
        while (left[l].Rank == right[r].Rank)
        {
            var both = Math.Min(leftTimes, rightTimes);
            (leftTimes, rightTimes) = (leftTimes - both, rightTimes - both);
            l += leftTimes == 0 ? 1 : 0;
            r += rightTimes == 0 ? 1 : 0;
            if (l == left.Count || r == right.Count)
            {
                return (l < left.Count).CompareTo(r < right.Count);
            }

            leftTimes = leftTimes == 0 ? left[l].Times : leftTimes;
            rightTimes = rightTimes == 0 ? right[r].Times : rightTimes;
        }

        return left[l].Rank.CompareTo(right[r].Rank);
    }

    private static int Compare(List<int> left, List<int> right) =>
        left.Zip(right, (x, y) => x.CompareTo(y)).FirstOrDefault(order => order != 0) is var order && order != 0
            ? order : left.Count.CompareTo(right.Count);

    /// <summary>1 for each transpose and 0 for each leaf, from the left.</summary>
    private static List<int> TransposesOf(MatrixExpression expression)
    {
        var found = new List<int>();
        var stack = new Stack<MatrixExpression>([expression]);
        while (found.Count < MostLeaves && stack.TryPop(out var node))
        {
            var isTransposed = node is ApplyExpression { Operator: var o } && o == Operators.Transpose;
            if (isTransposed || node.Operands.IsEmpty)
            {
                found.Add(isTransposed ? 1 : 0);
            }

            PushOperands(stack, node);
        }

        return found;
    }

    /// <summary>How often the operands stand there: a power of a matrix is a product.</summary>
    private static int ExponentOf(MatrixExpression node) =>
        node is ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.Power }, Shape.IsScalar: false }
            && node.Operands[1] is NumberExpression { Value: var value } && value > 1 ? (int)Math.Min(value.ToDouble(), int.MaxValue) : 1;

    private static void PushOperands(Stack<MatrixExpression> stack, MatrixExpression node)
    {
        for (var o = Math.Min(node.Operands.Length, MostLeaves) - 1; o >= 0; o--)
        {
            stack.Push(node.Operands[o]);
        }
    }

    private List<Leaf> LeavesOf(MatrixExpression expression, bool skipScalars)
    {
        var leaves = new List<Leaf>();
        var stack = new Stack<MatrixExpression>([expression]);
        while (leaves.Count < MostLeaves && stack.TryPop(out var node))
        {
            if (skipScalars && node.Shape.IsScalar)
            {
                continue;
            }

            var times = ExponentOf(node);
            if (times > 1 && node.Operands[0] is NameExpression @base)
            {
                leaves.Add(new(RankOf(@base), times));
                continue;
            }

            for (times = Math.Min(times, MostLeaves); times > 0; times--)
            {
                PushOperands(stack, node);
            }

            if (node is NameExpression name)
            {
                leaves.Add(new(RankOf(name), 1));
            }
            else if (node is DimensionExpression dimension)
            {
                leaves.Add(new(dimension.Value.Names.Min(_ranks.GetValueOrDefault) - _ranks.Count - 1, 1));
            }
        }

        if (leaves.Count == 0)
        {
            // As in eye(n) + A, but A + t*eye(n).
            leaves.Add(new(skipScalars && expression is ProductExpression ? int.MaxValue : 0, 1));
        }

        return leaves;
    }

    private int RankOf(NameExpression name) => _ranks.GetValueOrDefault(name.Name);

    /// <summary>A name by its rank, as often as it stands there in a row.</summary>
    private readonly record struct Leaf(int Rank, int Times);
}
