using MathNet.Numerics.LinearAlgebra;

namespace SymMat.Numerics;

/// <summary>What the language asks of dense matrices beyond the library's own operations.</summary>
internal static class Dense
{
    private const double MostCondition = 1e15;

    /// <summary>A 1-by-1 matrix.</summary>
    public static Matrix<double> Scalar(double value) => Matrix<double>.Build.Dense(1, 1, value);

    /// <summary>Whether the matrix is 1-by-1.</summary>
    public static bool IsScalar(Matrix<double> a) => a is { RowCount: 1, ColumnCount: 1 };

    /// <summary>The product; a scalar scales, which for fitting operands is the product as well.</summary>
    public static Matrix<double> Multiply(Matrix<double> a, Matrix<double> b) =>
        IsScalar(a) ? Scale(b, a[0, 0]) : IsScalar(b) ? Scale(a, b[0, 0]) : a * b;

    // The library's multiple by 0 is 0, also of what has no value.
    private static Matrix<double> Scale(Matrix<double> a, double factor) => a.Map(x => x * factor, Zeros.Include);

    /// <summary>The inverse; of a matrix that is singular but for rounding, no numbers.</summary>
    public static Matrix<double> Inverse(Matrix<double> a)
    {
        var inverse = a.Inverse();
        return a.InfinityNorm() * inverse.InfinityNorm() < MostCondition ? inverse : inverse.Map(_ => double.NaN, Zeros.Include);
    }

    /// <summary>The solution of a*x = b; where a is singular but for rounding, no numbers.</summary>
    public static Matrix<double> Solve(Matrix<double> a, Matrix<double> b) =>
        double.IsNaN(Inverse(a)[0, 0]) ? b.Map(_ => double.NaN, Zeros.Include) : a.LU().Solve(b);

    /// <summary>The function of entries; an axis of length 1 is repeated along the other's.</summary>
    public static Matrix<double> Broadcast(Matrix<double> a, Matrix<double> b, Func<double, double, double> function) =>
        Matrix<double>.Build.Dense(Common(a.RowCount, b.RowCount), Common(a.ColumnCount, b.ColumnCount), (i, j) =>
            function(
                a[a.RowCount == 1 ? 0 : i, a.ColumnCount == 1 ? 0 : j],
                b[b.RowCount == 1 ? 0 : i, b.ColumnCount == 1 ? 0 : j]));

    private static int Common(int a, int b) =>
        a == b || b == 1 ? a
            : a == 1 ? b
            : throw new ArgumentException($"operands of {a} and {b} do not broadcast");
}
