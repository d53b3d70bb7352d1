using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using SymMat.Tests.Support;

namespace SymMat.Cli.Tests;

/// <summary>What a run of the command left: its exit status, its answer, and what else it said.</summary>
internal sealed record Run(int Status, string Output, string Error);

/// <summary>Runs the command in this process, in the repository's root.</summary>
internal static partial class Cli
{
    [ModuleInitializer]
    internal static void StandInTheRoot() => Directory.SetCurrentDirectory(Repository.Root);

    /// <summary>Runs the words of a line, of which quotes are taken off as a shell does.</summary>
    public static Run RunLine(string line) =>
        Run([.. Word().Matches(line).Select(m => m.Groups["quoted"].Success ? m.Groups["quoted"].Value : m.Value)]);

    public static Run Run(string[] args, string input = "")
    {
        using var stdin = new MemoryStream(Encoding.UTF8.GetBytes(input));
        using var stdout = new MemoryStream();
        using var stderr = new MemoryStream();
        var status = Program.Run(args, stdin, stdout, stderr);
        return new(status, Encoding.UTF8.GetString(stdout.ToArray()), Encoding.UTF8.GetString(stderr.ToArray()));
    }

    [GeneratedRegex(@"""(?<quoted>[^""]*)""|\S+")]
    private static partial Regex Word();
}
