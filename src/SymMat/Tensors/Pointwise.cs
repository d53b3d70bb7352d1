using System.Collections.Frozen;
using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Shapes;

namespace SymMat.Tensors;

/// <summary>Formulas of the tables, in scalars x, y or A, each read once.</summary>
internal sealed class Formulas
{
    private static readonly FrozenDictionary<string, Shape> Names =
        new[] { "x", "y", "A" }.ToFrozenDictionary(name => name, _ => Shape.Scalar, StringComparer.Ordinal);

    private readonly Dictionary<string, MatrixExpression> _known = new(StringComparer.Ordinal);

    /// <summary>The formula as an expression.</summary>
    public MatrixExpression Read(string formula)
    {
        if (!_known.TryGetValue(formula, out var expression))
        {
            expression = Expressions.Read(formula, Names);
            _known.Add(formula, expression);
        }

        return expression;
    }
}

/// <summary>Lowers a formula of scalars, such as a row's derivative, to what it gives at every entry of tensors.</summary>
internal static class Pointwise
{
    /// <summary>The value of a formula in x (and y) at every entry of the arguments, which have equal axes.</summary>
    public static Tensor Evaluate(TensorGraph graph, string formula, ImmutableArray<Tensor> arguments) =>
        Lower(graph, graph.Formulas.Read(formula), arguments);

    // Recursion is on the depth of a row of the tables.
    private static Tensor Lower(TensorGraph graph, MatrixExpression formula, ImmutableArray<Tensor> arguments)
    {
        var axes = arguments[0].Axes;
        Tensor Operand(int o) => Lower(graph, formula.Operands[o], arguments);
        return formula switch
        {
            NumberExpression number => graph.Constant(number.Value, axes),
            PiExpression => graph.Broadcast(graph.Pi(), axes, [.. axes.Select(_ => -1)]),
            NameExpression name => arguments[name.Name == "y" ? 1 : 0],
            SumExpression sum => graph.Sum(axes, sum.Terms.Select(t => new TensorTerm(
                t.Minus ? -1 : 1, Lower(graph, t.Operand, arguments))).ToList()),
            ProductExpression product => graph.Multiply([.. product.Operands.Select((_, o) => Operand(o))]),
            ApplyExpression { Operator: EntrywiseFunction function } apply =>
                graph.Entrywise(function, [.. apply.Operands.Select((_, o) => Operand(o))]),
            ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.Quotient } } =>
                graph.Multiply(Operand(0), graph.Power(Operand(1), -1)),
            ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.Power or OperatorForm.EntrywisePower } } =>
                graph.Power(Operand(0), Operand(1)),
            ApplyExpression { Operator: DefinedFunction function } =>
                Lower(graph, graph.Formulas.Read(function.Body), [Operand(0)]),
            _ => throw new ArgumentException($"no formula of scalars: {formula.GetType().Name}"),
        };
    }
}
