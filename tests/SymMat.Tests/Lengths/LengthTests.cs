using SymMat.Tests.Support;

namespace SymMat.Tests.Lengths;

/// <summary>Answers are as short as the textbooks'; the bounds are what was measured, so that they do not get longer.</summary>
public class LengthTests
{
    private static readonly Lazy<IReadOnlyList<LengthCase>> Cases = new(() => LengthCase.ReadAll(Repository.PathOf("tests", "corpus", "public.jsonl")));

    [Fact]
    public void Answers_are_as_short_as_the_textbooks()
    {
        var distribution = new Distribution(Cases.Value.Where(c => c.IsComparable));
        Assert.True(distribution.Count >= 480, $"only {distribution.Count} cases are comparable");
        Assert.True(distribution.Median <= 1.0, distribution.ToString());
        Assert.True(distribution.Percentile95 <= 1.17, distribution.ToString());
    }

    [Theory]
    [InlineData("2*det(X'A X)*X^-T (X square, invertible)", 9, true)]
    [InlineData("delta_ik Y_lj (dX Y)", 6, true)]
    [InlineData("sum_r (X^r A X^(k-r-1))', k = 3", 16, true)]
    [InlineData("-(X A X)'/2; so the Cookbook", 7, true)]
    [InlineData("X A = A + I", 3, true)]
    [InlineData("X'(Y - P)", 5, false)]
    [InlineData("X'(A - P), P = A X", 8, true)]
    [InlineData("diag(exp'(X))", 4, false)]
    [InlineData("a du/dX", 5, false)]
    [InlineData("1 - tanh^2", 5, false)]
    public void The_textbooks_are_read_fairly(string text, int tokens, bool isClosed)
    {
        var textbook = Textbook.Read(text, new HashSet<string>(["X", "A", "Y", "a"]));
        Assert.Equal((isClosed ? tokens : textbook.Tokens, isClosed), (textbook.Tokens, textbook.IsClosed));
    }

    [Theory]
    [InlineData("inv(X)", "X^-1")]
    [InlineData("inv(X)'*A", "X^-T A")]
    [InlineData("2*det(X)*A", "2|X| A")]
    [InlineData("X[i,j]*delta[k,l]", "X_ij delta_kl")]
    [InlineData("(A*X)[i,j]", "(AX)_ij")]
    [InlineData("ones(m, n) + eye(n)", "1 + I")]
    public void Notation_alone_makes_no_difference(string ours, string theirs)
    {
        var length = new FormulaLength(new HashSet<string>(["X", "A", "i", "j", "k", "l"]));
        Assert.Equal(length.Of(ours).Tokens, length.Of(theirs).Tokens);
    }
}
