using MathNet.Numerics.LinearAlgebra;

namespace SymMat.Catalog;

/// <summary>The adjugate, which a singular matrix has as well.</summary>
internal static class Adjugate
{
    /// <summary>
    /// With A = U*diag(s)*V', adj(A) = det(U*V')*V*diag(p)*U', where p[i] is the product of the other s[j]; no numbers
    /// where an entry is not finite.
    /// </summary>
    public static Matrix<double> Of(Matrix<double> a)
    {
        if (!a.ForAll(double.IsFinite, Zeros.Include))
        {
            return Matrix<double>.Build.Dense(a.RowCount, a.ColumnCount, double.NaN);
        }

        var svd = a.Svd();
        var others = Matrix<double>.Build.DiagonalOfDiagonalArray(
            [.. Enumerable.Range(0, svd.S.Count).Select(i => svd.S.Where((_, j) => j != i).Aggregate(1.0, (product, s) => product * s))]);
        return (svd.U * svd.VT).Determinant() * (svd.VT.Transpose() * others * svd.U.Transpose());
    }
}
