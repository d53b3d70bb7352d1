using SymMat.Catalog;
using SymMat.Numbers;

namespace SymMat.Tensors;

/// <summary>The laws of log and exp that reach across axes, and those of positive products.</summary>
internal static class Logarithms
{
    /// <summary>The logarithm of each entry, where a law gives it; else null.</summary>
    public static Tensor? Of(TensorGraph graph, Tensor argument)
    {
        if (argument.IsNamed && argument is not FunctionTensor)
        {
            return null;
        }

        if (Exponentials.SummedIn(argument) is var (exponent, along, order))
        {
            var reduced = graph.Function(TensorFunction.LogSumExp, exponent, along);
            return Broadcasts.Extend(graph, reduced, argument.Axes, [.. order.Order().Select(a => order.IndexOf(a))]);
        }

        return argument switch
        {
            FunctionTensor { Function: TensorFunction.Softmax } softmax => graph.Sum(
                softmax.Axes,
                [new(1, softmax.Argument), new(-1, Normaliser(graph, softmax))]),
            PowerTensor power when power.Base.Is(Facts.Positive) =>
                graph.Scale(power.Exponent, graph.Entrywise(Functions.Logarithm, power.Base)),
            VariablePowerTensor power when power.Base.Is(Facts.Positive) =>
                graph.Multiply(power.Exponent, graph.Entrywise(Functions.Logarithm, power.Base)),
            ContractionTensor contraction => OfProduct(graph, contraction),
            _ => null,
        };
    }

    /// <summary>exp(u - logsumexp(u) + rest) is softmax(u) * exp(rest).</summary>
    public static Tensor? ExponentialOf(TensorGraph graph, SumTensor sum)
    {
        foreach (var term in sum.Terms.Where(t => t.Coefficient == -1))
        {
            var reduced = term.Tensor is ContractionTensor { Factors: [var sole] } ? sole.Tensor : term.Tensor;
            if (reduced is FunctionTensor { Function: TensorFunction.LogSumExp } function
                && FindArgument(sum, function.Argument))
            {
                var softmax = (FunctionTensor)graph.Function(TensorFunction.Softmax, function.Argument, function.Along);
                if (ReferenceEquals(Normaliser(graph, softmax), term.Tensor))
                {
                    var rest = graph.Sum(sum.Axes,
                        [new(1, sum), new(-1, function.Argument), new(1, term.Tensor)]);
                    return graph.Multiply(softmax, graph.Entrywise(Functions.Exponential, rest));
                }
            }
        }

        return null;
    }

    private static bool FindArgument(SumTensor sum, Tensor argument)
    {
        var parts = argument is SumTensor { IsNamed: false } inner ? inner.Terms : [new TensorTerm(Rational.One, argument)];
        return parts.All(sum.Terms.Contains);
    }

    private static Tensor Normaliser(TensorGraph graph, FunctionTensor softmax)
    {
        var kept = Enumerable.Range(0, softmax.Order).Where(a => !softmax.Along.Contains(a)).ToArray();
        return Broadcasts.Extend(
            graph, graph.Function(TensorFunction.LogSumExp, softmax.Argument, softmax.Along), softmax.Axes, kept);
    }

    /// <summary>The logarithm of a product of entries: that of its positive factors comes out.</summary>
    private static Tensor? OfProduct(TensorGraph graph, ContractionTensor contraction)
    {
        bool ComesOut(Factor f) => f.Tensor.Is(Facts.Positive) && f.Indices.All(i => i < contraction.Order)
            && f.Indices.Distinct().Count() == f.Indices.Length;
        var positive = contraction.Factors.Where(ComesOut).ToList();
        if (contraction.Coefficient.Sign <= 0 || positive.Count == 0
            || (contraction.Factors.Length == 1 && contraction.Coefficient.IsOne))
        {
            return null;
        }

        var rest = Draft.Of(contraction);
        rest.Replace([.. rest.Factors.Where((_, f) => !ComesOut(contraction.Factors[f]))]);
        var terms = positive.Select(f => LogarithmOf(graph, contraction, f))
            .Append(new(1, graph.Entrywise(Functions.Logarithm, graph.Contract(rest))));
        return graph.Sum(contraction.Axes, terms.ToList());
    }

    private static TensorTerm LogarithmOf(TensorGraph graph, ContractionTensor contraction, Factor factor)
    {
        var draft = new Draft();
        var outputs = draft.NewOutputs(contraction.Axes);
        draft.Times(graph.Entrywise(Functions.Logarithm, factor.Tensor), factor.Indices.Select(i => outputs[i]));
        return new(1, graph.Contract(draft));
    }
}
