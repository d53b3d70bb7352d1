namespace SymMat.Diagnostics;

/// <summary>
/// A derivative takes more than was allowed for it. Nothing of it is of use: part of an answer is no answer.
/// </summary>
/// <param name="message">What there is too much of, and the limit.</param>
/// <param name="limit">Which limit it is.</param>
/// <param name="most">The limit.</param>
#pragma warning disable CA1032 // There is no such exception without a limit.
public sealed class LimitException(string message, Limit limit, long most) : Exception(message)
#pragma warning restore CA1032
{
    /// <summary>Which limit it is.</summary>
    public Limit Limit => limit;

    /// <summary>The limit.</summary>
    public long Most => most;
}

/// <summary>What is limited.</summary>
public enum Limit
{
    /// <summary>The nodes of the tensor graph, each operand of a node counting as one.</summary>
    Nodes,

    /// <summary>The length of the answer, in tokens.</summary>
    Length,
}

/// <summary>How much a derivative may take.</summary>
/// <param name="Nodes">The most nodes of a tensor graph, each operand of a node counting as one.</param>
/// <param name="Length">The most tokens of an answer.</param>
public sealed record Limits(long Nodes = 4_000_000, long Length = 10_000_000)
{
    /// <summary>The limits that hold where none are given.</summary>
    public static Limits Default { get; } = new();
}
