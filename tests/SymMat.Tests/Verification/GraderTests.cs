using SymMat.Diagnostics;
using SymMat.Notation;
using SymMat.Tests.Support;
using SymMat.Verification;

namespace SymMat.Tests.Verification;

/// <summary>What candidates are told.</summary>
public class GraderTests
{
    private const string Quadratic = "A : (n, n); x, b : vector(n); c : scalar; L = x'*A*x/n + c*b'*x";
    private const string Symmetric = "S : (n, n) symmetric; a, b : vector(n); L = a'*S*b";
    private const string Affine = "X : (1, m); W : (m, 10); y : (10, 1); L = X*W*y";

    [Theory]
    [InlineData(GradeKind.Right, "right", Affine, "W", "X'*y'")]
    [InlineData(GradeKind.Right, "right", Affine, "W", "outer(X, y)")]
    [InlineData(GradeKind.Right, "right", Affine, "W", "dL/dW : (m, 10) = X'*y'\n")]
    [InlineData(GradeKind.OtherLayout, "in numerator layout", Affine, "W", "y*X")]
    [InlineData(GradeKind.OtherLayout, "right as the matrix that takes", Affine, "W", "kron(y', X)")]
    [InlineData(GradeKind.OtherLayout, "as the transpose of the matrix that", Affine, "W", "vec(X'*y')")]
    [InlineData(GradeKind.Sign, "the opposite", Affine, "W", "-X'*y'")]
    [InlineData(GradeKind.Sign, "the opposite of the derivative in numerator layout", Affine, "W", "-y*X")]
    [InlineData(GradeKind.Factor, "it is 2/3 times", Affine, "W", "X'*y'*2/3")]
    [InlineData(GradeKind.Factor, "it is m times", Affine, "W", "m*X'*y'")]
    [InlineData(GradeKind.Factor, "it is 1/c times", Quadratic, "b", "x")]
    [InlineData(GradeKind.Factor, "not the same one everywhere", Affine, "W", "X'*y'*sum(W)")]
    [InlineData(GradeKind.Transpose, "A*x/n + A'*x/n + c*b would be right", Quadratic, "x", "A*x/n + A*x/n + c*b")]
    [InlineData(GradeKind.Transpose, "cannot multiply (1, m) by (10, 1); X'*y' would be right", Affine, "W", "X*y")]
    [InlineData(GradeKind.Term, "a term is missing: c*b", Quadratic, "x", "(A + A')*x/n")]
    [InlineData(GradeKind.Term, "a term is missing: A*x/n", Quadratic, "x", "c*b + A'*x/n")]
    [InlineData(GradeKind.Term, "a term is missing: b", "x, b : vector(n); L = b'*x - x'*x", "x", "-2*x")]
    [InlineData(GradeKind.Wrong, "wrong", Quadratic, "x", "-(-(A - A')*x)*sum(x)")]
    [InlineData(GradeKind.Term, "a term is too many: b", Quadratic, "x", "c*b + (A' + A)*x/n + b")]
    [InlineData(GradeKind.Term, "wrong sign: -c*b", Quadratic, "x", "(A' + A)*x/n - c*b")]
    [InlineData(GradeKind.Term, "b is 1/c times what it must be", Quadratic, "x", "(A' + A)*x/n + b")]
    [InlineData(GradeKind.Shape, "the candidate is (10, 1), the derivative (m, 10)", Affine, "W", "y")]
    [InlineData(GradeKind.Wrong, "wrong", Affine, "W", "X'*exp(y)'")]
    [InlineData(GradeKind.Right, "right", Symmetric, "S", "(a*b' + b*a')/2")]
    [InlineData(GradeKind.OtherConvention, "without the variable's structure", Symmetric, "S", "a*b'")]
    [InlineData(GradeKind.OtherConvention, "without the variable's structure in numerator layout", Symmetric, "S", "b*a'")]
    [InlineData(GradeKind.OtherConvention, "by the free entries", Symmetric, "S", "a*b' + b*a' - diag(a.*b)")]
    [InlineData(GradeKind.Factor, "it is 2 times", Symmetric, "S", "a*b' + b*a'")]
    [InlineData(GradeKind.NotGraded, "could not be verified", "x : vector(n); L = log(-x'*x)", "x", "x")]
    public void A_candidate_is_graded(GradeKind kind, string mention, string text, string wrt, string candidate)
    {
        var grade = Grade(text, wrt, candidate);
        Assert.Equal(kind, grade.Kind);
        Assert.Contains(mention, grade.Text, StringComparison.Ordinal);
    }

