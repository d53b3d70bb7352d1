using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Numbers;

namespace SymMat.Tensors;

/// <summary>The normal form of entrywise functions: of broadcasts, of numbers, of negative arguments; and the rules.</summary>
internal static class EntrywiseForm
{
    /// <summary>The function applied to each entry of arguments of equal axes.</summary>
    public static Tensor Make(TensorGraph graph, EntrywiseFunction function, ImmutableArray<Tensor> arguments) =>
        Broadcasts.TakeOut(graph, arguments, a => graph.Entrywise(function, a))
        ?? OfNumber(graph, function, arguments)
        ?? OfTransposed(graph, function, arguments)
        ?? OfOpposite(graph, function, arguments)
        ?? OfMultiples(graph, function, arguments)
        ?? OfExponentials(graph, function, arguments)
        ?? Rules.Apply(graph, new EntrywiseTensor(function, arguments))
        ?? graph.Intern(new EntrywiseTensor(function, arguments));

    /// <summary>f(0), f(1), f(-1) where that is 0, 1, -1 or a half: no function of the table comes that near otherwise.</summary>
    private static Tensor? OfNumber(TensorGraph graph, EntrywiseFunction function, ImmutableArray<Tensor> arguments)
    {
        if (arguments.Any(a => a is not ContractionTensor { Factors.Length: 0, Coefficient: { IsInteger: true } })
            || arguments.Any(a => ((ContractionTensor)a).Coefficient.Abs() > 1))
        {
            return null;
        }

        double At(int i) => ((ContractionTensor)arguments[i]).Coefficient.ToDouble();
        var doubled = 2 * function.Value(At(0), At(arguments.Length - 1));
        return doubled is -2 or 0 or 1 or 2 ? graph.Constant(new Rational((int)doubled, 2), arguments[0].Axes) : null;
    }

    /// <summary>f(A') is f(A)'.</summary>
    private static Tensor? OfTransposed(TensorGraph graph, EntrywiseFunction function, ImmutableArray<Tensor> arguments) =>
        arguments is [ContractionTensor
        {
            IsNamed: false, Coefficient.IsOne: true, Order: 2, Indices.Length: 2,
            Factors: [{ Indices: [1, 0], Tensor: var transposed }],
        }]
            ? graph.Permute(graph.Entrywise(function, transposed), 1, 0)
            : null;

    private static Tensor? OfOpposite(TensorGraph graph, EntrywiseFunction function, ImmutableArray<Tensor> arguments)
    {
        if (function.Parity == Parity.None
            || arguments[0] is not ContractionTensor { IsNamed: false, Coefficient.Sign: < 0 } negative)
        {
            return null;
        }

        var value = graph.Entrywise(function, graph.Scale(-1, negative));
        return function.Parity switch
        {
            Parity.Even => value,
            Parity.Odd => graph.Scale(-1, value),
            _ => graph.Sum(value.Axes, [new(1, graph.Constant(1, value.Axes)), new(-1, value)]),
        };
    }

    /// <summary>f(t*x) is t^k*f(x), for positive t.</summary>
    private static Tensor? OfMultiples(TensorGraph graph, EntrywiseFunction function, ImmutableArray<Tensor> arguments)
    {
        if (function.Degree is not { } degree)
        {
            return null;
        }

        var parts = arguments.Select(a => PositiveScale.Of(graph, a)).ToList();
        var scales = parts.Where(p => !PositiveScale.IsZero(p.Left)).Select(p => p.Scale).Distinct().ToList();
        if (scales is not [var scale] || scale is ContractionTensor { Factors.Length: 0, Coefficient.IsOne: true })
        {
            return null;
        }

        var value = graph.Entrywise(function, [.. parts.Select(p => p.Left)]);
        var draft = new Draft().Times(graph.Power(scale, degree));
        return graph.Contract(draft.Times(value, draft.NewOutputs(value.Axes)));
    }

    /// <summary>
    /// log(sum of exp(u)) is the log-sum-exp of u, and log(softmax(u)) is u less that; exp(u - logsumexp(u)) is softmax(u).
    /// </summary>
    private static Tensor? OfExponentials(
        TensorGraph graph, EntrywiseFunction function, ImmutableArray<Tensor> arguments)
    {
        if (function == Functions.Logarithm)
        {
            return Logarithms.Of(graph, arguments[0]);
        }

        return function == Functions.Exponential && arguments[0] is SumTensor { IsNamed: false } sum
            ? Logarithms.ExponentialOf(graph, sum) : null;
    }
}
