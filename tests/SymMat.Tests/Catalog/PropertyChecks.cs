using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;

namespace SymMat.Tests.Catalog;

/// <summary>Holds the table of properties to all small matrices of small integers.</summary>
internal static class PropertyChecks
{
    private static readonly double[] Entries = [-1, 0, 1, 2];

    private static readonly List<Matrix<double>> Matrices =
        [.. from a in Entries from b in Entries from c in Entries from d in Entries
            select Matrix<double>.Build.DenseOfRowMajor(2, 2, [a, b, c, d])];

    /// <summary>What the row says that is not so, or does not say that is so.</summary>
    public static IEnumerable<string> Of(PropertyRow row)
    {
        var those = Matrices.Where(m => Has(m, row.Property)).ToList();
        foreach (var other in Enum.GetValues<Properties>().Where(p => p != Properties.None && p != row.Property))
        {
            if (row.Implies.HasFlag(other) != those.TrueForAll(m => Has(m, other)))
            {
                yield return $"whether it implies {other}";
            }

            if (row.Excludes.HasFlag(other) != those.TrueForAll(m => !Has(m, other) || m.Enumerate().All(x => x == 0)))
            {
                yield return $"whether it excludes {other}";
            }
        }

        if (row.NeedsSquare != !Has(Matrix<double>.Build.Dense(2, 3, 1), row.Property))
        {
            yield return "whether it is of square matrices alone";
        }
    }

    private static bool Has(Matrix<double> a, Properties property) => property switch
    {
        Properties.Positive => a.ForAll(x => x > 0),
        Properties.Nonnegative => a.ForAll(x => x >= 0),
        _ when a.RowCount != a.ColumnCount => false,
        Properties.Symmetric => a.Equals(a.Transpose()),
        Properties.Antisymmetric => a.Equals(-a.Transpose()),
        Properties.Diagonal => a[0, 1] == 0 && a[1, 0] == 0,
        Properties.Orthogonal => (a.Transpose() * a).Equals(Matrix<double>.Build.DenseIdentity(2)),
        Properties.PositiveDefinite => a.Equals(a.Transpose()) && a[0, 0] > 0 && a.Determinant() > 0,
        Properties.Invertible => a.Determinant() != 0,
        _ => throw new NotSupportedException($"no meaning of {property}"),
    };
}
