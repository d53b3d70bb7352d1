using System.Text.Json;
using SymMat.Printing;
using SymMat.Tests.Fuzzing;

/// <summary>One line of JSON a program: a NumPy module, the values of its names, and what it must give.</summary>
internal sealed class Modules(string folder) : IDisposable
{
    private readonly StreamWriter _lines = new(Path.Combine(folder, "modules.jsonl"));

    public void Add(int seed, Answered answered)
    {
        var (program, answer, point, value) = answered;
        _lines.WriteLine(JsonSerializer.Serialize(new
        {
            seed,
            module = Formats.Find("numpy")!.Print(answer),
            text = Formats.Find("text")!.Print(answer),
            dimensions = point.Dimensions,
            symbols = program.Symbols.ToDictionary(s => s.Name, s => new
            {
                scalar = s.Shape.IsScalar,
                rows = point.Values[s.Name].ToRowArrays(),
            }),
            shape = value.Lengths,
            entries = value.Entries.Select(x => double.IsFinite(x) ? x : (double?)null),
            scalar = answer.Derivatives[0].Body is SymMat.Notation.MatrixBody { Value.Shape.IsScalar: true },
        }));
    }

    public void Dispose() => _lines.Dispose();
}
