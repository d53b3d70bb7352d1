using System.Collections.Immutable;
using System.Text.Json;
using SymMat.Diagnostics;
using SymMat.Matrices;
using SymMat.Tests.Support;

namespace SymMat.Tests.Corpus;

/// <summary>Each bad program of errors.jsonl is told what is wrong with it, and where.</summary>
public class ErrorCorpusTests
{
    private static readonly ImmutableSortedDictionary<string, JsonElement> Cases =
        File.ReadLines(Repository.PathOf("tests", "corpus", "errors.jsonl")).Select(l => JsonElement.Parse(l))
            .ToImmutableSortedDictionary(c => c.GetProperty("id").GetString()!, c => c, StringComparer.Ordinal);

    // Where there is no place, the command line is wrong, and the program right.
    public static TheoryData<string> Ids =>
        [.. Cases.Where(c => c.Value.GetProperty("at").ValueKind != JsonValueKind.Null).Select(c => c.Key)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_bad_program_is_told_what_and_where(string id)
    {
        var example = Cases[id];
        var text = example.GetProperty("program").GetString()!;
        var result = ProgramText.Check(text, "program");
        var messages = result.Diagnostics.Select(d => DiagnosticText.Render(d, result.Source)).ToList();
        Assert.True(messages.Any(m => Tells(m, example)), $"{text}\n{example}\n{string.Concat(messages)}");
    }

    private static bool Tells(string message, JsonElement example)
    {
        var words = example.GetProperty("mentions").EnumerateArray().Select(m => m.GetString()!);
        var echoless = string.Concat(message.Split('\n').Where(l => !l.Contains(" | ", StringComparison.Ordinal)));
        return message.Contains($"error[{example.GetProperty("error").GetString()}]", StringComparison.Ordinal)
            && Places(example).Any(p => message.StartsWith($"program:{p}: ", StringComparison.Ordinal))
            && words.All(w => echoless.Contains(w, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Places(JsonElement example) =>
        (example.TryGetProperty("at_any", out var others) ? others.EnumerateArray() : [])
            .Prepend(example.GetProperty("at"))
            .Select(at => $"{at[0]}:{at[1]}");
}
