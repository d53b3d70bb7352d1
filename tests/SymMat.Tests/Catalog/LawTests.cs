using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numerics;
using SymMat.Shapes;

namespace SymMat.Tests.Catalog;

/// <summary>Each law holds wherever its condition does and its left side has a value.</summary>
public class LawTests
{
    private static readonly ImmutableArray<double> Samples = [-2.5, -1, -0.75, -0.3, -1e-3, 1e-3, 0.2, 0.6, 0.9, 1, 1.7, 3];

    public static TheoryData<string> Names => [.. SymMat.Catalog.Laws.All.Select(l => l.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_holds(string name)
    {
        var law = SymMat.Catalog.Laws.All.Single(l => l.ToString() == name);
        var told = Samples.Where(x => law.Condition == LawCondition.None || x > 0)
            .Select(x => (Left: Value(law.Left, x), Right: Value(law.Right, x))).Where(v => double.IsFinite(v.Left)).ToList();
        Assert.True(told.Count > 3);
        Assert.All(told, v => Assert.Equal(v.Left, v.Right, 1e-9 * Math.Max(1, Math.Abs(v.Left))));
    }

    private static double Value(string text, double x)
    {
        var expression = Expressions.Read(text, new Dictionary<string, Shape> { ["x"] = Shape.Scalar });
        var point = new Point(
            ImmutableDictionary<string, Matrix<double>>.Empty.Add("x", Matrix<double>.Build.Dense(1, 1, x)),
            ImmutableDictionary<string, int>.Empty);
        return Evaluator.Evaluate(expression, point)[0, 0];
    }
}
