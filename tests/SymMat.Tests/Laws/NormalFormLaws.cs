using System.Collections.Immutable;
using SymMat.Calculus;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Printing;
using SymMat.Tests.Corpus;
using SymMat.Tests.Support;

namespace SymMat.Tests.Laws;

/// <summary>
/// The answer does not depend on how the program writes what commutes, nor on names; and an answer as a program has
/// itself for an answer. Each law is held over the corpus; the few cases that differ in the last may only become fewer.
/// </summary>
public class NormalFormLaws
{
    private const string Mark = "Qq";
    private const int MostThatAreNotTheirOwn = 12;

    private static readonly ImmutableArray<CorpusCase> Cases = [.. CorpusCase.All.Values];

    [Fact]
    public void Answers_do_not_depend_on_the_order_of_terms_and_entrywise_factors() =>
        Hold(0, c => (Text(Programs.Read(c.Source), c), Text(Reversed(Programs.Read(c.Source)), c)));

    [Fact]
    public void Answers_do_not_depend_on_names() => Hold(0, c =>
    {
        var program = Programs.Read(c.Source);
        var renamed = Renamed(program);
        var question = c.Question with { Of = c.Question.Of + Mark, Wrt = [[.. c.Question.Wrt[0].Select(w => w + Mark)]] };
        var answer = Differentiator.Answer(renamed, question);
        return (Text(program, c), Formats.Find("text")!.Print(answer).Replace(Mark, "", StringComparison.Ordinal));
    });

    [Fact]
    public void An_answer_is_its_own_answer() => Hold(MostThatAreNotTheirOwn, c =>
    {
        var program = Programs.Read(c.Source);
        var answer = Differentiator.Answer(program, c.Question with { Expand = true });
        if (answer.Derivatives[0].Body is not MatrixBody { Value: var value } || !answer.Where.IsEmpty)
        {
            return ("", "");
        }

        var weight = new Symbol("T_", value.Shape, Properties.None);
        var product = new Definition("Z_", Build.Apply(Functions.Dot, new NameExpression("T_", value.Shape), value));
        var weighted = new MatrixProgram([.. program.Symbols, weight], [product], program.DimensionNames);
        var again = Differentiator.Answer(weighted, new("Z_", [["T_"]]));
        return (Body(value), Body(((MatrixBody)again.Derivatives[0].Body).Value));
    });

        private static string Body(MatrixExpression value) => TextFormat.Body(new MatrixBody(value));

    private static string Text(MatrixProgram program, CorpusCase test) =>
        Formats.Find("text")!.Print(Differentiator.Answer(program, test.Question));

    private static void Hold(int most, Func<CorpusCase, (string Expected, string Actual)> law)
    {
        var differ = Cases.Select(c => (c.Id, Pair: law(c))).Where(c => c.Pair.Expected != c.Pair.Actual).ToList();
        Assert.True(differ.Count <= most, $"{differ.Count} differ\n" + string.Join("\n", differ.Select(d => $"{d.Id}\n  {d.Pair.Expected}\n  {d.Pair.Actual}")));
    }

    /// <summary>The program with the terms of sums and the factors of entrywise products the other way round.</summary>
    private static MatrixProgram Reversed(MatrixProgram program) => program with
    {
        Definitions = [.. program.Definitions.Select(d => d with { Value = Map(d.Value, Reverse) })],
    };

    private static MatrixExpression Reverse(MatrixExpression node) => node switch
    {
        SumExpression sum when sum.Terms.All(t => !t.Dotted) => Build.Sum([.. sum.Terms.Reverse()]),
        ApplyExpression { Operator: var o } apply when o == Operators.EntrywiseProduct => Build.Apply(o, [.. apply.Operands.Reverse()]),
        _ => node,
    };

    private static MatrixProgram Renamed(MatrixProgram program) => new(
        [.. program.Symbols.Select(s => s with { Name = s.Name + Mark })],
        [.. program.Definitions.Select(d => new Definition(d.Name + Mark, Map(d.Value, node => node is NameExpression name ? new NameExpression(name.Name + Mark, name.Shape) : node)))],
        program.DimensionNames);

    // Recursion is on the depth of a program of the corpus.
    private static MatrixExpression Map(MatrixExpression node, Func<MatrixExpression, MatrixExpression> map) => map(node switch
    {
        SumExpression sum => Build.Sum([.. sum.Terms.Select(t => t with { Operand = Map(t.Operand, map) })]),
        ProductExpression => Build.Product([.. node.Operands.Select(o => Map(o, map))]),
        ApplyExpression { Operands.IsEmpty: false } apply => Build.Apply(apply.Operator, [.. apply.Operands.Select(o => Map(o, map))]),
        _ => node,
    });
}
