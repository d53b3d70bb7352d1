using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;

namespace SymMat.Explanation;

/// <summary>
/// A scalar that is linear in a differential, as sums of products of entries <c>dot(G, B)</c>: step by step the other side
/// takes over what stands around the differential, until it stands alone. Local to one derivative.
/// </summary>
internal sealed class InnerProducts
{
    private const int MostPairs = 3;

    private readonly Vocabulary _vocabulary;
    private readonly MatrixExpression _total;
    private readonly NameExpression _differential;

    /// <summary>The subexpressions that hold the differential, with their places in an order in which operands come first.</summary>
    private readonly Dictionary<MatrixExpression, int> _places = new(ReferenceEqualityComparer.Instance);

    private InnerProducts(Vocabulary vocabulary, MatrixExpression total, NameExpression differential)
    {
        _vocabulary = vocabulary;
        _differential = differential;
        _total = Substitution.Replace(total, n => n is NameExpression name && name.Name == differential.Name ? differential : null);
        foreach (var node in Postorder.Of(_total))
        {
            if (ReferenceEquals(node, differential) || node.Operands.Any(_places.ContainsKey))
            {
                _places.Add(node, _places.Count);
            }
        }
    }

    /// <summary>The lines, each with its rule; the last is <c>dot(G, dX)</c>, of the gradient that is given.</summary>
    public static IEnumerable<(MatrixExpression Right, Phrase Reason)> Steps(
        Vocabulary vocabulary, MatrixExpression total, NameExpression differential, MatrixExpression gradient)
    {
        var walk = new InnerProducts(vocabulary, total, differential);
        foreach (var step in walk.Walk())
        {
            yield return step;
        }

        var last = walk._places.OrderBy(p => p.Value).ElementAtOrDefault(1).Key;
        yield return (Build.Apply(Functions.Dot, gradient, differential), last is null ? Phrase.Empty : walk.Reason(last));
    }

    /// <summary>
    /// Opens what holds the differential from the outside in; of several the one that no other contains, so that each way
    /// down to the differential passes through one of them.
    /// </summary>
    private IEnumerable<(MatrixExpression Right, Phrase Reason)> Walk()
    {
        ImmutableArray<MatrixExpression> open = [_total];
        while (open.MaxBy(n => _places[n]) is { } outer && !ReferenceEquals(outer, _differential))
        {
            open = [.. open.Where(n => !ReferenceEquals(n, outer)).Concat(outer.Operands.Where(_places.ContainsKey)).Distinct()];
            if (open.Length <= MostPairs && !IsPassedOver(outer) && !open.Any(n => n.Shape.IsScalar) && IsLevel(open)
                && Line(open) is { } line)
            {
                yield return (line, Reason(outer));
            }
        }
    }

    /// <summary>Sums, reductions and scalings: they say no more than that the other side has the same entry many times.</summary>
    private static bool IsPassedOver(MatrixExpression parent) => parent switch
    {
        SumExpression => true,
        ApplyExpression { Operator: var row } => row == Functions.Dot || row == Operators.Quotient
            || (row.Arity == 1 && row != Operators.Transpose),
        _ => parent.Operands.Count(o => !o.Shape.IsScalar) < 2,
    };

    /// <summary>Whether none of the subexpressions holds another.</summary>
    private static bool IsLevel(ImmutableArray<MatrixExpression> open) =>
        open.All(n => Postorder.Of(n).Count(open.Contains) == 1);

    /// <summary>The sum of the products of each open subexpression with the derivative by it; null where one has none.</summary>
    private MatrixExpression? Line(ImmutableArray<MatrixExpression> open)
    {
        ImmutableArray<NameExpression> stands = [.. open.Select(n => _vocabulary.Fresh("U", n.Shape))];
        var opened = Substitution.Replace(_total, n => open.IndexOf(n) is >= 0 and var place ? stands[place] : null);
        ImmutableArray<MatrixExpression?> others = [.. stands.Select(s => Workbench.Gradient(_vocabulary, opened, s))];
        if (others.Contains(null))
        {
            return null;
        }

        var pairs = open.Zip(others, (node, other) => Build.Apply(Functions.Dot, other!, node)).ToList();
        return pairs.Count == 1 ? pairs[0] : Build.Sum([.. pairs.Select(p => new Term(false, false, p))]);
    }

    /// <summary>
    /// The rule by which an operand is freed, over letters. What stands in a sum over all entries, say, is freed from the
    /// two together.
    /// </summary>
    private Phrase Reason(MatrixExpression parent)
    {
        if (parent is SumExpression)
        {
            return Phrase.Empty;
        }

        var names = new FormalNames(_vocabulary.Order.HasDecimals);
        var outer = _places.Keys.OfType<ApplyExpression>().FirstOrDefault(n =>
            n is { Shape.IsScalar: true, Operands.Length: 1, Operator: not SyntaxOperator } && ReferenceEquals(n.Operands[0], parent));
        var other = parent.Shape.IsScalar || outer is not null ? null : names.Letter(parent.Shape);
        var letters = parent.Operands.Select(names.For).ToList();
        var plain = parent is ApplyExpression { Operator: var row } ? Build.Apply(row, [.. letters]) : Build.Product([.. letters]);
        var whole = other is not null ? Build.Apply(Functions.Dot, other, plain)
            : outer is not null ? Build.Apply(outer.Operator, plain) : plain;
        var freed = (NameExpression)letters[parent.Operands.IndexOf(parent.Operands.First(_places.ContainsKey))];
        return Workbench.Gradient(new(names.Program), whole, freed) is { } gradient
            ? Phrase.Equation(whole, Build.Apply(Functions.Dot, gradient, freed)) : Phrase.Empty;
    }
}
