using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numbers;

namespace SymMat.Tensors;

/// <summary>A factor of a law's left side, to an exponent.</summary>
internal readonly record struct PatternFactor(MatrixExpression Pattern, Rational Exponent);

/// <summary>What the variables of a law stand for, as far as that is known.</summary>
internal readonly record struct Bound(Tensor? X, Tensor? Y)
{
    /// <summary>The values in the order in which formulas take them.</summary>
    public ImmutableArray<Tensor> Arguments => Y is null ? [X!] : [X!, Y];

    /// <summary>The same with a variable bound; null where that stands for something else.</summary>
    public Bound? With(string name, Tensor tensor)
    {
        var known = name == "y" ? Y : X;
        return known is not null ? (ReferenceEquals(known, tensor) ? this : null)
            : name == "y" ? this with { Y = tensor } : this with { X = tensor };
    }
}

/// <summary>Matches formulas of the variables x and y against tensors; recursion is on the depth of a row of the table.</summary>
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

    /// <summary>What the variables stand for where the tensor is of the formula's form, else null.</summary>
    public static Bound? Match(TensorGraph graph, MatrixExpression formula, Tensor tensor, Bound known = default)
    {
        switch (formula)
        {
            case NameExpression name:
                return known.With(name.Name, tensor);
            case ApplyExpression { Operator: EntrywiseFunction function } apply:
                return tensor is EntrywiseTensor { IsNamed: false } entrywise && entrywise.Function == function
                    ? Match(graph, apply.Operands[0], entrywise.Arguments[0], known) : null;
            case ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.Power }, Operands: [var @base, NumberExpression exponent] }:
                return tensor is PowerTensor { IsNamed: false } power && power.Exponent == exponent.Value
                    ? Match(graph, @base, power.Base, known) : null;
            case SumExpression { Terms: [{ Minus: true } sole] }:
                return Match(graph, sole.Operand, graph.Scale(-1, tensor), known);
            case SumExpression { Terms.Length: 2 } formulas:
                return tensor is SumTensor { IsNamed: false, Terms: [var one, var other] }
                    ? MatchTerms(graph, formulas, one, other, known) ?? MatchTerms(graph, formulas, other, one, known) : null;
            default:
                return null;
        }
    }

    /// <summary>What the variables stand for where two terms are, in that order, those of the formula; else null.</summary>
    public static Bound? MatchTerms(TensorGraph graph, SumExpression formula, TensorTerm first, TensorTerm second, Bound known = default) =>
        MatchTerm(graph, formula.Terms[0], first, known) is { } half ? MatchTerm(graph, formula.Terms[1], second, half) : null;

    private static Bound? MatchTerm(TensorGraph graph, Term formula, TensorTerm term, Bound known) =>
        formula.Operand is NumberExpression number
            ? term.Tensor is ContractionTensor { Factors.Length: 0 } && term.Coefficient == (formula.Minus ? -number.Value : number.Value) ? known : null
            : term.Coefficient == (formula.Minus ? -1 : 1) ? Match(graph, formula.Operand, term.Tensor, known) : null;
}
