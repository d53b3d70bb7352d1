using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numerics;
using SymMat.Shapes;

namespace SymMat.Tests.Support;

/// <summary>The derivative of an expression by a symbol, found by evaluating it nearby.</summary>
internal static class NumericDerivative
{
    /// <summary>The derivative as the mixed layout has it: two axes, or the four of dF[i,j]/dX[k,l].</summary>
    /// <param name="function">The function's value at a point of the symbols.</param>
    /// <param name="shape">The function's shape.</param>
    /// <param name="wrt">The variable; where it is symmetric, say, the derivative is within the symmetric matrices.</param>
    /// <param name="point">The point.</param>
    /// <param name="step">The distance to the nearest places at which to evaluate.</param>
    public static NumericArray Of(
        Func<Point, Matrix<double>> function, Shape shape, Symbol wrt, Point point, double step = FiniteDifference.Step)
    {
        var x = point.Values[wrt.Name];
        var slopes = Enumerable.Range(0, x.RowCount * x.ColumnCount)
            .Select(kl => Slope(at => function(Moved(point, wrt.Name, kl, at)), step)).ToList();
        var rows = Enumerable.Range(0, slopes[0].Length).SelectMany(i =>
            Project(wrt.Properties, Matrix<double>.Build.DenseOfRowMajor(x.RowCount, x.ColumnCount, slopes.Select(s => s[i])))
                .ToRowMajorArray());

        // Whatever the axes are, the entries of F come first and those of X last.
        return new(Axes(shape, wrt.Shape, point), [.. rows]);
    }

    private static ImmutableArray<int> Axes(Shape f, Shape x, Point point)
    {
        ImmutableArray<Dimension> axes =
            f.IsScalar ? [x.Rows, x.Columns]
            : x.IsScalar ? [f.Rows, f.Columns]
            : f.IsVector && x.IsVector ? [f.Entries, x.Entries]
            : [f.Rows, f.Columns, x.Rows, x.Columns];
        return [.. axes.Select(point.LengthOf)];
    }

    private static Matrix<double> Project(Properties properties, Matrix<double> gradient) => properties switch
    {
        _ when properties.HasFlag(Properties.Diagonal) =>
            Matrix<double>.Build.DiagonalOfDiagonalVector(gradient.Diagonal()),
        _ when properties.HasFlag(Properties.Symmetric) => (gradient + gradient.Transpose()) / 2,
        _ when properties.HasFlag(Properties.Antisymmetric) => (gradient - gradient.Transpose()) / 2,
        _ => gradient,
    };

    private static double[] Slope(Func<double, Matrix<double>> function, double step) =>
        FiniteDifference.Stencil(step).Select(s => s.Weight * function(s.Displacement))
            .Aggregate((a, b) => a + b).ToRowMajorArray();

    private static Point Moved(Point point, string name, int entry, double displacement)
    {
        var moved = Matrix<double>.Build.DenseOfMatrix(point.Values[name]);
        moved[entry / moved.ColumnCount, entry % moved.ColumnCount] += displacement;
        return point with { Values = point.Values.SetItem(name, moved) };
    }
}
