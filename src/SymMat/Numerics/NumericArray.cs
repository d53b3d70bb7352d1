using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;

namespace SymMat.Numerics;

/// <summary>A dense array of any number of axes, the last running fastest.</summary>
/// <param name="Lengths">The lengths of the axes.</param>
/// <param name="Entries">The entries.</param>
public sealed record NumericArray(ImmutableArray<int> Lengths, ImmutableArray<double> Entries)
{
    /// <summary>The matrix as an array of two axes.</summary>
    public static NumericArray Of(Matrix<double> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return new([matrix.RowCount, matrix.ColumnCount], [.. matrix.ToRowMajorArray()]);
    }
}
