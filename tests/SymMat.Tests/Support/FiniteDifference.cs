namespace SymMat.Tests.Support;

/// <summary>Numerical derivatives by central differences of order 8 (Fornberg 1988, table 1).</summary>
internal static class FiniteDifference
{
    private const double Step = 2e-3;

    /// <summary>The displacements at which to evaluate, with the weights of the values there.</summary>
    public static IReadOnlyList<(double Displacement, double Weight)> Stencil { get; } =
    [
        .. new[] { 4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280 }.SelectMany((w, k) =>
            new[] { ((k + 1) * Step, w / Step), (-(k + 1) * Step, -w / Step) }),
    ];

    public static double Of(Func<double, double> function, double at) =>
        Stencil.Sum(s => s.Weight * function(at + s.Displacement));
}
