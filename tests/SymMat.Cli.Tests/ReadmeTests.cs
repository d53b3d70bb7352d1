using System.Text.RegularExpressions;
using SymMat.Tests.Support;

namespace SymMat.Cli.Tests;

/// <summary>Every command that the README shows gives exactly what it shows.</summary>
public partial class ReadmeTests
{
    private const string ByDotnet = "dotnet run --project src/SymMat.Cli -- ";

    public static TheoryData<string, string> Commands
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var command in Blocks().Matches(Readme).SelectMany(b => Command().Matches(b.Groups["text"].Value)))
            {
                data.Add(command.Groups["line"].Value, command.Groups["output"].Value);
            }

            return data;
        }
    }

    private static string Readme => Repository.Read("README.md");

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_gives_what_is_shown(string line, string output)
    {
        var actual = OutputOf(line);
        if (Snapshot.Accepts)
        {
            File.WriteAllText(
                Repository.PathOf("README.md"), Readme.Replace($"$ {line}\n{output}", $"$ {line}\n{actual}", StringComparison.Ordinal));
            return;
        }

        Assert.Equal(output, actual);
    }

    [Fact]
    public void Every_example_that_is_shown_is_the_file() =>
        Assert.All(Listing().Matches(Readme), m => Assert.Contains(
            m.Groups["text"].Value, Repository.Read(m.Groups["file"].Value), StringComparison.Ordinal));

    private static string OutputOf(string line)
    {
        var run = Cli.RunLine(line.Replace(ByDotnet, "symmat ", StringComparison.Ordinal)["symmat ".Length..]);
        return run.Output + run.Error;
    }

    [GeneratedRegex(@"^```console\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"^\$ (?<line>[^\n]*)\n(?<output>(?:(?!\$ )[^\n]*\n)*)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"^```\n# (?<file>examples/\S+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Listing();
}
