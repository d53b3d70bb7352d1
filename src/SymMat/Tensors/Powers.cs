using SymMat.Catalog;
using SymMat.Numbers;

namespace SymMat.Tensors;

/// <summary>Merges factors of one base at the same indices: x^a * x^b is x^(a+b), exp(a) * exp(b) is exp(a + b).</summary>
internal static class Powers
{
    /// <summary>Merges what can be merged; whether anything was.</summary>
    public static bool Merge(TensorGraph graph, Draft draft)
    {
        var groups = new Dictionary<(object Base, long Indices), List<int>>();
        for (var f = 0; f < draft.Factors.Count; f++)
        {
            var (tensor, indices) = draft.Factors[f];
            if (indices.Length > 2 || tensor is DeltaTensor)
            {
                continue;
            }

            indices = Oriented(tensor, indices);
            draft.Factors[f] = new(tensor, indices);
            var key = (BaseOf(tensor), KeyOf(indices));
            if (!groups.TryGetValue(key, out var members))
            {
                groups.Add(key, members = []);
            }

            members.Add(f);
        }

        var merged = groups.Values.Where(g => g.Count > 1).ToList();
        foreach (var group in merged)
        {
            MergeGroup(graph, draft, group);
        }

        if (merged.Count > 0)
        {
            draft.Replace([.. draft.Factors.Where(f => f.Tensor is not null)]);
        }

        return merged.Count > 0;
    }

    private static void MergeGroup(TensorGraph graph, Draft draft, List<int> group)
    {
        var indices = draft.Factors[group[0]].Indices;
        var product = Product(graph, [.. group.Select(f => draft.Factors[f].Tensor)]);
        group.ForEach(f => draft.Factors[f] = new(null!, []));
        draft.Factors[group[0]] = new(product, indices);
    }

    /// <summary>A symmetric tensor has its indices in rising order; the array may be another factor's as well.</summary>
    private static int[] Oriented(Tensor tensor, int[] indices) =>
        indices.Length == 2 && indices[0] > indices[1] && tensor.Is(Facts.Symmetric) ? [indices[1], indices[0]] : indices;

    private static long KeyOf(int[] indices) =>
        indices.Aggregate(0L, (key, index) => (key << 31) + index + 1);

    /// <summary>What the tensor is a power of; one object for all exponentials.</summary>
    private static object BaseOf(Tensor tensor) => tensor switch
    {
        PowerTensor power => power.Base,
        { IsNamed: true } => tensor,
        VariablePowerTensor power => power.Base,
        EntrywiseTensor entrywise when entrywise.Function == Functions.Exponential => entrywise.Function,
        _ => tensor,
    };

    private static Tensor Product(TensorGraph graph, List<Tensor> tensors)
    {
        if (BaseOf(tensors[0]) is not Tensor @base)
        {
            var argument = graph.Sum(tensors[0].Axes, tensors.Select(t =>
                new TensorTerm(Rational.One, ((EntrywiseTensor)t).Arguments[0])));
            return graph.Entrywise(Functions.Exponential, argument);
        }

        var exponent = Rational.Zero;
        var variable = new List<TensorTerm>();
        foreach (var tensor in tensors)
        {
            switch (tensor)
            {
                case PowerTensor power:
                    exponent += power.Exponent;
                    break;
                case VariablePowerTensor power when !tensor.IsNamed:
                    variable.Add(new(Rational.One, power.Exponent));
                    break;
                default:
                    exponent += Rational.One;
                    break;
            }
        }

        if (variable.Count == 0)
        {
            return graph.Power(@base, exponent);
        }

        variable.Add(new(exponent, graph.Constant(Rational.One, @base.Axes)));
        return graph.Power(@base, graph.Sum(@base.Axes, variable));
    }
}
