using MathNet.Numerics.LinearAlgebra;
using SymMat.Matrices;
using SymMat.Numerics;

namespace SymMat.Verification;

/// <summary>
/// Whether two formulas have one value at a point: up to rounding, of which there is the more the more a value changes with
/// what it is made of, and about as much where terms cancel as where they don't.
/// </summary>
/// <param name="program">The program whose names the formulas use.</param>
/// <param name="size">The size that values have elsewhere.</param>
internal sealed class Agreement(MatrixProgram program, double size)
{
    private const double Relative = 1e-11;
    private const double Cancelled = 1e-12;
    private const double Sensitive = 1e-13;

    /// <summary>What is smaller than this may be left of terms that cancel.</summary>
    public double Floor { get; } = Cancelled * size;

    /// <summary>Whether both are finite and equal up to rounding.</summary>
    public bool At(Point point, Func<Point, Matrix<double>> first, Func<Point, Matrix<double>> second)
    {
        var (a, b) = (first(point), second(point));
        if (!IsFinite(a) || !IsFinite(b))
        {
            return false;
        }

        var distance = Largest(a - b);
        if (distance <= Floor + (Relative * Math.Max(Largest(a), Largest(b))))
        {
            return true;
        }

        var nearby = Nearby.Of(point, program);
        var change = Largest(first(nearby) - a) + Largest(second(nearby) - b);
        return distance <= Sensitive * change / Nearby.Step;
    }

    /// <summary>Whether all entries are numbers.</summary>
    public static bool IsFinite(Matrix<double> a) => a.ForAll(double.IsFinite, Zeros.Include);

    /// <summary>The largest absolute entry.</summary>
    public static double Largest(Matrix<double> a) => a.Enumerate().Select(Math.Abs).Max();
}
