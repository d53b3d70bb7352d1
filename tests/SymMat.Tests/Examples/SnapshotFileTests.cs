using SymMat.Tests.Support;

namespace SymMat.Tests.Examples;

/// <summary>A snapshot that nothing is held to is refuse.</summary>
public class SnapshotFileTests
{
    [Fact]
    public void Every_snapshot_belongs_to_an_example_or_to_a_test()
    {
        var files = Repository.Files("*.verified.*", "examples").Concat(Repository.Files("*.verified.*", "tests"));
        Assert.All(files, file => Assert.True(HasExample(file) || HasTest(file), Repository.Relative(file)));
    }

    // {example}, or {example}.{what else is shown of it}.
    private static bool HasExample(string file) => File.Exists(Path.Combine(
        Path.GetDirectoryName(file)!, Path.GetFileName(file).Split('.')[0] + ".symmat"));

    // {Class}.{Method}, then what its parameters are.
    private static bool HasTest(string file) =>
        Path.GetFileName(Stem(file)).Split('.', 2) is [var type, var rest]
        && Repository.Files($"{type}.cs", "tests").Any(source =>
            Path.GetDirectoryName(source) == Path.GetDirectoryName(file)
            && MethodsOf(source).Any(m => rest == m || rest.StartsWith(m + "_", StringComparison.Ordinal)));

    private static IEnumerable<string> MethodsOf(string source) =>
        File.ReadLines(source).Select(l => l.Trim())
            .Where(l => l.StartsWith("public void ", StringComparison.Ordinal))
            .Select(l => l["public void ".Length..l.IndexOf('(', StringComparison.Ordinal)]);

    private static string Stem(string file) => file[..file.IndexOf(".verified.", StringComparison.Ordinal)];
}
