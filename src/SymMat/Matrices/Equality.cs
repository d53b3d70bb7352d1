namespace SymMat.Matrices;

/// <summary>Structural equality of expressions.</summary>
internal static class Equality
{
    private const int MostParts = 1000;

    /// <summary>Compares by how expressions are written.</summary>
    public static IEqualityComparer<MatrixExpression> Structural { get; } = new Comparer();

    /// <summary>Whether both are written alike.</summary>
    public static bool Same(MatrixExpression a, MatrixExpression b)
    {
        // Parts that stand in both many times are compared once.
        var compared = a.Length > MostParts ? new HashSet<(MatrixExpression, MatrixExpression)>() : null;
        var stack = new Stack<(MatrixExpression, MatrixExpression)>();
        stack.Push((a, b));
        while (stack.TryPop(out var pair))
        {
            var (x, y) = pair;
            if (ReferenceEquals(x, y) || compared?.Add(pair) == false)
            {
                continue;
            }

            if (x.GetType() != y.GetType() || x.Length != y.Length || x.Shape != y.Shape
                || x.Operands.Length != y.Operands.Length || !SameHead(x, y))
            {
                return false;
            }

            for (var o = 0; o < x.Operands.Length; o++)
            {
                stack.Push((x.Operands[o], y.Operands[o]));
            }
        }

        return true;
    }

    /// <summary>Whether both would be written alike if their operands were.</summary>
    public static bool SameHead(MatrixExpression x, MatrixExpression y) => (x, y) switch
    {
        (NumberExpression m, NumberExpression n) => m.Value == n.Value,
        (DimensionExpression m, DimensionExpression n) => m.Value == n.Value,
        (NameExpression m, NameExpression n) => m.Name == n.Name,
        (SumExpression m, SumExpression n) => m.Terms.Zip(n.Terms).All(t =>
            t.First.Minus == t.Second.Minus && t.First.Dotted == t.Second.Dotted),
        (ApplyExpression m, ApplyExpression n) =>
            m.Operator == n.Operator && m.Dimensions.AsSpan().SequenceEqual(n.Dimensions.AsSpan()),
        _ => x.GetType() == y.GetType(),
    };

    /// <summary>A hash of what <see cref="SameHead"/> compares.</summary>
    public static int HashOfHead(MatrixExpression expression) => expression switch
    {
        NumberExpression number => number.Value.GetHashCode(),
        DimensionExpression dimension => dimension.Value.GetHashCode(),
        NameExpression name => name.Name.GetHashCode(StringComparison.Ordinal),
        SumExpression sum => sum.Terms.Aggregate(17, (hash, t) => HashCode.Combine(hash, t.Minus, t.Dotted)),
        ApplyExpression apply => apply.Operator.GetHashCode(),
        _ => expression.GetType().GetHashCode(),
    };

    private sealed class Comparer : IEqualityComparer<MatrixExpression>
    {
        public bool Equals(MatrixExpression? x, MatrixExpression? y) => Same(x!, y!);

        public int GetHashCode(MatrixExpression expression) =>
            expression.Operands.Aggregate(HashOfHead(expression), (hash, o) => HashCode.Combine(hash, HashOfHead(o), o.Length));
    }
}
