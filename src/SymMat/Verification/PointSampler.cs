using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numerics;

namespace SymMat.Verification;

/// <summary>
/// Random values for a program's symbols, with the properties that they are declared with. Where a program is defined is
/// found by trying: the entries of each symbol are of a kind drawn anew for each try, except the first; after many tries
/// also of kinds far from 1.
/// </summary>
public static class PointSampler
{
    /// <summary>One sample of so many starts with large entries, to see what is beyond a kink.</summary>
    private const int SamplesToLarge = 3;

    private const int TriesNear = 24;
    private const int Large = 6;

    private static readonly ImmutableArray<(double Least, double Most, bool Signed)> Near =
        [(0.2, 1.2, true), (0.2, 1.2, false), (-1.2, -0.2, false), (0.02, 0.3, true), (0.02, 0.3, false), (1.1, 2.5, false), (2, 12, true)];

    private static readonly ImmutableArray<(double Least, double Most, bool Signed)> Far =
        [.. Near, (12, 100, true), (100, 1000, true), (1000, 10_000, true), (0.0005, 0.02, true)];

    /// <summary>A point of real numbers, which are moderate, or large in some samples, before it has to be drawn again.</summary>
    public static Point Real(
        MatrixProgram program, ImmutableDictionary<string, int> sizes, int sample, int attempt, RandomNumbers random)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(random);
        var first = sample % SamplesToLarge == SamplesToLarge - 1 ? Large : 0;
        var kinds = attempt < TriesNear ? Near : Far;
        return Draw(program, sizes, () =>
        {
            var (least, most, signed) = kinds[attempt == 0 ? first : random.Below(kinds.Length)];
            return () => (signed && random.Below(2) == 0 ? -1 : 1) * (least + ((most - least) * random.Fraction()));
        });
    }

    /// <summary>A point of integers up to a bound, of either sign or positive.</summary>
    public static Point Integral(
        MatrixProgram program, ImmutableDictionary<string, int> sizes, int bound, bool positive, RandomNumbers random)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(random);
        return Draw(program, sizes, () => () => positive ? 1 + random.Below(bound) : random.Below((2 * bound) + 1) - bound);
    }

    private static Point Draw(MatrixProgram program, ImmutableDictionary<string, int> sizes, Func<Func<double>> kind)
    {
        var point = new Point(ImmutableDictionary.Create<string, Matrix<double>>(StringComparer.Ordinal), sizes);
        foreach (var symbol in program.Symbols)
        {
            var entry = kind();
            var any = Matrix<double>.Build.Dense(
                point.LengthOf(symbol.Shape.Rows), point.LengthOf(symbol.Shape.Columns), (_, _) => entry());
            point = point with { Values = point.Values.Add(symbol.Name, Fitted(symbol.Properties, any)) };
        }

        return point;
    }

    /// <summary>A matrix with the properties; integers stay integers but in orthogonal ones.</summary>
    private static Matrix<double> Fitted(Properties properties, Matrix<double> any)
    {
        var size = any.RowCount;
        if (properties.HasFlag(Properties.Orthogonal))
        {
            return Orthogonal(properties, any);
        }

        var value = properties.HasFlag(Properties.Nonnegative) ? any.PointwiseAbs() : any;
        value = properties.HasFlag(Properties.Positive) ? value.Map(x => Math.Max(x, 0.25)) : value;
        value = properties switch
        {
            _ when properties.HasFlag(Properties.Diagonal) => Matrix<double>.Build.DenseOfDiagonalVector(value.Diagonal()),
            _ when properties.HasFlag(Properties.Symmetric) => Mirrored(value, 1),
            _ when properties.HasFlag(Properties.Antisymmetric) => Mirrored(value, -1),
            _ => value,
        };
        return properties switch
        {
            _ when properties.HasFlag(Properties.PositiveDefinite) => Dominant(value),
            _ when properties.HasFlag(Properties.Invertible) && !properties.HasFlag(Properties.Antisymmetric) =>
                value + (3 * Matrix<double>.Build.DenseIdentity(size)),
            _ => value,
        };
    }

    private static Matrix<double> Mirrored(Matrix<double> any, double sign) =>
        Matrix<double>.Build.Dense(any.RowCount, any.ColumnCount, (i, j) =>
            i > j ? any[i, j] : i < j ? sign * any[j, i] : sign < 0 ? 0 : any[i, i]);

    /// <summary>A symmetric matrix with its diagonal above the sum of its rows has positive eigenvalues (Gershgorin).</summary>
    private static Matrix<double> Dominant(Matrix<double> symmetric) =>
        Matrix<double>.Build.Dense(symmetric.RowCount, symmetric.ColumnCount, (i, j) =>
            i == j ? 1 + symmetric.Row(i).L1Norm() : symmetric[i, j]);

    /// <summary>
    /// The orthogonal factor; a reflection where it is symmetric too (Householder), signs where diagonal, and the identity
    /// where nothing else is sure to fit.
    /// </summary>
    private static Matrix<double> Orthogonal(Properties properties, Matrix<double> any)
    {
        var identity = Matrix<double>.Build.DenseIdentity(any.RowCount);
        var first = any.Column(0);
        return properties switch
        {
            _ when (properties & (Properties.PositiveDefinite | Properties.Nonnegative)) != 0 => identity,
            _ when properties.HasFlag(Properties.Diagonal) =>
                Matrix<double>.Build.DenseOfDiagonalVector(any.Diagonal().Map(x => x < 0 ? -1.0 : 1.0)),
            _ when properties.HasFlag(Properties.Antisymmetric) => Turns(any.RowCount),
            _ when first.L2Norm() == 0 => identity,
            _ when properties.HasFlag(Properties.Symmetric) =>
                identity - (2 / first.DotProduct(first) * first.OuterProduct(first)),
            _ => any.QR().Q,
        };
    }

    // Quarter turns in pairs of axes; of an odd number of axes there is none, and none of its points counts.
    private static Matrix<double> Turns(int size) => Matrix<double>.Build.Dense(size, size, (i, j) =>
        size % 2 == 1 ? double.NaN : i / 2 != j / 2 ? 0 : i - j);
}
