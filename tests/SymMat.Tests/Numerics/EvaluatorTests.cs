using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Shapes;
using SymMat.Tests.Support;
using Index = SymMat.Notation.Index;

namespace SymMat.Tests.Numerics;

/// <summary>What the corpus does not reach: its values hold the rest of the evaluator to NumPy.</summary>
public class EvaluatorTests
{
    private static readonly Dimension M = Dimension.Named("m");
    private static readonly Dimension N = Dimension.Named("n");
    private static readonly MatrixExpression X = new NameExpression("X", new(M, N));

    private static readonly Matrix<double> Entries = Matrix<double>.Build.DenseOfRowMajor(2, 3, [1, 2, 3, 4, 5, 6]);

    private static readonly Point Here = new(
        ImmutableDictionary<string, Matrix<double>>.Empty.Add("X", Entries),
        ImmutableDictionary<string, int>.Empty.Add("m", 2).Add("n", 3));

    [Fact]
    public void A_deep_expression_takes_no_stack()
    {
        var deep = X;
        for (var i = 0; i < 100_001; i++)
        {
            deep = Build.Negate(deep);
        }

        Assert.Equal(-Entries, Evaluator.Evaluate(deep, Here));
    }

    [Fact]
    public void A_shared_operand_is_evaluated_once()
    {
        var doubling = X;
        for (var i = 0; i < 60; i++)
        {
            doubling = Build.Sum([new(false, false, doubling), new(false, false, doubling)]);
        }

        Assert.Equal(Entries * Math.Pow(2, 60), Evaluator.Evaluate(doubling, Here));
    }

    [Fact]
    public void A_quotient_by_zero_is_infinite()
    {
        var quotient = Build.Apply(Operators.Quotient, X, Build.Number(0));
        Assert.All(Evaluator.Evaluate(quotient, Here).Enumerate(), x => Assert.Equal(double.PositiveInfinity, x));
    }

    [Fact]
    public void The_diagonal_of_a_square_matrix_of_one_row_is_no_diagonal_matrix()
    {
        var square = new NameExpression("S", new(N, N));
        var here = Here with { Values = Here.Values.Add("S", Matrix<double>.Build.Dense(1, 1, 7)) };
        var diagonal = Build.Apply(Functions.ByName["diag"], square);
        Assert.Equal(Matrix<double>.Build.Dense(1, 1, 7), Evaluator.Evaluate(diagonal, here));
    }

    [Fact]
    public void Index_notation_sums_over_what_is_not_an_axis()
    {
        Index i = new("i", M), k = new("k", M), j = new("j", N);
        var body = new IndexBody(
            [new(M, [i]), new(Dimension.One, []), new(M, [k])],
            [
                new(3, [], [new EntryFactor(X, [i], [j]), new EntryFactor(X, [k], [j])], [j]),
                new(1, [Build.Number(10)], [new DeltaFactor(i, k)], []),
            ]);
        var expected = new NumericArray([2, 1, 2], [3 * 14 + 10, 3 * 32, 3 * 32, 3 * 77 + 10]);
        Approximately.Equal(expected, BodyEvaluator.Evaluate(body, Here), 0);
    }

    [Fact]
    public void The_first_index_of_a_merged_axis_runs_fastest()
    {
        Index i = new("i", M), j = new("j", N);
        var body = new IndexBody(
            [new(M * N, [i, j])], [new(1, [], [new EntryFactor(X, [i], [j])], [])]);
        Approximately.Equal(new([6], [1, 4, 2, 5, 3, 6]), BodyEvaluator.Evaluate(body, Here), 0);
    }
}
