using System.Text.RegularExpressions;
using SymMat.Catalog;
using SymMat.Tests.Support;

namespace SymMat.Tests.Architecture;

/// <summary>Data flows one way, and only the catalog knows functions by name.</summary>
public partial class LayeringTests
{
    /// <summary>The folders of the library: each may use those before it.</summary>
    private static readonly string[] Order =
    [
        "Numbers", "Shapes", "Catalog", "Diagnostics", "Syntax", "Matrices", "Tensors", "Notation", "Calculus",
        "Explanation", "Printing", "Numerics", "Verification",
    ];

    public static TheoryData<string> Sources =>
        [.. Repository.Files("*.cs", "src", "SymMat").Select(Repository.Relative)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_folder_uses_earlier_folders_only(string source)
    {
        var folder = source.Split('/')[2];
        var place = Array.IndexOf(Order, folder);
        Assert.True(place >= 0, $"{folder} has no place in the order of folders");
        var text = Repository.Read(source);
        Assert.Contains($"namespace SymMat.{folder};", text, StringComparison.Ordinal);
        Assert.All(Used().Matches(text), m =>
        {
            var used = Array.IndexOf(Order, m.Groups[1].Value);
            Assert.True(used <= place, $"{folder} uses {m.Groups[1].Value}, a later folder");
        });
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Only_the_catalog_names_functions(string source)
    {
        if (source.StartsWith("src/SymMat/Catalog/", StringComparison.Ordinal))
        {
            return;
        }

        var literals = LiteralOrComment().Matches(Repository.Read(source)).Select(m => m.Groups["text"].Value);
        Assert.All(literals, text => Assert.DoesNotContain(text, Functions.ByName.Keys));
        Assert.All(literals.SelectMany(text => Called().Matches(text)), call =>
            Assert.DoesNotContain(call.Groups[1].Value, Functions.ByName.Keys));
    }

    [GeneratedRegex(@"\bSymMat\.([A-Z]\w*)")]
    private static partial Regex Used();

    // Comments are matched so that quotes in them start no literal.
    [GeneratedRegex(@"//[^\n]*|'(?:\\.|[^'\\])+'|@""(?<text>(?:""""|[^""])*)""|""(?<text>(?:\\.|[^""\\\n])*)""")]
    private static partial Regex LiteralOrComment();

    // What follows a dot or a backslash is a name of another language: np.sum, \log.
    [GeneratedRegex(@"(?<![\w.\\])(\w+)\(")]
    private static partial Regex Called();
}
