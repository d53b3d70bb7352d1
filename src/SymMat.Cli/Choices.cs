using System.CommandLine;
using SymMat.Diagnostics;

namespace SymMat.Cli;

/// <summary>Options that take one of a few words.</summary>
internal static class Choices
{
    /// <summary>An option whose default is the first of its words.</summary>
    public static Option<string> Option(string name, string helpName, string description, IReadOnlyList<string> words)
    {
        var option = new Option<string>(name)
        {
            Description = $"{description}: {string.Join(", ", words)}",
            HelpName = helpName,
            DefaultValueFactory = _ => words[0],
        };
        option.CompletionSources.Add([.. words]);
        option.Validators.Add(result =>
        {
            var word = result.Tokens.Count > 0 ? result.Tokens[^1].Value : words[0];
            if (!words.Contains(word))
            {
                var near = Nearest.Of(word, words);
                result.AddError($"{name} is one of {string.Join(", ", words)}, not {Quoting.Quote(word)}"
                    + (near.IsEmpty ? "" : $"; did you mean {Quoting.QuoteAll(near)}?"));
            }
        });
        return option;
    }
}

/// <summary>An option that takes one of a few words, each of which stands for a value; the first is the default.</summary>
internal sealed class Choice<T>(string name, string helpName, string description, params (string Word, T Value)[] choices)
{
    /// <summary>The option of the command line.</summary>
    public Option<string> Option { get; } =
        Choices.Option(name, helpName, description, [.. choices.Select(c => c.Word)]);

    /// <summary>The value that the word given stands for.</summary>
    public T Read(ParseResult line)
    {
        var word = line.GetValue(Option);
        return Array.Find(choices, c => c.Word == word).Value;
    }
}
