using SymMat.Calculus;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numbers;
using SymMat.Tests.Corpus;
using SymMat.Tests.Support;
using SymMat.Verification;

namespace SymMat.Tests.Verification;

/// <summary>Right derivatives are verified, wrong ones are not, and what numbers can't tell is said.</summary>
public class VerifierTests
{
    private static readonly Sampling Few = new(Samples: 4);

    public static TheoryData<int> Parts => [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Parts))]
    public void Derivatives_of_the_corpus_are_verified(int part) => Assert.All(Cases(part), test =>
    {
        var program = Programs.Read(test.Source);
        var answer = Differentiator.Answer(program, test.Question);
        Assert.All(Verifier.Verify(answer, Structure.Projected, Few), c => Assert.True(
            c.Verdict == Verdict.Verified, $"{test.Id}\n{test.Source}\n{ReportText.Print(c, program)}"));
    });

    [Theory]
    [MemberData(nameof(Parts))]
    public void Wrong_derivatives_of_the_corpus_are_refuted(int part) => Assert.All(Cases(part), test =>
    {
        var answer = Differentiator.Answer(Programs.Read(test.Source), test.Question);
        var wrong = answer with { Derivatives = [.. answer.Derivatives.Where(d => !IsZero(d.Body)).Select(Spoiled)] };
        Assert.All(Verifier.Verify(wrong, Structure.Projected, Few), c => Assert.True(
            c is { Verdict: Verdict.Mismatch, Counterexample: not null, Error: > 5e-4 }, $"{test.Id}\n{test.Source}"));
    });

    [Theory]
    [InlineData("X : (m, n); L = sum(relu(X)) + norm1(X) + sum(max(X, 0.1))", "X")]
    [InlineData("x : vector(n); L = log(x'*x - 1/2) + sum(asin(x))", "x")]
    [InlineData("x, y : vector(n); L = sum(log(x - y)) + sum((y - 2*x).^(1/3))", "x")]
    [InlineData("X : (n, n); L = log(det(X))", "X")]
    [InlineData("A : (n, n) antisymmetric invertible; L = logdet(A)", "A")]
    [InlineData("x : vector(n - 3); L = x'*x", "x")]
    [InlineData("X : (40, 30); L = sum(exp(X) .* X)", "X")]
    [InlineData("S : (n, n) symmetric; F = S*S", "S")]
    [InlineData("A : (n, n); F = relu(A - A')", "A")]
    [InlineData("S : (n, n) symmetric; F = relu(S - S')", "S")]
    [InlineData("X : (n, k); L = det(X'*X)", "X")]
    [InlineData("Q : (n, n) orthogonal; x : vector(n); F = logdet(Q)*x", "x")]
    [InlineData("Q : (n, n) orthogonal; x : vector(n); F = exp(x'*Q'*Q*x - x'*x) - 1", "x")]
    [InlineData("v : vector(n); F = rowsoftmax(sinh(v) .* v') - eye(n)", "v")]
    [InlineData("s : scalar; A : (3, 3) antisymmetric; v : vector(3); F = s*(v'*A*v + sum(A) + s)", "s")]
    [InlineData("s, t : scalar; A : (2, 2); F = t*adj(A/max(s, 0))", "t")]
    [InlineData("x : scalar; f = sqrt(x - 1000) + log(2*x - 3000)", "x")]
    [InlineData("x : scalar; f = acos(100*x)", "x")]
    [InlineData("A : (n, n); s : scalar; f = s*sum(A*A' - A*A' + A' - A)", "s")]
    [InlineData("X : (m, n); y : vector(m); w : vector(n); p = sigmoid(X*w); L = -sum(y.*log(p) + (1 .- y).*log(1 .- p))", "X")]
    [InlineData("x : scalar; f = log(1 - cos(x*1e-6))", "x")]
    public void Points_are_drawn_where_the_program_is_smooth(string text, string wrt)
    {
        var certificate = Certificate(text, wrt);
        Assert.Equal(Verdict.Verified, certificate.Verdict);
        Assert.NotEmpty(certificate.Sizes);
    }

    [Theory]
    [InlineData("x : vector(n); L = log(-x'*x)", "x", Obstacle.OutsideDomain)]
    [InlineData("x : vector(n); L = sum(sign(x).*exp(100000 .+ x))", "x", Obstacle.OutsideDomain)]
    [InlineData("s : scalar; L = sin(1e9*s)", "s", Obstacle.Kink)]
    [InlineData("X : (3000, 3000); F = 2*X", "X", Obstacle.TooLarge)]
    public void Where_no_point_can_be_drawn_nothing_is_verified(string text, string wrt, Obstacle obstacle)
    {
        var certificate = Certificate(text, wrt);
        Assert.Equal(Verdict.NotVerified, certificate.Verdict);
        Assert.True(certificate.Redrawn.ContainsKey(obstacle));
    }

    [Fact]
    public void What_has_values_at_size_1_alone_is_not_verified()
    {
        var certificate = Certificate("x : vector(n); f = det(x*x')", "x");
        Assert.Equal(Verdict.NotVerified, certificate.Verdict);
        Assert.All(certificate.Sizes, sizes => Assert.Equal(1, sizes["n"]));
    }

    [Fact]
    public void A_derivative_that_is_not_finite_is_not_verified()
    {
        var program = Programs.Read("x : scalar\nL = x");
        var undefined = Build.Apply(Functions.Logarithm, Build.Number(-1));
        var certificate = Verifier.Verify(
            new(program, [new("L", ["x"], new MatrixBody(undefined))], Layout.Mixed), Structure.Projected, new())[0];
        Assert.Equal(Verdict.NotVerified, certificate.Verdict);
        Assert.True(certificate.Redrawn.ContainsKey(Obstacle.Undefined));
    }

    [Theory]
    [InlineData("x : vector(n); A : (n, n); L = exp(x'*A*x/9)", "x", "x")]
    [InlineData("x : vector(n); A : (n, n); L = exp(x'*A*x/9)", "x", "A")]
    [InlineData("S : (n, n) symmetric; L = tr(S^3)", "S", "S")]
    [InlineData("s : scalar; f = s; L = f*f*s", "s", "f")]
    public void Second_derivatives_are_verified_and_refuted(string text, string first, string last)
    {
        var program = Programs.Read(text);
        var answer = Differentiator.Answer(program, new("L", [[first, last]]));
        Assert.Equal(Verdict.Verified, Verifier.Verify(answer, Structure.Projected, Few)[0].Verdict);
        var wrong = answer with { Derivatives = [Spoiled(answer.Derivatives[0])] };
        Assert.Equal(Verdict.Mismatch, Verifier.Verify(wrong, Structure.Projected, Few)[0].Verdict);
    }

    [Theory]
    [InlineData("symmetric")]
    [InlineData("antisymmetric")]
    [InlineData("diagonal")]
    [InlineData("invertible")]
    public void The_convention_makes_a_difference(string property)
    {
        var program = Programs.Read($"S : (n, n) {property}; A : (n, n); L = tr(S*A*S*A*S)");
        foreach (var structure in Enum.GetValues<Structure>())
        {
            var answer = Differentiator.Answer(program, new("L", [["S"]], Structure: structure));
            Assert.Equal(Verdict.Verified, Verifier.Verify(answer, structure, Few)[0].Verdict);
            var other = structure == Structure.Free ? Structure.Projected : Structure.Free;
            var expected = property is "diagonal" or "invertible" ? Verdict.Verified : Verdict.Mismatch;
            Assert.Equal(expected, Verifier.Verify(answer, other, Few)[0].Verdict);
        }
    }

    [Fact]
    public void Sizes_are_among_others_one_and_unequal()
    {
        var certificate = Certificate("X : (m, n); y : (n, k); L = sum(X*y)", "X", new());
        Assert.All(certificate.Sizes[0].Keys, name => Assert.Contains(certificate.Sizes, s => s[name] == 1));
        Assert.Contains(certificate.Sizes, s => s.Values.Distinct().Count() == 3);
    }

    [Fact]
    public void A_seed_gives_the_same_certificate() => Assert.Equal(
        Certificate("X : (m, n); L = norm(X)", "X", new(5, 7)).Error, Certificate("X : (m, n); L = norm(X)", "X", new(5, 7)).Error);

    private static Certificate Certificate(string text, string wrt, Sampling? sampling = null)
    {
        var program = Programs.Read(text);
        var answer = Differentiator.Answer(program, new(program.Definitions[^1].Name, [[wrt]]));
        return Verifier.Verify(answer, Structure.Projected, sampling ?? Few)[0];
    }

    private static IEnumerable<CorpusCase> Cases(int part) => CorpusCase.All.Values.Where((_, i) => i % Parts.Count == part);

    internal static bool IsZero(DerivativeBody body) => body switch
    {
        MatrixBody { Value: NumberExpression { Value.IsZero: true } } => true,
        MatrixBody { Value: ApplyExpression { Operator: ConstantFunction { Form: ConstantForm.Zeros } } } => true,
        IndexBody { Terms.IsEmpty: true } => true,
        _ => false,
    };

    /// <summary>The derivative times 1.001.</summary>
    private static Derivative Spoiled(Derivative derivative)
    {
        var factor = new Rational(1001, 1000);
        return derivative with
        {
            Body = derivative.Body switch
            {
                MatrixBody matrix => new MatrixBody(Build.Product(Build.Number(factor), matrix.Value)),
                IndexBody index => index with { Terms = [.. index.Terms.Select(t => t with { Coefficient = factor * t.Coefficient })] },
                var other => other,
            },
        };
    }
}
