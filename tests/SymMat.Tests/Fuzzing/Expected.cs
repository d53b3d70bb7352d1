using System.Collections.Immutable;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Shapes;

namespace SymMat.Tests.Fuzzing;

/// <summary>The language's table of layouts, on numbers: entries of F by entries of X, both in rows, as the answer has them.</summary>
internal static class Expected
{
    public static NumericArray First(double[] entries, Shape f, Shape x, Layout layout, Point point)
    {
        var transposed = layout switch
        {
            _ when f.IsScalar && x.IsScalar => false,
            Layout.Mixed => false,
            Layout.Denominator => !f.IsScalar && (x.IsScalar || (f.IsVector && x.IsVector)),
            _ => f.IsScalar,
        };
        var whole = f.IsScalar ? Array([x.Rows, x.Columns], entries, point)
            : x.IsScalar ? Array([f.Rows, f.Columns], entries, point)
            : f.IsVector && x.IsVector ? Array([f.Entries, x.Entries], entries, point)
            : Array([f.Rows, f.Columns, x.Rows, x.Columns], entries, point);
        return transposed ? Transpose(whole) : whole;
    }

    /// <summary>The second derivative of a scalar: a matrix by vectors, else four axes.</summary>
    public static NumericArray Second(double[] entries, Shape x, Shape v, Point point) =>
        x.IsVector && v.IsVector ? Array([x.Entries, v.Entries], entries, point)
            : Array([x.Rows, x.Columns, v.Rows, v.Columns], entries, point);

    private static NumericArray Array(ImmutableArray<Dimension> axes, double[] entries, Point point) =>
        new([.. axes.Select(point.LengthOf)], [.. entries]);

    private static NumericArray Transpose(NumericArray matrix)
    {
        var (rows, columns) = (matrix.Lengths[0], matrix.Lengths[1]);
        return new(
            [columns, rows],
            [.. from j in Enumerable.Range(0, columns) from i in Enumerable.Range(0, rows) select matrix.Entries[(i * columns) + j]]);
    }
}
