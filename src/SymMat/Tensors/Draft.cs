using SymMat.Numbers;
using SymMat.Shapes;

namespace SymMat.Tensors;

/// <summary>A factor of a draft.</summary>
internal readonly record struct DraftFactor(Tensor Tensor, int[] Indices);

/// <summary>A contraction that is being put together, before its normal form. Local to one call.</summary>
internal sealed class Draft
{
    /// <summary>The coefficient.</summary>
    public Rational Coefficient { get; set; } = Rational.One;

    /// <summary>The factors, with indices of this draft.</summary>
    public List<DraftFactor> Factors { get; private set; } = [];

    /// <summary>The axes of the result; all distinct.</summary>
    public List<int> Output { get; } = [];

    /// <summary>The dimension of each index.</summary>
    public List<Dimension> Dimensions { get; } = [];

    /// <summary>Whether each index was merged into another; such an index is summed over nothing.</summary>
    public List<bool> IsMerged { get; } = [];

    /// <summary>A new index; it is summed unless it becomes an output.</summary>
    public int NewIndex(Dimension dimension)
    {
        Dimensions.Add(dimension);
        IsMerged.Add(false);
        return Dimensions.Count - 1;
    }

    /// <summary>New indices that are the next axes of the result.</summary>
    public int[] NewOutputs(IEnumerable<Dimension> dimensions)
    {
        var indices = dimensions.Select(NewIndex).ToArray();
        Output.AddRange(indices);
        return indices;
    }

    /// <summary>Adds a factor.</summary>
    public Draft Times(Tensor tensor, params int[] indices)
    {
        Factors.Add(new(tensor, indices));
        return this;
    }

    /// <summary>Adds a factor that holds the indices of a list.</summary>
    public Draft Times(Tensor tensor, IEnumerable<int> indices) => Times(tensor, [.. indices]);

    /// <summary>Replaces the factors.</summary>
    public void Replace(List<DraftFactor> factors) => Factors = factors;

    /// <summary>How often each index stands in a factor or is an output.</summary>
    public int[] CountUses()
    {
        var uses = new int[Dimensions.Count];
        foreach (var index in Output)
        {
            uses[index]++;
        }

        foreach (var factor in Factors)
        {
            foreach (var index in factor.Indices)
            {
                uses[index]++;
            }
        }

        return uses;
    }

    /// <summary>Whether each index is an output.</summary>
    public bool[] MarkOutputs()
    {
        var outputs = new bool[Dimensions.Count];
        foreach (var index in Output)
        {
            outputs[index] = true;
        }

        return outputs;
    }

    /// <summary>A draft of the same indices and outputs, without factors.</summary>
    public Draft WithoutFactors()
    {
        var copy = new Draft { Coefficient = Coefficient };
        copy.Dimensions.AddRange(Dimensions);
        copy.IsMerged.AddRange(IsMerged);
        copy.Output.AddRange(Output);
        return copy;
    }

    /// <summary>A draft that opens a contraction: its outputs are the result's axes.</summary>
    public static Draft Of(ContractionTensor contraction)
    {
        var draft = new Draft { Coefficient = contraction.Coefficient };
        draft.Dimensions.AddRange(contraction.Indices);
        draft.IsMerged.AddRange(contraction.Indices.Select(_ => false));
        draft.Output.AddRange(Enumerable.Range(0, contraction.Order));
        foreach (var factor in contraction.Factors)
        {
            draft.Factors.Add(new(factor.Tensor, [.. factor.Indices]));
        }

        return draft;
    }

    /// <summary>Renames indices throughout.</summary>
    public void Rename(Func<int, int> rename)
    {
        for (var f = 0; f < Factors.Count; f++)
        {
            var indices = Factors[f].Indices;
            if (indices.Any(i => rename(i) != i))
            {
                Factors[f] = new(Factors[f].Tensor, [.. indices.Select(rename)]);
            }
        }
    }
}
