namespace SymMat.Tests.Support;

/// <summary>Numerical derivatives.</summary>
internal static class FiniteDifference
{
    private const double Step = 2e-3;

    /// <summary>The derivative by central differences of order 8 (Fornberg 1988, table 1).</summary>
    public static double Of(Func<double, double> function, double at)
    {
        double[] weights = [4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280];
        return weights.Select((w, k) =>
            w * (function(at + ((k + 1) * Step)) - function(at - ((k + 1) * Step))) / Step).Sum();
    }
}
