using MathNet.Numerics.LinearAlgebra;
using SymMat.Calculus;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numerics;
using SymMat.Printing;
using SymMat.Tests.Support;

namespace SymMat.Tests.Calculus;

/// <summary>Derivatives by the free entries of a structured variable.</summary>
public class StructureTests
{
    [Theory]
    [InlineData("S : (n, n) symmetric positive_definite; A : (n, n); L = tr(A*inv(S))")]
    [InlineData("S : (n, n) symmetric positive_definite; A : (n, n); L = logdet(S) + tr(A*S*S)")]
    [InlineData("S : (n, n) antisymmetric; A : (n, n); L = tr(A*S*A*S*S)")]
    [InlineData("S : (n, n) diagonal; A : (n, n); L = tr(A*S*A*S*S)")]
    [InlineData("S : (1, 1) symmetric; L = S^3 + S")]
    [InlineData("S : (1, 1) diagonal; L = S^3 + S")]
    [InlineData("S : (1, 1) antisymmetric; L = exp(S)")]
    public void An_entry_moves_with_its_mirror_image(string source)
    {
        var program = Programs.Read(source);
        var symbol = program.Symbols[0];
        var answer = Differentiator.Answer(program, new("L", [["S"]], Structure: Structure.Free));
        var point = RandomPoint.For(program, new Random(4));
        var actual = BodyEvaluator.Evaluate(answer.Derivatives[0].Body, point.WithDefinitionsOf(program));
        var length = point.Values["S"].RowCount;
        var expected = Matrix<double>.Build.Dense(length, length, (k, l) => FiniteDifference.Of(
            by => (point with { Values = point.Values.SetItem("S", point.Values["S"] + (by * Unit(symbol, length, k, l))) })
                .WithDefinitionsOf(program).Values["L"][0, 0],
            0));
        Approximately.Equal(NumericArray.Of(expected), actual, 1e-7, source);
    }

    [Theory]
    [InlineData("S : (n, n) symmetric; L = logdet(S)", Structure.Projected, "dL/dS : (n, n) = inv(S)  # within the symmetric matrices\n")]
    [InlineData("S : (n, n) symmetric; L = logdet(S)", Structure.Free, "dL/dS : (n, n) = 2*inv(S) - inv(S) .* eye(n)  # by the free entries of symmetric S\n")]
    [InlineData("S : (1, 1) symmetric; L = S^2", Structure.Projected, "dL/dS : (1, 1) = 2*S\n")]
    [InlineData("S : (1, 1) symmetric; L = S^2", Structure.Free, "dL/dS : (1, 1) = 2*S\n")]
    public void The_text_says_which_it_is(string source, Structure structure, string text)
    {
        var program = Programs.Read(source);
        Assert.Equal(text, Formats.Find("text")!.Print(Differentiator.Answer(program, new("L", [["S"]], Structure: structure))));
    }

    [Fact]
    public void Free_entries_have_no_linear_map_of_the_whole()
    {
        var program = Programs.Read("S : (n, n) symmetric; L = logdet(S)");
        var (question, problems) = QuestionResolver.Resolve(
            program, new(null, [], 1, Notation: SymMat.Notation.NotationKind.Differential, Structure: Structure.Free));
        Assert.Null(question);
        Assert.Equal("a derivative by free entries is no linear map of the whole variable", Assert.Single(problems).Message);
    }

    private static Matrix<double> Unit(Symbol symbol, int length, int k, int l)
    {
        var unit = Matrix<double>.Build.Dense(length, length);
        if (symbol.Properties.HasFlag(Properties.Diagonal))
        {
            unit[k, l] = k == l ? 1 : 0;
            return unit;
        }

        unit[l, k] = symbol.Properties.HasFlag(Properties.Antisymmetric) ? -1 : 1;
        unit[k, l] = k == l && symbol.Properties.HasFlag(Properties.Antisymmetric) ? 0 : 1;
        return unit;
    }
}
