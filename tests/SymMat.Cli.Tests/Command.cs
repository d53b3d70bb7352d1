using System.Text;

namespace SymMat.Cli.Tests;

/// <summary>Runs the command in process.</summary>
internal static class Command
{
    public static (int Status, string Output, string Error) Run(params string[] args) => Run("", args);

    public static (int Status, string Output, string Error) Run(string input, string[] args) =>
        Run(Encoding.UTF8.GetBytes(input), args);

    public static (int Status, string Output, string Error) Run(byte[] input, string[] args)
    {
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        var status = Program.Run(args, new MemoryStream(input), output, errors);
        return (status, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(errors.ToArray()));
    }
}
