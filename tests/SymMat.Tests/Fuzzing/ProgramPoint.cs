using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numerics;

namespace SymMat.Tests.Fuzzing;

/// <summary>Random values for a program's symbols, of moderate size, which have the properties that are declared.</summary>
internal static class ProgramPoint
{
    /// <summary>A point whose dimensions are from 1 to 3.</summary>
    public static Point For(MatrixProgram program, Random random)
    {
        var lengths = program.DimensionNames.ToImmutableDictionary(name => name, _ => random.Next(6) == 0 ? 1 : random.Next(2, 4));
        var point = new Point(ImmutableDictionary<string, Matrix<double>>.Empty, lengths);
        foreach (var symbol in program.Symbols)
        {
            var (rows, columns) = (point.LengthOf(symbol.Shape.Rows), point.LengthOf(symbol.Shape.Columns));
            var any = Matrix<double>.Build.Dense(rows, columns, (_, _) => Entry(random));
            point = point with { Values = point.Values.Add(symbol.Name, Fitted(symbol.Properties, any)) };
        }

        return point;
    }

    private static Matrix<double> Fitted(Properties properties, Matrix<double> any)
    {
        if (properties.HasFlag(Properties.Orthogonal))
        {
            // The only diagonal or symmetric ones that are sure to be orthogonal.
            return properties.HasFlag(Properties.Symmetric) ? Identity(any) * -1 : any.QR().Q;
        }

        var value = properties.HasFlag(Properties.Positive) || properties.HasFlag(Properties.Nonnegative)
            ? any.PointwiseAbs() : any;
        if (properties.HasFlag(Properties.Invertible))
        {
            value += 3 * Identity(any);
        }

        return properties switch
        {
            _ when properties.HasFlag(Properties.Diagonal) =>
                Matrix<double>.Build.DenseOfDiagonalVector(value.Diagonal()),
            _ when properties.HasFlag(Properties.Symmetric) => (value + value.Transpose()) / 2,
            _ when properties.HasFlag(Properties.Antisymmetric) => (value - value.Transpose()) / 2,
            _ => value,
        };
    }

    private static Matrix<double> Identity(Matrix<double> like) =>
        Matrix<double>.Build.DenseIdentity(like.RowCount, like.ColumnCount);

    private static double Entry(Random random) => (random.Next(2) == 0 ? -1 : 1) * (0.2 + random.NextDouble());
}