    /// <summary>What is compared are numbers, which round, overflow, vanish, and have gaps.</summary>
    [Theory]
    [InlineData(GradeKind.NotGraded, "no finite value at any point", "x : scalar; L = x^2", "x", "exp(1000 + x^2)")]
    [InlineData(GradeKind.NotGraded, "no finite value at any point", "x : scalar; L = x^2", "x", "2*x + 10^400")]
    [InlineData(GradeKind.NotGraded, "no finite value at any point", "A : (n, n); L = logdet(A)", "A", "inv(A - A)")]
    [InlineData(GradeKind.NotGraded, "too small to be told from 0", "x : scalar; L = tanh(30 + x^2)", "x", "0")]
    [InlineData(GradeKind.Wrong, "right where it has a value", "x : vector(n); L = logsumexp(1000*x)", "x", "1000*exp(1000*x)/sum(exp(1000*x))")]
    [InlineData(GradeKind.Right, "right", "x : vector(n); L = 1e-12*x'*x", "x", "2e-12*x")]
    [InlineData(GradeKind.Term, "a term is missing", "x : vector(n); L = 1e-12*x'*x", "x", "zeros(n)")]
    [InlineData(GradeKind.Factor, "it is 1/2 times", "x : vector(n); L = 1e-12*x'*x", "x", "1e-12*x")]
    [InlineData(GradeKind.Sign, "the opposite", "x : scalar; L = 1/(1e6 + x^2)", "x", "2*x/(1e6 + x^2)^2")]
    [InlineData(GradeKind.Factor, "it is 1.00000005 times", "a : scalar; L = a^2", "a", "2.0000001*a")]
    [InlineData(GradeKind.Wrong, "wrong", "a : scalar; L = 1e6*a^2 + 1/1000*a", "a", "2e6*a")]
    [InlineData(GradeKind.Term, "a term is missing", "w : vector(n); X : (m, n); y : vector(m); L = norm(X*w - y)^2 + 1e-8*w'*w", "w", "2*X'*(X*w - y)")]
    [InlineData(GradeKind.Sign, "the opposite", "z, y : vector(n); L = logsumexp(z)*sum(y) - y'*z", "z", "y - sum(y)*softmax(z)")]
    [InlineData(GradeKind.Wrong, "wrong", "x : vector(n); L = sum(min(max(x, 0), 6))", "x", "step(x)")]
    [InlineData(GradeKind.Term, "too many: relu(a - 3)", "a : scalar; L = a^2", "a", "2*a + relu(a - 3)")]
    [InlineData(GradeKind.NotGraded, "not graded", "x : scalar; L = sigmoid(100 + x)", "x", "1")]
    [InlineData(GradeKind.Factor, "it is 1.00000000005 times", "x : vector(n); L = x'*x", "x", "2.0000000001*x")]
    [InlineData(GradeKind.Wrong, "right only where A is symmetric", "A : (n, n); x : vector(n); L = x'*A*x", "x", "2*A*x")]
    [InlineData(GradeKind.Term, "a term is missing: -2*X'*y", "X : (m, n); y : vector(m); w : vector(n); r = X*w - y; L = r'*r", "w", "2*X'*X*w")]
    [InlineData(GradeKind.Term, "wrong sign: X'*y", "X : (m, n); y : vector(m); w : vector(n); r = X*w - y; L = 1/2*r'*r", "w", "X'*X*w + X'*y")]
    [InlineData(GradeKind.Right, "right", "x : vector(n); L = sum(tanh(x))", "x", "1 ./ cosh(x).^2")]
    [InlineData(GradeKind.Right, "right", "A, B : (n, n); x : vector(n); L = norm(A*B*x)^2", "x", "2*(A*B)'*(A*(B*x))")]
    [InlineData(GradeKind.Right, "right", "A : (n, n); B : (n, n); x : vector(n); f = A*B*x - A*(B*x) + x", "x", "A*(B*eye(n)) - A*B + eye(n)")]
    public void Numbers_that_round_or_overflow_are_graded(GradeKind kind, string mention, string text, string wrt, string candidate) =>
        A_candidate_is_graded(kind, mention, text, wrt, candidate);

