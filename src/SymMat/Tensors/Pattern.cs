using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numbers;

namespace SymMat.Tensors;

/// <summary>A factor of a law's left side, to an exponent.</summary>
internal readonly record struct PatternFactor(MatrixExpression Pattern, Rational Exponent);

/// <summary>Matches formulas of one variable x against tensors; recursion is on the depth of a row of the table.</summary>
internal static class Pattern
{
    /// <summary>The factors of a product or quotient.</summary>
    public static IEnumerable<PatternFactor> FactorsOf(MatrixExpression formula) => formula switch
    {
        ProductExpression => formula.Operands.Select(o => new PatternFactor(o, Rational.One)),
        ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.Quotient } } =>
            formula.Operands[0] is NumberExpression
                ? [new(formula.Operands[1], -1)] : [new(formula.Operands[0], 1), new(formula.Operands[1], -1)],
        _ => [new(formula, Rational.One)],
    };

    /// <summary>What x stands for where the tensor is of the formula's form, else null.</summary>
    public static Tensor? Match(TensorGraph graph, MatrixExpression formula, Tensor tensor)
    {
        switch (formula)
        {
            case NameExpression:
                return tensor;
            case ApplyExpression { Operator: EntrywiseFunction function } apply:
                return tensor is EntrywiseTensor { IsNamed: false } entrywise && entrywise.Function == function
                    ? Match(graph, apply.Operands[0], entrywise.Arguments[0]) : null;
            case SumExpression { Terms: [{ Minus: true } sole] }:
                return Match(graph, sole.Operand, graph.Scale(-1, tensor));
            case SumExpression { Terms: [{ Operand: NumberExpression number }, var term] }:
                return tensor is SumTensor { IsNamed: false } sum
                    ? MatchAffine(graph, number.Value, term, sum) : null;
            default:
                return null;
        }
    }

    /// <summary>A number and one more term.</summary>
    private static Tensor? MatchAffine(TensorGraph graph, Rational number, Term term, SumTensor sum)
    {
        if (sum.Terms.Length != 2)
        {
            return null;
        }

        var constant = sum.Terms[0].Tensor is ContractionTensor { Factors.Length: 0 } ? 0 : 1;
        var (first, second) = (sum.Terms[constant], sum.Terms[1 - constant]);
        return first.Tensor is ContractionTensor { Factors.Length: 0 } && first.Coefficient == number
            && second.Coefficient == (term.Minus ? -1 : 1)
            ? Match(graph, term.Operand, second.Tensor) : null;
    }
}
