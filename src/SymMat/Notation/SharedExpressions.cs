using SymMat.Matrices;

namespace SymMat.Notation;

/// <summary>
/// The different subexpressions of some expressions, operands before what they stand in, and how often each is written.
/// </summary>
internal sealed class SharedExpressions
{
    private readonly Dictionary<MatrixExpression, int> _ids = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Key, int> _known = [];
    private readonly List<Key> _keys = [];

    /// <summary>The number of different subexpressions.</summary>
    public int Count => _keys.Count;

    /// <summary>The first subexpression of that number.</summary>
    public MatrixExpression this[int id] => _keys[id].Head;

    /// <summary>The numbers of its operands.</summary>
    public ReadOnlySpan<int> Operands(int id) => _keys[id].Operands;

    /// <summary>The number of an expression; equal ones have one number, and new ones the next.</summary>
    public int Add(MatrixExpression root)
    {
        var pending = new Stack<MatrixExpression>([root]);
        while (pending.TryPeek(out var expression))
        {
            var open = false;
            if (!_ids.ContainsKey(expression))
            {
                foreach (var operand in expression.Operands)
                {
                    if (!_ids.ContainsKey(operand))
                    {
                        pending.Push(operand);
                        open = true;
                    }
                }
            }

            if (!open)
            {
                pending.Pop();
                Number(expression);
            }
        }

        return _ids[root];
    }

    /// <summary>The expression with some subexpressions replaced, given by their numbers, but not itself.</summary>
    public MatrixExpression Replace(MatrixExpression root, IReadOnlyDictionary<int, MatrixExpression> others)
    {
        var done = new Dictionary<int, MatrixExpression>();
        var top = Add(root);
        var pending = new Stack<int>([top]);
        while (pending.TryPeek(out var id))
        {
            var open = false;
            foreach (var operand in _keys[id].Operands)
            {
                if (!others.ContainsKey(operand) && !done.ContainsKey(operand))
                {
                    pending.Push(operand);
                    open = true;
                }
            }

            if (!open)
            {
                pending.Pop();
                done[id] = With(_keys[id].Head, [.. _keys[id].Operands.Select(o => others.TryGetValue(o, out var other) ? other : done[o])]);
            }
        }

        return done[top];
    }

    private static MatrixExpression With(MatrixExpression expression, MatrixExpression[] operands)
    {
        if (operands.AsSpan().SequenceEqual(expression.Operands.AsSpan()))
        {
            return expression;
        }

        return expression switch
        {
            SumExpression sum => new SumExpression(sum.Shape, [.. sum.Terms.Zip(operands, (t, o) => t with { Operand = o })]),
            ProductExpression product => new ProductExpression(product.Shape, [.. operands]),
            ApplyExpression apply => new ApplyExpression(apply.Operator, apply.Shape, [.. operands], apply.Dimensions),
            _ => expression,
        };
    }

    private void Number(MatrixExpression expression)
    {
        if (_ids.ContainsKey(expression))
        {
            return;
        }

        var key = new Key(expression, [.. expression.Operands.Select(o => _ids[o])]);
        if (!_known.TryGetValue(key, out var id))
        {
            id = _keys.Count;
            _keys.Add(key);
            _known.Add(key, id);
        }

        _ids.Add(expression, id);
    }

    private sealed class Key : IEquatable<Key>
    {
        private readonly int _hash;

        public Key(MatrixExpression head, int[] operands)
        {
            (Head, Operands) = (head, operands);
            var hash = default(HashCode);
            hash.Add(Equality.HashOfHead(head));
            foreach (var operand in operands)
            {
                hash.Add(operand);
            }

            _hash = hash.ToHashCode();
        }

        public MatrixExpression Head { get; }

        public int[] Operands { get; }

        public bool Equals(Key? other) => other is not null && Head.Shape == other.Head.Shape
            && Operands.AsSpan().SequenceEqual(other.Operands) && Equality.SameHead(Head, other.Head);

        public override bool Equals(object? obj) => Equals(obj as Key);

        public override int GetHashCode() => _hash;
    }
}
