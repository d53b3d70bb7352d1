using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numerics;

namespace SymMat.Tests.Support;

/// <summary>Random values for a program's symbols, which have the properties that they are declared with.</summary>
internal static class RandomPoint
{
    /// <summary>A point whose dimensions are all different, from 2 upward.</summary>
    public static Point For(MatrixProgram program, Random random)
    {
        var lengths = program.DimensionNames.Select((name, i) => (name, i)).ToImmutableDictionary(p => p.name, p => p.i + 2);
        var empty = new Point(ImmutableDictionary<string, Matrix<double>>.Empty, lengths);
        return program.Symbols.Aggregate(empty, (point, symbol) => point with
        {
            Values = point.Values.Add(symbol.Name, Value(
                symbol.Properties, point.LengthOf(symbol.Shape.Rows), point.LengthOf(symbol.Shape.Columns), random)),
        });
    }

    private static Matrix<double> Value(Properties properties, int rows, int columns, Random random)
    {
        var any = Matrix<double>.Build.Dense(rows, columns, (_, _) => Entry(random));
        return properties switch
        {
            _ when properties.HasFlag(Properties.PositiveDefinite) => (any * any.Transpose()) + One(rows),
            _ when properties.HasFlag(Properties.Orthogonal) => any.QR().Q,
            _ when properties.HasFlag(Properties.Diagonal) => Matrix<double>.Build.DiagonalOfDiagonalVector(any.Diagonal()),
            _ when properties.HasFlag(Properties.Antisymmetric) => any - any.Transpose(),
            _ when properties.HasFlag(Properties.Symmetric) => any + any.Transpose(),
            _ when properties.HasFlag(Properties.Nonnegative) => any.PointwiseAbs(),
            _ when properties.HasFlag(Properties.Invertible) => any + (4 * One(rows)),
            _ => any,
        };
    }

    private static Matrix<double> One(int length) => Matrix<double>.Build.DenseIdentity(length);

    // Away from 0, where kinks are.
    private static double Entry(Random random) => (random.Next(2) == 0 ? -1 : 1) * (0.2 + random.NextDouble());
}
