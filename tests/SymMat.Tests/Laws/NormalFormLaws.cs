using System.Collections.Immutable;
using CsCheck;
using SymMat.Calculus;
using SymMat.Diagnostics;
using SymMat.Matrices;
using SymMat.Printing;
using SymMat.Tests.Corpus;
using SymMat.Tests.Fuzzing;
using SymMat.Tests.Support;

namespace SymMat.Tests.Laws;

/// <summary>
/// The answer depends neither on the order in which a program writes the terms of sums and the factors of entrywise
/// products, nor on names: over the corpus, and over random programs.
/// </summary>
public class NormalFormLaws
{
    private const int RandomPrograms = 400;

    private static readonly ImmutableArray<CorpusCase> Cases = [.. CorpusCase.All.Values];

    private static readonly Gen<Exchange[]> Exchanges =
        Gen.Select(Gen.Int[0, 99], Gen.Int[0, 11], Gen.Int[0, 11], (site, first, second) => new Exchange(site, first, second)).Array[1, 12];

    private static readonly Gen<string[]> Prefixes = Gen.Shuffle(Enumerable.Range(0, 100).Select(Prefix).ToArray());

    private static readonly Gen<CorpusCase> AnyCase = Gen.Int[0, Cases.Length - 1].Select(place => Cases[place]);

    private static readonly Gen<Sketch> AnyProgram = Gen.Select(Gen.Int[1, 4], Gen.Int[0, 1_000_000], (depth, seed) => SketchGenerator.Of(seed, depth));

    [Fact]
    public void Answers_of_the_corpus_do_not_depend_on_the_order_of_writing() =>
        Sampling.Hold(Gen.Select(AnyCase, Exchanges), 2 * Cases.Length, sample => Reordered(Read(sample.Item1), sample.Item2));

    [Fact]
    public void Answers_of_the_corpus_do_not_depend_on_names() =>
        Sampling.Hold(Gen.Select(AnyCase, Prefixes), Cases.Length, sample => Renamed(Read(sample.Item1), sample.Item2));

    [Fact]
    public void Answers_of_random_programs_do_not_depend_on_the_order_of_writing() =>
        Sampling.Hold(Gen.Select(AnyProgram, Exchanges), RandomPrograms, sample => Smallest(sample.Item1, s => Reordered(Read(s), sample.Item2)));

    [Fact]
    public void Answers_of_random_programs_do_not_depend_on_names() =>
        Sampling.Hold(Gen.Select(AnyProgram, Prefixes), RandomPrograms, sample => Smallest(sample.Item1, s => Renamed(Read(s), sample.Item2)));

    private static Asking Read(CorpusCase test) => new(Programs.Read(test.Source), test.Question);

    private static Asking Read(Sketch sketch) =>
        new(Programs.Read(sketch.Text), new(sketch.Of, [sketch.Wrt], sketch.Layout, sketch.Expand));

    private static string? Reordered(Asking asked, Exchange[] exchanges) =>
        Difference(asked.Text, (asked with { Program = Reordering.Exchanged(asked.Program, exchanges) }).Text);

    /// <summary>Both programs have prefixed names, so that in neither a name is taken that the answer would give.</summary>
    private static string? Renamed(Asking asked, string[] prefixes)
    {
        var names = asked.Program.Symbols.Select(s => s.Name).Concat(asked.Program.Definitions.Select(d => d.Name)).ToList();
        return Difference(Plain(name => Prefix(names.IndexOf(name))), Plain(name => prefixes[names.IndexOf(name)]));

        string Plain(Func<string, string> prefix) => Enumerable.Range(0, names.Count).Aggregate(
            asked.Renamed(name => prefix(name) + name).Text, (text, n) => text.Replace(prefix(names[n]), "", StringComparison.Ordinal));
    }

    private static string Prefix(int number) => $"Q{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}";

    private static string? Difference(string first, string second) => first == second ? null : $"{first}{second}";

    /// <summary>What is wrong with the smallest program that still shows something wrong; null where nothing is.</summary>
    private static string? Smallest(Sketch sketch, Func<Sketch, string?> law)
    {
        if (Held(sketch) is null)
        {
            return null;
        }

        var smallest = Shrinker.Shrink(sketch, s => Held(s) is not null, trials: 200);
        return $"{smallest.Case}\n{Held(smallest)}";

        string? Held(Sketch s)
        {
            try
            {
                return ProgramText.Check(s.Text, "program").Program is null ? null : law(s);
            }
            catch (Exception e) when (e is LimitException or UndefinedException)
            {
                return null;
            }
        }
    }

    /// <summary>A program with a question.</summary>
    private sealed record Asking(MatrixProgram Program, Question Question)
    {
        public string Text => Formats.Find("text")!.Print(Differentiator.Answer(Program, Question));

        public Asking Renamed(Func<string, string> rename) => new(
            Reordering.Renamed(Program, rename),
            Question with { Of = rename(Question.Of), Wrt = [.. Question.Wrt.Select(w => w.Select(rename).ToImmutableArray())] });
    }
}
