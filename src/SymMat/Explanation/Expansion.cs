using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Explanation;

/// <summary>
/// The differential of an expression as far as linearity and the product rule go: what is linear in each of its operands,
/// as every contraction is, has a term for each; of the rest the differential stays pending.
/// </summary>
/// <param name="vocabulary">The names of differentials.</param>
/// <param name="moves">Whether a name's differential is not zero.</param>
internal sealed class Expansion(Vocabulary vocabulary, Func<NameExpression, bool> moves)
{
    private const string SumRule = "sum rule";
    private const string ProductRule = "product rule";
    private const string Linearity = "linearity";

    private readonly HashSet<string> _rules = new(StringComparer.Ordinal);

    /// <summary>The rules that were used, the outermost first; that sums and the like are linear only where nothing else was.</summary>
    public IEnumerable<string> Rules => _rules.Where(r => r != Linearity || _rules.Count == 1).Reverse();

    /// <summary>The differential; null where it is zero.</summary>
    public Signed? Of(MatrixExpression root) => Postorder.Fold<Signed?>(root, Step);

    private Signed? Step(MatrixExpression node, Func<MatrixExpression, Signed?> of) => node switch
    {
        NameExpression name => moves(name) ? new(false, vocabulary.Differential(name)) : null,
        SumExpression sum => Sum(sum, of),
        ProductExpression => EachOperand(node, of, Linear.Product),
        ApplyExpression apply when apply.Operands.Any(o => of(o) is not null) => Apply(apply, of),
        _ => null,
    };

    private Signed? Sum(SumExpression sum, Func<MatrixExpression, Signed?> of)
    {
        var terms = sum.Terms.Where(t => of(t.Operand) is not null)
            .Select(t => of(t.Operand)!.Value is var d ? d with { Minus = d.Minus != t.Minus } : default).ToList();
        Use(terms.Count > 1, SumRule);
        return Linear.Sum(terms, sum.Shape);
    }

    private Signed? Apply(ApplyExpression apply, Func<MatrixExpression, Signed?> of)
    {
        switch (apply.Operator)
        {
            case EntrywiseFunction { IsPiecewiseConstant: true }:
                return null;
            case ContractionOperator or SyntaxOperator { Form: OperatorForm.EntrywiseProduct }:
                return EachOperand(apply, of, operands => Linear.Apply(apply.Operator, operands));
            case DefinedFunction { IsLinear: true }:
                return EachOperand(apply, of, operands => Linear.Apply(apply.Operator, operands));
            default:
                return LinearOperand(apply.Operator) is { } place
                    && !apply.Operands.Where((o, i) => i != place && of(o) is not null).Any()
                    ? Replace(apply, place, of, operands => Linear.Apply(apply.Operator, operands))
                    : new(false, vocabulary.Pending(apply));
        }
    }

    /// <summary>The only operand that the operator is linear in, or null where there is none.</summary>
    private static int? LinearOperand(Operator row) => row switch
    {
        SyntaxOperator { Form: OperatorForm.Quotient or OperatorForm.EntrywiseQuotient } => 0,
        SyntaxOperator { Form: OperatorForm.Solve } => 1,
        _ => null,
    };

    /// <summary>The product rule: a term for each operand that moves.</summary>
    private Signed? EachOperand(
        MatrixExpression node, Func<MatrixExpression, Signed?> of, Func<IEnumerable<Signed>, Signed> build)
    {
        var terms = Enumerable.Range(0, node.Operands.Length).Where(i => of(node.Operands[i]) is not null)
            .Select(i => Replace(node, i, of, build)!.Value).ToList();
        Use(terms.Count > 0 && node.Operands.Length > 1, ProductRule);
        Use(terms.Count > 0 && node.Operands.Length == 1, Linearity);
        return Linear.Sum(terms, node.Shape);
    }

    private static Signed? Replace(
        MatrixExpression node, int place, Func<MatrixExpression, Signed?> of, Func<IEnumerable<Signed>, Signed> build) =>
        build(node.Operands.Select((o, i) => i == place ? of(o)!.Value : new Signed(false, o)).ToImmutableArray());

    private void Use(bool isUsed, string rule)
    {
        if (isUsed)
        {
            _rules.Remove(rule);
            _rules.Add(rule);
        }
    }
}
