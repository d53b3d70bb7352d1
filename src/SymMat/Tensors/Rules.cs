namespace SymMat.Tensors;

/// <summary>Rewrites by the table of laws.</summary>
internal static class Rules
{
    /// <summary>What a law makes of a node that is not in the graph yet, or null.</summary>
    public static Tensor? Apply(TensorGraph graph, Tensor candidate) => null;
}
