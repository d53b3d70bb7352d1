using System.CommandLine;
using System.Globalization;

namespace SymMat.Cli;

/// <summary>Options that take a number.</summary>
internal static class Numbers
{
    /// <summary>An option of an integer, which is read alike in every locale.</summary>
    public static Option<ulong> Option(string name, string description, ulong standard, ulong least, ulong most) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => standard,
        CustomParser = result =>
        {
            var word = result.Tokens[^1].Value;
            if (!ulong.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            {
                result.AddError($"{name} is an integer from {least} to {most}, not {Diagnostics.Quoting.Quote(word)}");
            }

            return number;
        },
    };
}
