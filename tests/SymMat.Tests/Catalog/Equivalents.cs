using System.Collections.Immutable;

namespace SymMat.Tests.Catalog;

/// <summary>Mutants of the tables that are as right as the rows, by the reason why.</summary>
internal static class Equivalents
{
    public static ImmutableArray<string> All { get; } =
    [
        .. Even, .. Homogeneous, .. Untransposed,

        // An absolute value of absolute values, summed entry by entry.
        "norm1: norm1(abs(A))", "norm1: sum(norm1(A))",

        // The language lets scalars alone divide, so that the row's form is all that tells the two.
        "/: EntrywiseQuotient",
    ];

    /// <summary>A square, or an even function.</summary>
    private static ImmutableArray<string> Even =>
    [
        "erf: derivative 2/sqrt(pi)*exp(-(-x)^2)",
        "tanh: derivative 1 - tanh((-x))^2",
        "tanh: identity (sinh(x)/cosh((-x)), tanh(x))",
        "sin: derivative cos((-x))",
        "tan: derivative 1 + tan((-x))^2",
        "atan: derivative 1/(1 + (-x)^2)",
        "sinh: derivative cosh((-x))",
        "asin: derivative 1/sqrt(1 - (-x)^2)",
        "acos: derivative -1/sqrt(1 - (-x)^2)",
        "square: (-A).^2",
        "norm1: sum(abs((-A)))",
        "x*sign(x) = abs((-x))",
        "abs((-x))*sign(x) = x",
        "abs((-x)) = x",
        "sign(x)/abs((-x)) = 1/x",
        "sin(x)/cos((-x)) = tan(x)",
        "sinh(x)/cosh((-x)) = tanh(x)",
        "exp(x) + exp(-x) = 2*cosh((-x))",
        "sin(x)^2 + cos((-x))^2 = 1",
        "sin((-x))^2 + cos(x)^2 = 1",
        "1 - sin((-x))^2 = cos(x)^2",
        "1 - sin(x)^2 = cos((-x))^2",
        "1 - cos((-x))^2 = sin(x)^2",
        "1 - cos(x)^2 = sin((-x))^2",
        "cosh((-x))^2 - sinh(x)^2 = 1",
        "cosh(x)^2 - sinh((-x))^2 = 1",
        "1 + sinh((-x))^2 = cosh(x)^2",
        "1 + sinh(x)^2 = cosh((-x))^2",
        "cosh((-x))^2 - 1 = sinh(x)^2",
        "cosh(x)^2 - 1 = sinh((-x))^2",
    ];

    /// <summary>A sign does not see a positive factor.</summary>
    private static ImmutableArray<string> Homogeneous =>
    [
        "abs: derivative sign((2*x))",
        "relu: derivative step((2*x))",
        "relu: identity (relu(x), x*step((2*x)))",
        "sign((2*x)) = 1",
        "step((2*x)) = 1",
        "abs(x)*sign((2*x)) = x",
        "sign((2*x))/abs(x) = 1/x",
        "x*sign((2*x)) = abs(x)",
        "x*step((2*x)) = relu(x)",
        "relu(x)*step((2*x)) = relu(x)",
    ];

    /// <summary>A sum over all entries, or a determinant, is that of the transpose.</summary>
    private static ImmutableArray<string> Untransposed =>
        ["mean: sum(A')/(i*j)", "norm1: sum(abs(A'))", "adj: det(A')*inv(A)"];
}
