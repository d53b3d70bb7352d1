using System.Text.Json;

namespace SymMat.Cli.Tests;

/// <summary><c>symmat verify</c> and <c>--verify</c>: certificates, grades, and how they end.</summary>
public class VerifyTests
{
    private const string Affine = "X : (1, m); W : (m, 10); y : (10, 1); L = X*W*y";
    private const string Undefined = "x : vector(n); L = log(-x'*x)";

    [Fact]
    public void A_certificate_says_what_was_tried()
    {
        var (status, output, error) = Command.Run("verify", "-e", Affine, "--wrt", "W", "--samples", "3", "--seed", "9");
        Assert.Equal((0, ""), (status, error));
        Assert.Equal(
            """
            dL/dW : (m, 10) = X'*y'
              verdict: verified
              points: 3
              sizes: m=2, m=1, m=4
              seed: 9
              largest relative error: below 1e-11

            """.ReplaceLineEndings("\n"),
            output);
    }

    [Fact]
    public void Every_derivative_has_its_certificate() => Assert.Equal(
        3, Command.Run("verify", "-e", Affine).Output.Split("verdict: verified").Length - 1);

    [Fact]
    public void What_no_numbers_can_tell_is_no_success()
    {
        var (status, output, _) = Command.Run("verify", "-e", Undefined);
        Assert.Equal(3, status);
        Assert.Contains("verdict: not verified: no point could be drawn", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("diff", "-e", Affine, "--wrt", "W")]
    [InlineData("hessian", "-e", "x : vector(n); L = x'*x")]
    public void An_answer_stays_alone_on_standard_output(params string[] args)
    {
        var plain = Command.Run(args);
        var (status, output, error) = Command.Run([.. args, "--verify"]);
        Assert.Equal((plain.Status, plain.Output), (status, output));
        Assert.Contains("verdict: verified", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_could_not_be_verified_is_given_and_told()
    {
        var (status, output, error) = Command.Run("diff", "-e", Undefined, "--verify");
        Assert.Equal((3, "dL/dx : (n, 1) = 2/(x'*x)*x\n"), (status, output));
        Assert.Contains("verdict: not verified", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "right\n", "X'*y'")]
    [InlineData(3, "right in numerator layout", "y*X")]
    [InlineData(3, "off by a factor: it is 2 times", "2*X'*y'")]
    [InlineData(3, "wrong shape", "W*y")]
    public void A_candidate_is_graded(int status, string mention, string candidate)
    {
        var run = Command.Run("verify", "-e", Affine, "--wrt", "W", "--candidate", candidate);
        Assert.Equal((status, ""), (run.Status, run.Error));
        Assert.StartsWith(mention, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_candidate_can_stand_in_a_file()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "# by hand\nG = X'*y'\n");
        var (status, output, _) = Command.Run("verify", "-e", Affine, "--wrt", "W", "--candidate", file);
        File.Delete(file);
        Assert.Equal(0, status);
        Assert.StartsWith("right\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_candidate_that_is_no_formula_is_pointed_at() => Assert.Equal(
        (1, "", "<candidate>:1:4: error[syntax]: the right operand of `*` is missing\n  1 | X'*\n    |    ^\n"),
        Command.Run("verify", "-e", Affine, "--wrt", "W", "--candidate", "X'*"));

    [Fact]
    public void A_candidate_for_another_derivative_is_none()
    {
        var (status, output, error) = Command.Run("verify", "-e", Affine, "--wrt", "W", "--candidate", "dL/dX = (W*y)'");
        Assert.Equal((2, ""), (status, output));
        Assert.Contains("the candidate is of `dL/dX`, the question asks for `dL/dW`", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x : scalar; L = x/(x - x)")]
    [InlineData("x : vector(n); y = x ./ zeros(n)")]
    [InlineData("x : scalar; L = x/sin(0)")]
    public void A_quotient_by_what_is_always_zero_has_no_derivative(string program)
    {
        foreach (var command in new[] { "diff", "verify" })
        {
            var (status, output, error) = Command.Run(command, "-e", program);
            Assert.Equal((1, ""), (status, output));
            Assert.Contains("divides by something that is always zero", error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("inverts a matrix that is always singular", "A : (3, 3) antisymmetric; x : vector(3); f = x'*inv(A)*x")]
    [InlineData("inverts a matrix that is always singular", "A : (2*n + 1, 2*n + 1); x : scalar; f = x*logdet(A - A')")]
    [InlineData("inverts a matrix that is always singular", "A : (3, 3) antisymmetric; f = det(A)")]
    [InlineData("`adj` is not supported yet", "A : (n, n) antisymmetric; x : vector(n); f = x'*adj(A)*x")]
    [InlineData("`adj` is not supported yet", "A : (3, 3); x : vector(3); f = x'*adj(A - A')*x")]
    [InlineData("`adj` is not supported yet", "A : (n, n) antisymmetric; B : (n, n); f = tr(adj(A*B))")]
    public void A_matrix_of_odd_size_that_is_the_opposite_of_its_transpose_has_no_inverse(string message, string program)
    {
        var (status, output, error) = Command.Run("diff", "-e", program);
        Assert.Equal((1, ""), (status, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A : (4, 4) antisymmetric; B : (4, 4); f = tr(adj(A)*B)", "B", "-det(A)*inv(A)")]
    [InlineData("A : (2*n, 2*n) antisymmetric; x : vector(2*n); f = x'*adj(A)*x", "x", "zeros(2*n)")]
    [InlineData("A : (3, 3) antisymmetric; x : vector(3); f = x'*x*(1 + det(A))", "x", "2*x")]
    public void Its_determinant_is_0_and_of_an_even_size_it_has_one(string program, string wrt, string derivative)
    {
        var (status, output, error) = Command.Run("diff", "-e", program, "--wrt", wrt, "--verify");
        Assert.Equal(0, status);
        Assert.EndsWith(" = " + derivative, output.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("verdict: verified", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("points: 1 of 10", "x : (1000000, 1); L = sum(x)")]
    [InlineData("points: 10", "x : (5000, 1); L = x'*x")]
    [InlineData("not verified", "A : (2, 3); b : vector(2); x = inv(A'*A)*A'*b; L = norm(A*x - b)^2")]
    [InlineData("not verified", "x : vector(3); L = det(x*x')")]
    public void Large_and_singular_programs_are_told_what_numbers_tell(string mention, string program) =>
        Assert.Contains(mention, Command.Run("verify", "-e", program).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("one derivative", "--candidate", "X")]
    [InlineData("--samples is an integer", "--samples", "0")]
    [InlineData("--samples is an integer", "--samples", "1,5")]
    [InlineData("--seed is an integer", "--seed", "-1")]
    [InlineData("--order is one of", "--order", "3")]
    public void A_wrong_command_line_is_told_so(string mention, params string[] args)
    {
        var (status, output, error) = Command.Run(["verify", "-e", Affine, .. args]);
        Assert.Equal((2, ""), (status, output));
        Assert.Contains(mention, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_verdict_and_the_counterexample()
    {
        var certificates = Json("verify", "-e", Affine, "--format", "json").GetProperty("certificates");
        Assert.Equal(3, certificates.GetArrayLength());
        Assert.Equal("verified", certificates[0].GetProperty("verdict").GetString());
        var grade = Json("verify", "-e", Affine, "--wrt", "W", "--format", "json", "--candidate", "-X'*y'");
        Assert.Equal("sign", grade.GetProperty("grade").GetString());
        Assert.Equal(1, grade.GetProperty("counterexample").GetProperty("m").GetInt32());
        Assert.Equal("verified", grade.GetProperty("certificate").GetProperty("verdict").GetString());
    }

    private static JsonElement Json(params string[] args) => JsonElement.Parse(Command.Run(args).Output);
}