    [Theory]
    [InlineData(GradeKind.Wrong, "tr(A*B*C)", "B'*C'")]
    [InlineData(GradeKind.Wrong, "x'*inv(A)*y", "-inv(A)*x*y'*inv(A)")]
    [InlineData(GradeKind.Transpose, "inv(A)", "-kron(inv(A), inv(A))")]
    public void Parts_with_parts_are_transposed_in_vain(GradeKind kind, string formula, string candidate) =>
        Assert.Equal(kind, Grade($"A, B, C : (n, n); x, y : vector(n); F = {formula}", "A", candidate).Kind);

    [Theory]
    [InlineData("(diag(p) - p*p')*A where p = softmax(A*x)")]
    [InlineData("dy/dx : (n, n) = (diag(p) - p*q)*A\n  where p = softmax(A*x)\n        q = p'")]
    public void A_printed_answer_is_read_with_its_names(string candidate) =>
        Assert.Equal(GradeKind.Right, Grade("A : (n, n); x : vector(n); y = softmax(A*x)", "x", candidate).Kind);

    [Fact]
    public void A_counterexample_shows_where_two_numbers_differ()
    {
        var grade = Grade("x : vector(n); L = sum(sqrt(x.^2 .+ 1e-6))", "x", "sign(x)");
        Assert.Contains("the derivative is 0.9999995000003", Report.Formats[0].Grading(grade, Programs.Read("x : vector(n); L = x'*x")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_matrix_of_stacked_columns_says_an_array()
    {
        const string Program = "A : (p, m); X : (m, n); B : (n, q); F = A*X*B";
        Assert.Equal(GradeKind.Right, Grade(Program, "X", "kron(B', A)").Kind);
        Assert.Equal(GradeKind.OtherLayout, Grade(Program, "X", "kron(B, A')").Kind);
        Assert.Equal(GradeKind.Shape, Grade(Program, "X", "A*X*B").Kind);
    }

    [Fact]
    public void Second_derivatives_are_graded() => Assert.Equal(
        GradeKind.Right, Grade("A : (n, n); x : vector(n); L = x'*A*x", ["x", "x"], "A + A'").Kind);

    [Fact]
    public void The_layout_asked_for_is_the_right_one()
    {
        var program = Programs.Read(Affine);
        var grade = Grader.Grade(program, new("L", [["W"]], Layout.Numerator), new SourceText("c", "y*X"), new()).Grade!;
        Assert.Equal(GradeKind.Right, grade.Kind);
    }

    [Fact]
    public void The_counterexample_is_small_and_whole()
    {
        var example = Grade(Quadratic, "x", "2*A*x/n + c*b").Counterexample!;
        Assert.Equal(2, example.Point.Dimensions["n"]);
        Assert.All(example.Symbols, s => Assert.All(example.Point.Values[s].Enumerate(), x => Assert.Equal(Math.Round(x), x)));
        Assert.NotEqual(example.Expected, example.Found);
    }

    [Theory]
    [InlineData("X'*", Category.Syntax)]
    [InlineData("", Category.Syntax)]
    [InlineData("X'*y'\nX", Category.Syntax)]
    [InlineData("Z", Category.Name)]
    [InlineData("X*X", Category.Shape)]
    [InlineData("X[1]", Category.Unsupported)]
    public void What_is_no_formula_has_diagnostics(string candidate, Category category)
    {
        var (grade, diagnostics) = Grader.Grade(
            Programs.Read(Affine), new("L", [["W"]]), new SourceText("<candidate>", candidate), new());
        Assert.Null(grade);
        Assert.Equal(category, diagnostics[0].Category);
    }

    private static Grade Grade(string text, string wrt, string candidate) => Grade(text, [wrt], candidate);

    private static Grade Grade(string text, string[] wrt, string candidate)
    {
        var program = Programs.Read(text);
        var (grade, diagnostics) = Grader.Grade(
            program, new(program.Definitions[^1].Name, [[.. wrt]]), new SourceText("<candidate>", candidate), new());
        Assert.Empty(diagnostics);
        return grade!;
    }
}
