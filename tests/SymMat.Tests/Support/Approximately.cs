using System.Globalization;
using SymMat.Numerics;

namespace SymMat.Tests.Support;

/// <summary>Equality of arrays of doubles, relative to their largest entry.</summary>
internal static class Approximately
{
    public static void Equal(NumericArray expected, NumericArray actual, double tolerance, string what = "")
    {
        Assert.True(
            expected.Lengths.SequenceEqual(actual.Lengths),
            $"{what}: expected shape ({string.Join(", ", expected.Lengths)}), got ({string.Join(", ", actual.Lengths)})");
        for (var i = 0; i < expected.Entries.Length; i++)
        {
            var (e, a) = (expected.Entries[i], actual.Entries[i]);
            Assert.True(
                Math.Abs(e - a) <= tolerance * Scale(expected),
                string.Create(CultureInfo.InvariantCulture, $"{what}: expected {e}, got {a} at entry {i}"));
        }
    }

    /// <summary>Whether two arrays of equal lengths are equal.</summary>
    public static bool AreEqual(NumericArray a, NumericArray b, double tolerance) =>
        a.Entries.Zip(b.Entries).All(p => Math.Abs(p.First - p.Second) <= tolerance * Scale(a));

    private static double Scale(NumericArray array) =>
        Math.Max(1, array.Entries.Select(Math.Abs).DefaultIfEmpty().Max());
}
