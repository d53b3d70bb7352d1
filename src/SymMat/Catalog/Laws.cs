using System.Collections.Immutable;

namespace SymMat.Catalog;

/// <summary>What a law needs to know of its variable x.</summary>
public enum LawCondition
{
    /// <summary>Nothing: it holds wherever both sides are defined.</summary>
    None,

    /// <summary>x is at least 0.</summary>
    NonNegative,

    /// <summary>x is greater than 0.</summary>
    Positive,
}

/// <summary>A law of scalars: the left side is rewritten as the right one, which is shorter or does not overflow.</summary>
/// <param name="Left">
/// A function of x, a reciprocal, a product of two factors, or two terms of a sum; in the language, x and y being
/// scalars.
/// </param>
/// <param name="Right">What it is equal to.</param>
public sealed record Law(string Left, string Right)
{
    /// <summary>When it holds.</summary>
    public LawCondition Condition { get; init; }

    /// <summary>The law as an equation, which is its name.</summary>
    public override string ToString() => $"{Left} = {Right}";
}

/// <summary>The table of laws by which entrywise functions simplify; each is held to numbers by a test.</summary>
public static class Laws
{
    /// <summary>All laws.</summary>
    public static ImmutableArray<Law> All { get; } =
    [
        new("log(exp(x))", "x"),
        new("exp(log(x))", "x"),
        new("log(1 + exp(x))", "softplus(x)"),
        new("log1p(exp(x))", "softplus(x)"),
        new("log(sigmoid(x))", "-softplus(-x)"),
        new("log(1 - sigmoid(x))", "-softplus(x)"),
        new("log(exp(x) + exp(y))", "x + softplus(y - x)"),
        new("1/(1 + exp(x))", "sigmoid(-x)"),
        new("exp(x)/(exp(x) + exp(y))", "sigmoid(x - y)"),
        new("exp(x) + exp(-x)", "2*cosh(x)"),
        new("exp(x) - exp(-x)", "2*sinh(x)"),
        new("exp(x)*(1 - sigmoid(x))", "sigmoid(x)"),
        new("exp(-x)*sigmoid(x)", "1 - sigmoid(x)"),
        new("exp(x)/(1 - exp(x))", "-1/(1 - exp(-x))"),
        new("sin(x)^2 + cos(x)^2", "1"),
        new("1 - sin(x)^2", "cos(x)^2"),
        new("1 - cos(x)^2", "sin(x)^2"),
        new("cosh(x)^2 - sinh(x)^2", "1"),
        new("1 + sinh(x)^2", "cosh(x)^2"),
        new("cosh(x)^2 - 1", "sinh(x)^2"),
        new("sinh(x)/cosh(x)", "tanh(x)"),
        new("sin(x)/cos(x)", "tan(x)"),
        new("x*sign(x)", "abs(x)"),
        new("abs(x)*sign(x)", "x"),
        new("sign(x)/abs(x)", "1/x"),
        new("x*step(x)", "relu(x)"),
        new("relu(x)*step(x)", "relu(x)"),
        new("abs(x)", "x") { Condition = LawCondition.NonNegative },
        new("relu(x)", "x") { Condition = LawCondition.NonNegative },
        new("sign(x)", "1") { Condition = LawCondition.Positive },
        new("step(x)", "1") { Condition = LawCondition.Positive },
    ];
}
