using SymMat.Numbers;

namespace SymMat.Tensors;

/// <summary>
/// Finds the tensor whose entries' squares a scalar sums: cut at one or two of its indices it falls into parts, each of
/// which is there twice.
/// </summary>
internal static class Halves
{
    /// <summary>Every index is tried as a cut, and every pair of them.</summary>
    private const int MostFactors = 16;

    /// <summary>The tensor of order 1 or 2 of which the scalar is the sum of squares; null where it is none.</summary>
    public static Tensor? Of(TensorGraph graph, ContractionTensor scalar)
    {
        if (scalar.Order > 0 || !scalar.Coefficient.IsOne || scalar.Factors.Length > MostFactors
            || scalar.Factors.Any(f => f.Tensor is DeltaTensor or PairTensor || f.Indices.Distinct().Count() < f.Indices.Length))
        {
            return null;
        }

        var indices = Enumerable.Range(0, scalar.Indices.Length).ToList();
        var pairs = indices.SelectMany(i => indices.Skip(i + 1).Select(k => new[] { i, k }));
        return indices.Select(i => new[] { i }).Concat(pairs)
            .Select(cut => Half(graph, scalar, cut)).FirstOrDefault(half => half is not null);
    }

    private static Tensor? Half(TensorGraph graph, ContractionTensor scalar, int[] cut)
    {
        var draft = Draft.Of(scalar);
        var (squares, rest) = (new List<DraftFactor>(), new List<List<int>>());
        foreach (var part in Connected.Parts(draft, i => !cut.Contains(i)))
        {
            if (part is [var sole] && draft.Factors[sole] is { Tensor: PowerTensor { Exponent.IsEven: true } power } square && square.Indices.All(cut.Contains))
            {
                squares.Add(new(graph.Power(power.Base, power.Exponent * Rational.Half), square.Indices));
            }
            else
            {
                rest.Add(part);
            }
        }

        return rest.CountBy(p => p.Count).All(c => c.Value % 2 == 0) && Paired(graph, draft, cut, rest) is { } halves
            ? Product(graph, scalar, cut, [.. squares, .. halves]) : null;
    }

    /// <summary>One of every two equal parts, over the indices of the cut at which it stands; null where one is alone.</summary>
    private static List<DraftFactor>? Paired(TensorGraph graph, Draft draft, int[] cut, List<List<int>> parts)
    {
        var halves = new List<DraftFactor>();
        foreach (var group in parts.Select(p => Part(graph, draft, cut, p)).GroupBy(p => (p.Tensor, string.Join(',', p.Indices))))
        {
            var equal = group.ToList();
            if (equal.Count % 2 > 0)
            {
                return null;
            }

            halves.AddRange(equal.Take(equal.Count / 2));
        }

        return halves;
    }

    private static DraftFactor Part(TensorGraph graph, Draft draft, int[] cut, List<int> factors)
    {
        var part = draft.WithoutFactors();
        part.Replace(factors.ConvertAll(f => draft.Factors[f]));
        var uses = part.CountUses();
        for (var i = 0; i < uses.Length; i++)
        {
            part.IsMerged[i] = uses[i] == 0;
        }

        int[] ends = [.. cut.Where(i => uses[i] > 0)];
        part.Output.AddRange(ends);
        return new(graph.Contract(part), ends);
    }

    private static Tensor Product(TensorGraph graph, ContractionTensor scalar, int[] cut, List<DraftFactor> halves)
    {
        var product = new Draft();
        var outputs = product.NewOutputs(cut.Select(i => scalar.Indices[i]));
        foreach (var (tensor, indices) in halves)
        {
            product.Times(tensor, indices.Select(i => outputs[Array.IndexOf(cut, i)]));
        }

        return graph.Contract(product);
    }
}
