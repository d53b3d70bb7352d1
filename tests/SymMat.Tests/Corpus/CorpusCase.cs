using System.Collections.Immutable;
using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Calculus;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Syntax;
using SymMat.Tests.Support;

namespace SymMat.Tests.Corpus;

/// <summary>A case of values.jsonl: a program, numbers for its symbols, and the value and derivative that they give.</summary>
internal sealed class CorpusCase
{
    private readonly JsonElement _json;

    private CorpusCase(JsonElement json) => _json = json;

    public static ImmutableSortedDictionary<string, CorpusCase> All { get; } =
        File.ReadLines(Repository.PathOf("tests", "corpus", "values.jsonl"))
            .Select(line => new CorpusCase(JsonElement.Parse(line)))
            .ToImmutableSortedDictionary(c => c.Id, c => c, StringComparer.Ordinal);

    public string Id => Text("id");

    public string Source => Text("program");

    public Question Question => new(
        Spellings.Latin(Text("of")),
        [[.. _json.GetProperty("wrt").EnumerateArray().Select(w => Spellings.Latin(w.GetString()!))]],
        Enum.Parse<Layout>(Text("layout"), ignoreCase: true));

    public NumericArray Value => Array(_json.GetProperty("value"));

    public NumericArray Derivative => Array(_json.GetProperty("derivative"));

    /// <summary>The point of the case, with the values of the program's definitions.</summary>
    public Point PointFor(MatrixProgram program)
    {
        var dimensions = _json.GetProperty("dims").EnumerateObject()
            .ToImmutableDictionary(d => d.Name, d => d.Value.GetInt32());
        var values = program.Symbols.ToImmutableDictionary(s => s.Name, s => Matrix(InputOf(s.Name)));
        return new Point(values, dimensions).WithDefinitionsOf(program);
    }

    // Names that Python reserves have an underscore there.
    private JsonElement InputOf(string name) =>
        _json.GetProperty("inputs").TryGetProperty(name, out var value)
            ? value : _json.GetProperty("inputs").GetProperty(name + "_");

    private string Text(string property) => _json.GetProperty(property).GetString()!;

    private static Matrix<double> Matrix(JsonElement json)
    {
        var array = Array(json);
        return Matrix<double>.Build.DenseOfRowMajor(array.Lengths[0], array.Lengths[1], array.Entries);
    }

    private static NumericArray Array(JsonElement json)
    {
        var lengths = ImmutableArray.CreateBuilder<int>();
        for (var inner = json; inner.ValueKind == JsonValueKind.Array; inner = inner[0])
        {
            lengths.Add(inner.GetArrayLength());
        }

        return new(lengths.Count == 0 ? [1, 1] : lengths.ToImmutable(), [.. Flat(json)]);
    }

    private static IEnumerable<double> Flat(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().SelectMany(Flat) : [json.GetDouble()];
}
