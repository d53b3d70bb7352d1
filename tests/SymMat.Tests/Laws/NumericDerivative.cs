using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Matrices;
using SymMat.Numerics;
using SymMat.Shapes;
using SymMat.Tests.Support;

namespace SymMat.Tests.Laws;

/// <summary>The derivative of an expression by a symbol, found by evaluating it nearby.</summary>
internal static class NumericDerivative
{
    /// <summary>The derivative as the mixed layout has it: two axes, or the four of dF[i,j]/dX[k,l].</summary>
    public static NumericArray Of(MatrixExpression function, Symbol wrt, Point point)
    {
        var x = point.Values[wrt.Name];
        var columns = (from k in Enumerable.Range(0, x.RowCount)
                       from l in Enumerable.Range(0, x.ColumnCount)
                       select Slope(function, point, wrt.Name, k, l).ToRowMajorArray()).ToList();
        var rows = point.LengthOf(function.Shape.Entries);
        var entries = Enumerable.Range(0, rows).SelectMany(i => columns.Select(c => c[i]));
        return new(Axes(function.Shape, wrt.Shape, point), [.. entries]);
    }

    // As the entries of F are rows and those of X columns, each of these is the same list of numbers.
    private static ImmutableArray<int> Axes(Shape f, Shape x, Point point)
    {
        ImmutableArray<Dimension> axes =
            f.IsScalar ? [x.Rows, x.Columns]
            : x.IsScalar ? [f.Rows, f.Columns]
            : f.IsVector && x.IsVector ? [f.Entries, x.Entries]
            : [f.Rows, f.Columns, x.Rows, x.Columns];
        return [.. axes.Select(point.LengthOf)];
    }

    private static Matrix<double> Slope(MatrixExpression function, Point point, string wrt, int row, int column) =>
        FiniteDifference.Stencil
            .Select(s => s.Weight * Evaluator.Evaluate(function, Moved(point, wrt, row, column, s.Displacement)))
            .Aggregate((a, b) => a + b);

    private static Point Moved(Point point, string name, int row, int column, double displacement)
    {
        var moved = point.Values[name].Clone();
        moved[row, column] += displacement;
        return point with { Values = point.Values.SetItem(name, moved) };
    }
}
