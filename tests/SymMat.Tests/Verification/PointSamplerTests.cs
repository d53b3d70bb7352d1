using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;
using SymMat.Numerics;
using SymMat.Tests.Support;
using SymMat.Verification;

namespace SymMat.Tests.Verification;

/// <summary>Points have the properties that symbols are declared with.</summary>
public class PointSamplerTests
{
    public static TheoryData<string> Declared
    {
        get
        {
            var names = PropertyTable.Rows.Select(r => r.Name).ToList();
            var pairs = from a in PropertyTable.Rows
                        from b in PropertyTable.Rows
                        where string.CompareOrdinal(a.Name, b.Name) < 0
                        let all = PropertyTable.Closure(a.Property | b.Property)
                        where PropertyTable.Rows.All(r => !all.HasFlag(r.Property) || (r.Excludes & all) == 0)
                        where !all.HasFlag(Properties.Orthogonal | Properties.Positive)
                        select $"{a.Name} {b.Name}";
            return [.. names.Concat(pairs)];
        }
    }

    [Theory]
    [MemberData(nameof(Declared))]
    public void Values_have_the_properties(string properties)
    {
        var program = Programs.Read($"A : (2*n, 2*n) {properties}; L = sum(A)");
        var declared = program.Symbols[0].Properties;
        var random = new RandomNumbers(5);
        for (var sample = 0; sample < 12; sample++)
        {
            var sizes = new SizePlan(program).Of(sample)!;
            Hold(declared, PointSampler.Real(program, sizes, 0, sample, random).Values["A"]);
            var integral = PointSampler.Integral(program, sizes, 2, positive: false, random).Values["A"];
            Hold(declared & ~(Properties.Invertible | Properties.Positive), integral);
        }
    }

    /// <summary>The outputs for seed 0 that the reference implementation gives.</summary>
    [Fact]
    public void Random_numbers_are_those_of_the_reference()
    {
        var random = new RandomNumbers(0);
        Assert.Equal((0xE220A8397B1DCDAF >> 11) / (double)(1UL << 53), random.Fraction());
        Assert.Equal((int)(0x6E789E6AA1B965F4 % 1000), random.Below(1000));
    }

    private static void Hold(Properties properties, Matrix<double> a)
    {
        var transpose = a.Transpose();
        Holds(Properties.Symmetric, () => a.Equals(transpose));
        Holds(Properties.Antisymmetric, () => a.Equals(-transpose));
        Holds(Properties.Diagonal, () => a.Equals(Matrix<double>.Build.DenseOfDiagonalVector(a.Diagonal())));
        Holds(Properties.Orthogonal, () => (a * transpose - Matrix<double>.Build.DenseIdentity(a.RowCount)).FrobeniusNorm() < 1e-9);
        Holds(Properties.PositiveDefinite, () => a.Evd(Symmetricity.Symmetric).EigenValues.All(v => v.Real > 0));
        Holds(Properties.Invertible, () => Math.Abs(a.Determinant()) > 1e-12);
        Holds(Properties.Positive, () => a.Enumerate().All(x => x > 0));
        Holds(Properties.Nonnegative, () => a.Enumerate().All(x => x >= 0));

        void Holds(Properties property, Func<bool> test) =>
            Assert.True(!properties.HasFlag(property) || test(), $"{property} does not hold of\n{a}");
    }
}
