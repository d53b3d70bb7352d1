namespace SymMat.Tensors;

/// <summary>Rebuilds tensors with symbols replaced, so that the normal form can use what is known of the replacements.</summary>
internal static class Rebuild
{
    /// <summary>The tensor with each symbol that has a replacement replaced; names of definitions move along.</summary>
    public static Func<Tensor, Tensor> Replacing(
        TensorGraph graph, Func<SymbolTensor, Tensor?> replacement, Action<Tensor, Tensor> moved)
    {
        var done = new Dictionary<Tensor, Tensor>(ReferenceEqualityComparer.Instance);
        return root =>
        {
            foreach (var node in Reachable.From(root, done.ContainsKey).Where(n => !done.ContainsKey(n)))
            {
                var rebuilt = node is SymbolTensor symbol ? replacement(symbol) ?? node : Make(graph, node, done);
                done.Add(node, rebuilt);
                if (!ReferenceEquals(rebuilt, node))
                {
                    moved(node, rebuilt);
                }
            }

            return done[root];
        };
    }

    private static Tensor Make(TensorGraph graph, Tensor node, Dictionary<Tensor, Tensor> done)
    {
        if (node.Operands.All(o => ReferenceEquals(done[o], o)))
        {
            return node;
        }

        switch (node)
        {
            case SumTensor sum:
                var rebuilt = graph.Sum(node.Axes, sum.Terms.Select(t => new TensorTerm(t.Coefficient, done[t.Tensor])).ToList());
                sum.Writing.PassTo(rebuilt);
                return rebuilt;
            case ContractionTensor contraction:
                var draft = Draft.Of(contraction);
                for (var f = 0; f < draft.Factors.Count; f++)
                {
                    draft.Factors[f] = new(done[draft.Factors[f].Tensor], draft.Factors[f].Indices);
                }

                return graph.Contract(draft);
            case EntrywiseTensor entrywise:
                return graph.Entrywise(entrywise.Function, [.. entrywise.Arguments.Select(a => done[a])]);
            case PowerTensor power:
                return graph.Power(done[power.Base], power.Exponent);
            case VariablePowerTensor power:
                return graph.Power(done[power.Base], done[power.Exponent]);
            case FunctionTensor function:
                return graph.Function(function.Function, done[function.Argument], function.Along);
            default:
                return node;
        }
    }
}
