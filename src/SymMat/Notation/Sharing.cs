using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;

namespace SymMat.Notation;

/// <summary>
/// Names what an answer would write several times: it is defined once, under the answer. Code generators share by
/// themselves and don't need it.
/// </summary>
internal sealed class Sharing
{
    /// <summary>The tokens of the shortest expression that is worth a name.</summary>
    private const int Shortest = 4;

    /// <summary>The same where it is written only twice, so that a reader would hardly see that the two are one.</summary>
    private const int ShortestOfTwo = 12;

    /// <summary>The tokens of the longest matrix that is compared with transposes of others.</summary>
    private const int LongestTurned = 400;

    private readonly Answer _answer;
    private readonly SharedExpressions _shared = new();
    private readonly Dictionary<int, MatrixExpression> _others = [];

    private Sharing(Answer answer) => _answer = answer;

    /// <summary>The answer with names for what it writes several times.</summary>
    public static Answer Of(Answer answer) => new Sharing(new Sharing(answer).Turned()).Named();

    /// <summary>The numbers of the expressions that are printed.</summary>
    private List<int> Roots() => [.. _answer.Where.Select(w => w.Value).Concat(_answer.Derivatives.SelectMany(Written)).Select(_shared.Add)];

    /// <summary>The answer in which a matrix whose transpose stands there as well is written as the transpose of that.</summary>
    private Answer Turned()
    {
        Roots();
        var (algebra, count) = (new Algebra(new WritingOrder(_answer.Program)), _shared.Count);
        for (var id = 0; id < count; id++)
        {
            if (_shared[id] is { Shape.IsVector: false, Length: >= ShortestOfTwo and <= LongestTurned } matrix && !IsMark(matrix)
                && algebra.Transpose(matrix) is var turned && turned.Length < matrix.Length && _shared.Add(turned) is var twin && twin < count)
            {
                _others[id] = Build.Transpose(_shared[twin]);
            }
        }

        return _others.Count == 0 ? _answer : _answer with
        {
            Where = [.. _answer.Where.Select(w => w with { Value = Rewrite(w.Value) })],
            Derivatives = [.. _answer.Derivatives.Select(Rewrite)],
        };
    }

    private Answer Named()
    {
        var ids = Roots();
        var definitions = Definitions(ids, Worthwhile(ids));
        return _answer with
        {
            Where = definitions,
            Derivatives = [.. _answer.Derivatives.Select(Rewrite)],
        };
    }

    /// <summary>The expressions that are printed, but for those of differentials, which are linear maps as they stand.</summary>
    private static IEnumerable<MatrixExpression> Written(Derivative derivative) => derivative.Reading switch
    {
        null => derivative.Body.Expressions,
        IndexReading index => index.Expressions,
        _ => [],
    };

    /// <summary>
    /// The numbers of the expressions to name. What stands in a named one is written once there; a whole derivative is no
    /// subexpression, and had better be written out.
    /// </summary>
    private HashSet<int> Worthwhile(List<int> roots)
    {
        var uses = new int[_shared.Count];
        var named = new HashSet<int>();
        var wholes = roots.CountBy(r => r).ToDictionary();
        var defined = roots.Take(_answer.Where.Length).ToHashSet();
        for (var id = uses.Length - 1; id >= 0; id--)
        {
            var isNamed = uses[id] > 1 && !defined.Contains(id) && IsWorthwhile(_shared[id], uses[id]);
            if (isNamed)
            {
                named.Add(id);
            }

            var written = isNamed ? 1 : uses[id] + wholes.GetValueOrDefault(id);
            foreach (var operand in _shared.Operands(id))
            {
                uses[operand] = Math.Min(1_000_000, uses[operand] + written);
            }
        }

        return named;
    }

    /// <summary>Whether a name makes the answer shorter: not of marks on a name, which are short in other formats.</summary>
    private static bool IsWorthwhile(MatrixExpression expression, int uses) =>
        expression.Length >= (uses > 2 ? Shortest : ShortestOfTwo) && !IsMark(expression)
        && !(expression.Operands is [NameExpression] && expression is ApplyExpression { Operator: NodeFunction { Node: TensorFunction.Inverse } });

    private static bool IsMark(MatrixExpression expression) => expression is ApplyExpression { Operator: var o } && (o == Operators.Transpose
        || IsNormOfName(o == Operators.Power && expression.Operands[1] is NumberExpression ? expression.Operands[0] : expression));

    private static bool IsNormOfName(MatrixExpression expression) =>
        expression is ApplyExpression { Operator: var o, Operands: [NameExpression] } && o == Functions.Norm;

    /// <summary>The definitions of the answer and the new ones, each after what it uses.</summary>
    private ImmutableArray<Definition> Definitions(List<int> roots, HashSet<int> named)
    {
        var letters = new LocalLetters(_answer);
        var definitions = ImmutableArray.CreateBuilder<Definition>();
        var done = new HashSet<int>();
        for (var r = 0; r < roots.Count; r++)
        {
            foreach (var id in Below(roots[r], done).Where(named.Contains))
            {
                var name = new NameExpression(letters.Next(_shared[id].Shape), _shared[id].Shape);
                definitions.Add(new(name.Name, _shared.Replace(_shared[id], _others)));
                _others.Add(id, name);
            }

            if (r < _answer.Where.Length)
            {
                definitions.Add(_answer.Where[r] with { Value = Rewrite(_answer.Where[r].Value) });
            }
        }

        return definitions.DrainToImmutable();
    }

    /// <summary>What is not done yet of an expression and its subexpressions, operands first.</summary>
    private List<int> Below(int root, HashSet<int> done)
    {
        var found = new List<int>();
        var pending = new Stack<int>([root]);
        while (pending.TryPop(out var id))
        {
            if (done.Add(id))
            {
                found.Add(id);
                foreach (var operand in _shared.Operands(id))
                {
                    pending.Push(operand);
                }
            }
        }

        found.Sort();
        return found;
    }

    private MatrixExpression Rewrite(MatrixExpression expression) =>
        _others.TryGetValue(_shared.Add(expression), out var other) ? other : _shared.Replace(expression, _others);

    private Derivative Rewrite(Derivative derivative) => derivative.Reading switch
    {
        null => derivative with { Body = Rewrite(derivative.Body) },
        IndexReading index => derivative with { Reading = new IndexReading((IndexBody)Rewrite(index.Body)) },
        _ => derivative,
    };

    private DerivativeBody Rewrite(DerivativeBody body) => body switch
    {
        MatrixBody matrix => new MatrixBody(Rewrite(matrix.Value)),
        IndexBody index => index with { Terms = [.. index.Terms.Select(Rewrite)] },
        _ => body,
    };

    private IndexTerm Rewrite(IndexTerm term) => term with
    {
        Scalars = [.. term.Scalars.Select(Rewrite)],
        Factors = [.. term.Factors.Select(f => f is EntryFactor entry ? entry with { Matrix = Rewrite(entry.Matrix) } : f)],
    };
}
