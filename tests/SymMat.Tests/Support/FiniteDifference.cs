namespace SymMat.Tests.Support;

/// <summary>Numerical derivatives by central differences of order 8 (Fornberg 1988, table 1).</summary>
internal static class FiniteDifference
{
    /// <summary>Small enough for smooth functions, large enough for the rounding of doubles.</summary>
    public const double Step = 2e-3;

    /// <summary>The displacements at which to evaluate, with the weights of the values there.</summary>
    public static IEnumerable<(double Displacement, double Weight)> Stencil(double step) =>
        new[] { 4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280 }.SelectMany((w, k) =>
            new[] { ((k + 1) * step, w / step), (-(k + 1) * step, -w / step) });

    public static double Of(Func<double, double> function, double at) =>
        Stencil(Step).Sum(s => s.Weight * function(at + s.Displacement));
}
