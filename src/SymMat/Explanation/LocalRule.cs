using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Explanation;

/// <summary>
/// The differential of one function or operator of operands that are called by letters, as the engine gives it:
/// <c>d(inv(A)) = -inv(A)*dA*inv(A)</c>.
/// </summary>
internal sealed class LocalRule
{
    private readonly ApplyExpression _node;
    private readonly ImmutableArray<MatrixExpression> _letters;
    private readonly ImmutableArray<NameExpression?> _differentials;
    private readonly MatrixExpression? _right;

    private LocalRule(Vocabulary vocabulary, ApplyExpression node, NameExpression? called, IReadOnlyList<Signed?> differentials)
    {
        _node = node;
        var names = new FormalNames(vocabulary.Order.HasDecimals, called?.Name);
        _letters = [.. node.Operands.Select(names.For)];
        _differentials = [.. _letters.Select((l, i) => differentials[i] is null ? null : names.Differential((NameExpression)l))];
        _right = DifferentialsLast(Workbench.Differential(new(names.Program), Left, called, [.. _letters.Zip(_differentials)
            .Where(p => p.Second is not null).Select(p => ((NameExpression)p.First, p.Second!))]));
    }

    private MatrixExpression Left => Build.Apply(_node.Operator, _letters);

    /// <summary>
    /// The differential of an application by those of its operands, of which null is zero; null where no matrix
    /// expression says it.
    /// </summary>
    public static Signed? Apply(
        Vocabulary vocabulary, ApplyExpression node, NameExpression? called, IReadOnlyList<Signed?> differentials)
    {
        var rule = new LocalRule(vocabulary, node, called, differentials);
        var replacements = new Dictionary<string, Signed>(StringComparer.Ordinal);
        for (var i = 0; i < node.Operands.Length; i++)
        {
            if (rule._letters[i] is NameExpression letter)
            {
                replacements[letter.Name] = new(false, node.Operands[i]);
            }

            if (rule._differentials[i] is { } differential)
            {
                replacements[differential.Name] = differentials[i]!.Value;
            }
        }

        return rule._right is { } right
            ? Substitution.Apply(right, name => replacements.TryGetValue(name.Name, out var r) ? r : new(false, name)) : null;
    }

    /// <summary>The rule itself as an equation; empty where no matrix expression says it.</summary>
    public static Phrase Statement(Vocabulary vocabulary, ApplyExpression node, IReadOnlyList<Signed?> differentials)
    {
        var rule = new LocalRule(vocabulary, node, null, differentials);
        if (rule._right is not { } right)
        {
            return Phrase.Empty;
        }

        var shown = rule._letters.Zip(rule._differentials).Where(p => p.Second is not null)
            .ToDictionary(p => p.Second!.Name, p => vocabulary.Differential(p.First, p.Second!.Name), StringComparer.Ordinal);
        return Phrase.Equation(
            vocabulary.Pending(rule.Left),
            Substitution.Apply(right, n => new(false, shown.GetValueOrDefault(n.Name) ?? n))!.Value.Whole);
    }

    /// <summary>Products that commute with the differential last.</summary>
    private MatrixExpression? DifferentialsLast(MatrixExpression? rule) => rule is null ? null
        : Postorder.Fold<MatrixExpression>(rule, (node, of) =>
        {
            var rebuilt = Substitution.WithOperands(node, of);
            return rebuilt switch
            {
                ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.EntrywiseProduct } row } =>
                    Build.Apply(row, [.. rebuilt.Operands.OrderBy(IsMoved)]),
                ProductExpression when rebuilt.Operands.All(o => o.Shape.IsScalar) =>
                    Build.Product([.. rebuilt.Operands.OrderBy(IsMoved)]),
                _ => rebuilt,
            };
        });

    private bool IsMoved(MatrixExpression expression) =>
        Postorder.Names(expression).Any(n => _differentials.Any(d => d?.Name == n.Name));
}
