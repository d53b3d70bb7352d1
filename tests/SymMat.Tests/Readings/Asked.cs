using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Shapes;
using SymMat.Tests.Support;

namespace SymMat.Tests.Readings;

/// <summary>A derivative in some notation, with the numbers that it must give.</summary>
internal sealed record Asked(
    string Source, Derivative Derivative, Point Point, NumericArray Expected, Shape Function, Symbol Variable)
{
    private const double Tolerance = 1e-9;

    /// <summary>At a random differential of the variable both sides are what the array gives.</summary>
    public void IsMappedBy(DifferentialReading reading, bool isStacked)
    {
        var moved = Direction(Point.Values[Variable.Name], Variable.Properties);
        var at = Point with { Values = Point.Values.SetItem(reading.Differentials[1].Name, moved) };
        var entries = moved.RowCount * moved.ColumnCount;
        var expected = Matrix<double>.Build.DenseOfRowMajor(Expected.Entries.Length / entries, entries, Expected.Entries)
            * Vector<double>.Build.DenseOfArray(moved.ToRowMajorArray());
        var (rows, columns) = (Point.LengthOf(Function.Rows), Point.LengthOf(Function.Columns));
        var matrix = Matrix<double>.Build.DenseOfRowMajor(rows, columns, expected);
        var stacked = Matrix<double>.Build.DenseOfColumnMajor(rows * columns, 1, matrix.ToColumnMajorArray());
        Approximately.Equal(
            NumericArray.Of(isStacked ? stacked : matrix),
            NumericArray.Of(Evaluator.Evaluate(reading.Value, at)),
            Tolerance,
            Source);
    }

    private static Matrix<double> Direction(Matrix<double> like, Properties properties)
    {
        var random = new Random(11);
        var any = Matrix<double>.Build.Dense(like.RowCount, like.ColumnCount, (_, _) => random.NextDouble() - 0.5);
        return properties.HasFlag(Properties.Diagonal) ? Matrix<double>.Build.DiagonalOfDiagonalVector(any.Diagonal())
            : properties.HasFlag(Properties.Symmetric) ? any + any.Transpose()
            : properties.HasFlag(Properties.Antisymmetric) ? any - any.Transpose()
            : any;
    }
}
