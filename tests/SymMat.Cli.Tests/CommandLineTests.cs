using System.Text;
using SymMat.Tests.Support;

namespace SymMat.Cli.Tests;

/// <summary>The command line as people type it: what it prints where, and how it ends.</summary>
public class CommandLineTests
{
    private const string Affine = "X : (1, m); W : (m, 10); y : (10, 1); L = X*W*y";

    [Fact]
    public void A_derivative_is_an_annotated_definition() => Assert.Equal(
        (0, "dL/dW : (m, 10) = X'*y'\n", ""), Command.Run("diff", "-e", Affine, "--wrt", "W"));

    [Fact]
    public void Each_variable_has_a_line_of_its_own() =>
        Assert.Equal(3, Command.Run("diff", "-e", Affine).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

    [Fact]
    public void A_dash_is_standard_input() => Assert.Equal(
        (0, "dL/dx : (1, 1) = 1\n", ""), Command.Run("\uFEFFx : scalar\r\nL = x\r\n", ["diff", "-"]));

    [Fact]
    public void A_file_is_read_and_named_in_messages()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "x = $\n");
        var (status, output, error) = Command.Run("check", file);
        File.Delete(file);
        Assert.Equal((1, ""), (status, output));
        Assert.StartsWith($"{file}:1:5: error[syntax]: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_of_the_contract() => Assert.Equal(
        (1, "", """
            <expression>:1:25: error[shape]: cannot multiply (1, m) by (n, 10)
              1 | X:(1,m); W:(n,10); L = X*W
                |                        ~^~
              = X has m columns, W has n rows
              = help: give W m rows, or declare both dimensions by one name

            """.ReplaceLineEndings("\n")),
        Command.Run("diff", "-e", "X:(1,m); W:(n,10); L = X*W"));

    [Theory]
    [InlineData("a command is missing")]
    [InlineData("`diff`", "dif", "x")]
    [InlineData("`--of`", "diff", "--off", "L")]
    [InlineData("unknown option `-wl`", "diff", "-e", Affine, "-wl", "X")]
    [InlineData("unexpected argument `b`", "diff", "a", "b")]
    [InlineData("unknown option `--wrt`", "check", "-e", Affine, "--wrt", "x")]
    [InlineData("unknown command `@file`", "@file")]
    [InlineData("no program", "diff")]
    [InlineData("give one", "diff", "file", "-e", Affine)]
    [InlineData("no such file", "diff", "no-such-file")]
    [InlineData("is a directory", "diff", ".")]
    [InlineData("`text`", "diff", "-e", Affine, "--format", "txt")]
    [InlineData("--layout is one of", "diff", "-e", Affine, "--layout", "row")]
    [InlineData("'--wrt'", "diff", "-e", Affine, "--wrt")]
    [InlineData("error[name]", "diff", "-e", Affine, "--wrt", "Z")]
    [InlineData("error[name]", "diff", "-e", Affine, "--of", "Z")]
    [InlineData("error[usage]", "diff", "-e", Affine, "--wrt", "m")]
    [InlineData("error[usage]", "diff", "-e", "L = tr()")]
    [InlineData("(1, 10)", "hessian", "-e", "X : (1, 10); f = 2*X")]
    public void A_wrong_command_line_is_told_so(string mention, params string[] args)
    {
        var (status, output, error) = Command.Run(args);
        Assert.Equal((2, ""), (status, output));
        Assert.Contains(mention, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a = $")]
    [InlineData("a = tr(); b = $")]
    [InlineData("a = b")]
    public void A_wrong_program_is_told_so(string program)
    {
        var (status, output, error) = Command.Run("check", "-e", program);
        Assert.Equal((1, ""), (status, output));
        Assert.Contains("<expression>:1:", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--max-nodes", "the derivative takes more than 9 nodes")]
    [InlineData("--max-length", "the answer is longer than 9 tokens")]
    public void A_limit_is_told_with_the_way_to_raise_it(string option, string message)
    {
        const string Sines = "x : vector(n); L = sum(exp(x) .* sin(x) .* cos(2*x))";
        foreach (var command in new[] { "diff", "hessian", "verify" })
        {
            var (status, output, error) = Command.Run(command, "-e", Sines, option, "9");
            Assert.Equal((1, ""), (status, output));
            Assert.Equal($"error[unsupported]: {message}\n  = help: raise the limit by `{option}`; it is 9 now\n", error);
        }

        Assert.Equal(0, Command.Run("diff", "-e", Sines, option, "1000000").Status);
    }

    [Theory]
    [InlineData("A : (n, n); f = tr((A^100)^100)")]
    [InlineData("A : (n, n); x : vector(n); f = x'*(((A^999)^999)^999)*x")]
    public void Nested_powers_meet_the_limit(string program)
    {
        var (status, output, error) = Command.Run("diff", "-e", program);
        Assert.Equal((1, ""), (status, output));
        Assert.Contains("the derivative takes more than 4,000,000 nodes", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Products_of_products_may_have_more_factors_than_numbers_count()
    {
        var cubes = string.Concat(Enumerable.Range(1, 45).Select(k => $"h{k} = h{k - 1}*h{k - 1}*h{k - 1}; "));
        var (status, output, _) = Command.Run("diff", "-e", $"K : (n, n); x : vector(n); h0 = K; {cubes}f = x'*h45*x", "--wrt", "x");
        Assert.Equal((0, "df/dx : (n, 1) = (h45 + h45')*x\n"), (status, output));
    }

    [Fact]
    public void Text_that_is_no_UTF8_is_refused()
    {
        var (status, _, error) = Command.Run([(byte)'x', 0xFF], ["check", "-"]);
        Assert.Equal(2, status);
        Assert.Contains("UTF-8 text, at byte 2", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_errors_are_counted_and_not_all_shown()
    {
        var (_, _, error) = Command.Run("check", "-e", new StringBuilder().Insert(0, "=;", 1000).ToString());
        Assert.EndsWith("900 more errors are not shown\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_that_cannot_be_written_is_told()
    {
        using var errors = new MemoryStream();
        Assert.Equal(74, Program.Run(["check", "-e", Affine], Stream.Null, new FailingStream(), errors));
        Assert.Contains("could not be written", Encoding.UTF8.GetString(errors.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void Check(string format)
    {
        var (status, output, error) = Command.Run(
            "check", "-e", "X, Y : (2*m, n); S : (n, n) positive_definite; μ = 1/m*sum(X*S)", "--format", format);
        Assert.Equal((0, ""), (status, error));
        Snapshot.Match($"tests/SymMat.Cli.Tests/CommandLineTests.Check_format={format}", "txt", output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("diff")]
    [InlineData("hessian")]
    [InlineData("check")]
    [InlineData("verify")]
    public void Help(string command)
    {
        var (status, output, error) = Command.Run($"{command} --help".Trim().Split(' '));
        Assert.Equal((0, ""), (status, error));
        Assert.Equal((status, output, error), Command.Run($"{command} -h".Trim().Split(' ')));

        // Usage names the running executable, which here is the test's.
        var host = Path.GetFileNameWithoutExtension(Environment.GetCommandLineArgs()[0]);
        Snapshot.Match(
            $"tests/SymMat.Cli.Tests/CommandLineTests.Help_command={command}",
            "txt",
            output.Replace(host, "symmat", StringComparison.Ordinal));
    }

    [Fact]
    public void The_version_is_a_line() => Assert.Matches(@"^symmat \d+\.\d+\.\d+\n$", Command.Run("--version").Output);

    private sealed class FailingStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left");
    }
}
