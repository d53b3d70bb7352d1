using System.Collections.Immutable;
using SymMat.Calculus;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Printing;
using SymMat.Shapes;
using SymMat.Tests.Corpus;
using SymMat.Tests.Support;

namespace SymMat.Tests.Readings;

/// <summary>Second derivatives of vectors and matrices, which have up to six axes.</summary>
public class SecondDerivativeTests
{
    private const double Tolerance = 1e-9;
    private const int MostEntries = 1000;
    private const string Weights = "Weights_";

    public static TheoryData<string> Ids => [.. CorpusCase.All.Values.Where(HasArray).Select(c => c.Id)];

    /// <summary>Contracted with a matrix of weights, it is the Hessian of the function's product with the weights.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Weighted_it_is_the_Hessian_of_a_scalar(string id)
    {
        var example = CorpusCase.All[id];
        var program = Programs.Read(example.Source);
        var (of, wrt) = (example.Question.Of, example.Question.Wrt[0][0]);
        var point = example.PointFor(program);
        Check(program, example.Source, of, [wrt, wrt], point);
    }

    [Theory]
    [InlineData("X : (m, n); y : vector(n); f = exp(X*y)", "X", "y")]
    [InlineData("X : (m, n); y : vector(n); f = exp(X*y)", "y", "X")]
    [InlineData("X, Y : (n, n); F = X*Y*X'", "X", "Y")]
    [InlineData("S, T : (n, n) symmetric; A : (n, n); F = S*A*T*S", "S", "T")]
    [InlineData("S : (n, n) symmetric; A : (n, n); F = inv(S)*A", "S", "A")]
    [InlineData("K : (n, n) antisymmetric; D : (n, n) diagonal; F = K*D*K", "K", "D")]
    [InlineData("S : (n, n) symmetric; X : (m, n); F = tanh(X*S)", "S", "X")]
    [InlineData("X : (m, n); Y : (p, q); F = kron(X, Y)", "X", "Y")]
    [InlineData("x : (1, n); s : scalar; F = exp(s*x)'*x", "x", "s")]
    [InlineData("t : scalar; a : vector(n); f = a*exp(t)", "t", "t")]
    [InlineData("Z : (n, n); X : (n, n); F = inv(X + Z)", "Z", "X")]
    public void It_is_so_of_two_variables(string source, string first, string second)
    {
        var program = Programs.Read(source);
        Check(program, source, program.Definitions[^1].Name, [first, second], RandomPoint.For(program, new Random(17)));
    }

    [Fact]
    public void Its_axes_are_those_of_the_function_and_of_both_variables()
    {
        var program = Programs.Read("X : (m, n); y : vector(n); f = exp(X*y)");
        var answer = Differentiator.Answer(program, new("f", [["X", "y"]], Notation: NotationKind.Index));
        Assert.StartsWith("d2f[i]/dX[j,k]dy[l] : (m, 1, m, n, n, 1) = ", Formats.Find("text")!.Print(answer), StringComparison.Ordinal);
    }

    [Fact]
    public void By_differences_of_the_first_derivative_it_is_the_same()
    {
        var program = Programs.Read("X : (n, n); A : (n, n); F = inv(X)*A*X");
        var point = RandomPoint.For(program, new Random(23));
        var first = Of(program, "F", ["X"], NotationKind.Matrix);
        var expected = NumericDerivative.Of(at => Column(BodyEvaluator.Evaluate(first.Body, at.WithDefinitionsOf(program))), new(Dimension.Of(16), Dimension.One), program.Symbols[0], point);
        var actual = BodyEvaluator.Evaluate(
            Of(program, "F", ["X", "X"], NotationKind.Index).Body, point.WithDefinitionsOf(program));
        Approximately.Equal(expected with { Lengths = actual.Lengths }, actual, 1e-7);

        static MathNet.Numerics.LinearAlgebra.Matrix<double> Column(NumericArray array) =>
            MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfColumnMajor(array.Entries.Length, 1, array.Entries);
    }

    private static bool HasArray(CorpusCase example) =>
        example.Question is { Layout: Layout.Mixed, Wrt: [[_]] } && example.Value.Entries.Length is > 1 and var size
        && example.Derivative.Entries.Length * example.Derivative.Entries.Length / size <= MostEntries;

    private static void Check(
        MatrixProgram program, string source, string of, ImmutableArray<string> wrt, Point at)
    {
        var shape = Programs.ShapesOf(program)[of];
        var weighted = Programs.Read($"{source}\n{Weights} : {shape}\n{Weights}sum = dot({Weights}, {of})");
        var weights = RandomPoint.For(Programs.Read($"W : ({at.LengthOf(shape.Rows)}, {at.LengthOf(shape.Columns)})\nL = W"), new(1)).Values["W"];
        var point = (at with { Values = at.Values.SetItem(Weights, weights) }).WithDefinitionsOf(weighted);
        var hessian = BodyEvaluator.Evaluate(Of(weighted, $"{Weights}sum", wrt, NotationKind.Matrix).Body, point);
        var indexed = Of(program, of, wrt, NotationKind.Index);
        var array = BodyEvaluator.Evaluate(Assert.IsType<IndexBody>(indexed.Body), point);
        Assert.Equal(6, array.Lengths.Length);
        Approximately.Equal(hessian, Contracted(array, weights.ToRowMajorArray(), hessian.Lengths), Tolerance, source);
        var einsum = Assert.IsType<EinsumReading>(Of(program, of, wrt, NotationKind.Einsum).Reading);
        Approximately.Equal(array, EinsumEvaluator.Evaluate(einsum, point), Tolerance, source);
    }

    private static NumericArray Contracted(NumericArray array, double[] weights, ImmutableArray<int> lengths)
    {
        var size = array.Entries.Length / weights.Length;
        return new(lengths, [.. Enumerable.Range(0, size).Select(e => weights.Select((w, f) => w * array.Entries[(f * size) + e]).Sum())]);
    }

    private static Derivative Of(MatrixProgram program, string of, ImmutableArray<string> wrt, NotationKind notation) =>
        Differentiator.Answer(program, new(of, [wrt], Notation: notation)).Derivatives.Single();
}
