using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Shapes;

namespace SymMat.Printing;

/// <summary>The names of a program: what each stands for, its shape and its properties.</summary>
public static class ProgramTable
{
    /// <summary>The ways to print the table, the default first.</summary>
    public static ImmutableArray<(string Name, Func<MatrixProgram, string> Print)> Formats { get; } =
        [("text", Text), ("json", Json)];

    private static readonly ImmutableArray<string> Header = ["name", "kind", "shape", "properties"];

    /// <summary>A table with aligned columns.</summary>
    public static string Text(MatrixProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        List<ImmutableArray<string>> rows = [Header];
        rows.AddRange(program.Symbols.Select(s => ImmutableArray.Create(
            s.Name, "symbol", s.Shape.ToString(), string.Join(' ', Names(s.Properties)))));
        rows.AddRange(program.Definitions.Select(d => ImmutableArray.Create(
            d.Name, "definition", d.Shape.ToString(), "")));
        rows.AddRange(program.DimensionNames.Select(n => ImmutableArray.Create(n, "dimension", "", "")));
        var widths = Header.Select((_, column) => rows.Max(r => Width(r[column]))).ToList();
        return string.Concat(rows.Select(r =>
            string.Join("  ", r.Select((cell, column) => Pad(cell, widths[column]))).TrimEnd() + "\n"));
    }

    /// <summary>An object with the symbols, the definitions and the dimensions.</summary>
    public static string Json(MatrixProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            WriteSymbols(json, program);
            WriteDefinitions(json, program);
            WriteStrings(json, "dimensions", program.DimensionNames);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteSymbols(Utf8JsonWriter json, MatrixProgram program)
    {
        json.WriteStartArray("symbols");
        foreach (var symbol in program.Symbols)
        {
            json.WriteStartObject();
            WriteName(json, symbol.Name, symbol.Shape);
            WriteStrings(json, "properties", Names(symbol.Properties));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDefinitions(Utf8JsonWriter json, MatrixProgram program)
    {
        json.WriteStartArray("definitions");
        foreach (var definition in program.Definitions)
        {
            json.WriteStartObject();
            WriteName(json, definition.Name, definition.Shape);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteName(Utf8JsonWriter json, string name, Shape shape)
    {
        json.WriteString("name", name);
        json.WriteString("rows", shape.Rows.ToString());
        json.WriteString("columns", shape.Columns.ToString());
    }

    private static void WriteStrings(Utf8JsonWriter json, string key, IEnumerable<string> values)
    {
        json.WriteStartArray(key);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static IEnumerable<string> Names(Properties properties) =>
        PropertyTable.Rows.Where(r => properties.HasFlag(r.Property)).Select(r => r.Name);

    private static string Pad(string cell, int width) => cell + new string(' ', width - Width(cell));

    private static int Width(string text) => text.EnumerateRunes().Count();
}
