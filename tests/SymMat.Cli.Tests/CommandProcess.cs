using System.Diagnostics;
using System.Text;
using SymMat.Tests.Support;

namespace SymMat.Cli.Tests;

/// <summary>Runs the command as a process of its own, for what only a process shows: signals, pipes, surroundings.</summary>
internal sealed class CommandProcess : IDisposable
{
    private const int Interrupt = 2;

    private readonly Process _process;

    private CommandProcess(ProcessStartInfo start) =>
        _process = Process.Start(start) ?? throw new InvalidOperationException("the command does not start");

    /// <summary>The identity that the system gave it.</summary>
    public int Id => _process.Id;

    /// <summary>Starts the command with variables of the environment set, or unset where null.</summary>
    public static CommandProcess Start(string[] args, params (string Name, string? Value)[] environment) =>
        Launch([.. Interruptible, "dotnet", Path.Combine(AppContext.BaseDirectory, "symmat.dll"), .. args], environment);

    /// <summary>Starts a line of the shell in which <c>symmat</c> is the command.</summary>
    public static CommandProcess StartLine(string line) => Launch(
        ["sh", "-c", line.Replace("symmat", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "symmat.dll")}'", StringComparison.Ordinal)],
        []);

    /// <summary>What runs a command that can be interrupted from where it can't be, as in the background of a script.</summary>
    private static string[] Interruptible
    {
        get
        {
            const string Status = "/proc/self/status", Ignored = "SigIgn:";
            var mask = File.Exists(Status)
                ? File.ReadLines(Status).FirstOrDefault(l => l.StartsWith(Ignored, StringComparison.Ordinal)) : null;
            var isIgnored = mask is not null && (Convert.ToUInt64(mask[Ignored.Length..].Trim(), 16) & (1UL << (Interrupt - 1))) != 0;
            return isIgnored ? ["env", "--default-signal=INT"] : [];
        }
    }

    /// <summary>What it left when it ended; it is killed after a time that it should never take.</summary>
    public Run End()
    {
        var output = Read(_process.StandardOutput.BaseStream);
        var error = Read(_process.StandardError.BaseStream);
        if (!_process.WaitForExit(TimeSpan.FromMinutes(1)))
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException("the command does not end");
        }

        return new(_process.ExitCode, output.Result, error.Result);
    }

    public void Dispose() => _process.Dispose();

    private static CommandProcess Launch(string[] words, (string Name, string? Value)[] environment)
    {
        var start = new ProcessStartInfo(words[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        words.Skip(1).ToList().ForEach(start.ArgumentList.Add);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(start);
    }

    private static async Task<string> Read(Stream stream)
    {
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return Encoding.UTF8.GetString(all.ToArray());
    }
}
