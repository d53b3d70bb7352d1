using System.Diagnostics;

namespace SymMat.Cli.Tests;

/// <summary>The command among other processes: it writes the same bytes wherever it runs, and ends as it is told to.</summary>
public class ProcessTests
{
    private const string Program = "X : (m, n); λ : scalar; y : (m, 1); w : vector(n); L = 0.5*norm(X*w - y)^2 + λ*sum(exp(w/3))";

    [Theory]
    [InlineData("tr_TR.UTF-8", "Asia/Kathmandu", "1", "1")]
    [InlineData("de_DE.UTF-8", "America/St_Johns", "8", "0")]
    [InlineData("C", "UTC", "2", "0")]
    public void The_same_bytes_come_out_anywhere(string locale, string zone, string processors, string invariant)
    {
        (string, string?)[] surroundings =
        [
            ("LANG", locale), ("LC_ALL", locale), ("TZ", zone), ("DOTNET_PROCESSOR_COUNT", processors),
            ("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", invariant), ("DOTNET_TieredCompilation", invariant),
        ];
        Same("diff", "-e", Program, "--format", "json");
        Same("diff", "-e", Program, "--format", "numpy");
        Same("check", "-e", "I = ı; X : (m, İ)");
        Same("verify", "-e", Program, "--samples", "3", "--format", "json");
        Same("verify", "-e", Program, "--wrt", "w", "--candidate", "X'*(X*w - y)");

        void Same(params string[] args)
        {
            using var command = CommandProcess.Start(args, surroundings);
            var (status, output, error) = command.End();
            Assert.Equal(Command.Run(args), (status, output, error));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("work")]
    public void It_is_interrupted_at_once(string doing)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "x0 : vector(n)\n" + string.Concat(
            Enumerable.Range(0, 30_000).Select(k => $"x{k + 1} = sin(x{k})*sum(x{k / 2})\n")));
        using var command = CommandProcess.Start(["diff", doing.Length > 0 ? file : "-"]);
        Thread.Sleep(1500);
        var watch = Stopwatch.StartNew();
        using var kill = System.Diagnostics.Process.Start("kill", ["-INT", $"{command.Id}"]);
        var (status, output, _) = command.End();
        File.Delete(file);
        Assert.Equal((130, ""), (status, output));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    [Theory]
    [InlineData(74, "symmat diff -e 'x : scalar; L = x' > /dev/full")]
    [InlineData(74, "symmat diff -e 'x : scalar; L = x' >&-")]
    [InlineData(2, "symmat diff /proc/self/mem")]
    [InlineData(2, "symmat diff examples")]
    [InlineData(2, "symmat diff - < examples")]
    [InlineData(2, "symmat diff examples/gone.symmat")]
    [InlineData(2, "symmat diff \"$(printf 'a\\001b')\"")]
    [InlineData(0, "symmat diff -e 'x : scalar; L = x' 2>&-")]
    public void What_can_not_be_read_or_written_is_told(int expected, string line)
    {
        using var command = CommandProcess.StartLine(line);
        var (status, _, error) = command.End();
        Assert.Equal(expected, status);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Equal(expected == 0, error.Length == 0);
    }

    [Fact]
    public void A_reader_that_goes_away_is_no_fault()
    {
        var terms = string.Join(" + ", Enumerable.Range(1, 4000).Select(k => $"sin(x/{k})"));
        var file = Path.GetTempFileName();
        File.WriteAllText(file, $"x : scalar\nL = {terms}\n");
        using var command = CommandProcess.StartLine($"(symmat diff {file}; echo $? >&2) | head -c 10");
        var (_, output, error) = command.End();
        File.Delete(file);
        Assert.Equal("dL/dx : (1", output);
        Assert.Matches("^(symmat: output could not be written: [^\n]*\n)?(74|0)\n$", error);
    }

    [Fact]
    public void A_file_without_permission_is_told()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "x : scalar\nL = x\n");
        using var command = CommandProcess.StartLine($"chmod 0 {file}; symmat diff {file}");
        var (status, _, error) = command.End();
        File.Delete(file);

        // The administrator reads it all the same.
        Assert.True(status == 0 || (status == 2 && error.Contains("permission denied", StringComparison.Ordinal)), error);
    }
}
