using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Superpower.Model;
using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Syntax;
using SymMat.Tests.Corpus;
using SymMat.Tests.Support;

namespace SymMat.Tests.Grammar;

/// <summary>Holds grammar/symmat.ebnf and the parser to each other.</summary>
public class GrammarTests
{
    private static readonly ImmutableSortedDictionary<string, Node> Productions =
        Ebnf.Read(Repository.Read("grammar", "symmat.ebnf"));

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 300)];

    public static TheoryData<string> Examples => [.. Repository.Files("*.symmat", "examples").Select(Repository.Relative)];

    public static TheoryData<string> CorpusIds => [.. CorpusCase.All.Keys];

    public static TheoryData<string> Malformed =>
    [
        .. File.ReadLines(Repository.PathOf("tests", "corpus", "errors.jsonl")).Select(l => JsonElement.Parse(l))
            .Where(e => e.GetProperty("error").ValueEquals("syntax")).Select(e => e.GetProperty("program").GetString()!),
    ];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_the_grammar_derives_is_parsed(int seed)
    {
        var generator = new SentenceGenerator(Productions, new Random(seed));
        var program = string.Join(" ", generator.Sentence("Program"));
        var diagnostics = Parser.Parse(new SourceText("sentence", program)).Diagnostics;
        Assert.True(diagnostics.IsEmpty, $"{program}\n{diagnostics.FirstOrDefault()?.Message}");
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_grammar_derives_an_example(string file) => Assert.True(Derives(Repository.Read(file)));

    [Theory]
    [MemberData(nameof(CorpusIds))]
    public void The_grammar_derives_a_program_of_the_corpus(string id) => Assert.True(Derives(CorpusCase.All[id].Source));

    [Theory]
    [MemberData(nameof(Malformed))]
    public void The_grammar_does_not_derive_a_malformed_program(string program) => Assert.False(Derives(program));

    [Fact]
    public void Every_production_used_is_defined()
    {
        var used = Productions.Values.SelectMany(References).Append("Program").Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Productions.Keys, used);
    }

    [Fact]
    public void Productions_have_the_names_that_they_have_in_the_parser()
    {
        var members = typeof(SymMat.Syntax.Grammar)
            .GetMembers(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(m => m.Name).ToHashSet();
        var productions = Productions.Keys.Where(p => char.IsUpper(p[0]) && p != "Program");
        Assert.Subset(members, productions.ToHashSet());
    }

    [Fact]
    public void Properties_are_those_of_the_table() =>
        Assert.Equal(
            PropertyTable.Rows.Select(r => r.Name),
            ((Choice)Productions["Property"]).Items.Select(i => ((Literal)i).Text));

    // Statement by statement, which is where newlines are told apart.
    private static bool Derives(string program)
    {
        var tokens = new Tokenizer().Tokenize(new SourceText("program", program).Text).ToArray();
        for (var next = 0; next < tokens.Length;)
        {
            var slice = StatementSlice.Take(tokens, next);
            next = slice.Next;
            var statement = slice.Tokens.Select(Classify).ToImmutableArray();
            if (!statement.IsEmpty && !new Recognizer(Productions, statement).Derives("Statement"))
            {
                return false;
            }
        }

        return true;
    }

    private static GrammarToken Classify(Token<TokenKind> token) => new(token.ToStringValue(), token.Kind switch
    {
        TokenKind.Name => ["name"],
        TokenKind.Number when token.ToStringValue().All(char.IsAsciiDigit) => ["number", "integer"],
        TokenKind.Number => ["number"],
        _ => [],
    });

    private static IEnumerable<string> References(Node node) => node switch
    {
        Reference r => [r.Name],
        Sequence s => s.Items.SelectMany(References),
        Choice c => c.Items.SelectMany(References),
        Optional o => References(o.Item),
        Repetition r => References(r.Item),
        _ => [],
    };
}
