using System.Text;
using System.Text.Json;
using SymMat.Explanation;

namespace SymMat.Printing;

/// <summary>
/// One JSON object: <c>sections</c>, each a <c>title</c> and <c>lines</c>; a line has <c>left</c> (null where it goes on
/// from the line before), <c>right</c> and <c>rule</c>, each as text, Unicode and LaTeX. <c>chain</c> is the table of the
/// chain rule.
/// </summary>
internal sealed class JsonSteps : IStepFormat
{
    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public string Print(Derivation derivation) => Write(derivation, withSections: true);

    /// <inheritdoc/>
    public string PrintChain(Derivation derivation) => Write(derivation, withSections: false);

    private static string Write(Derivation derivation, bool withSections)
    {
        (string Name, StepWriter Writer)[] writers =
        [
            ("text", LinearStepWriter.Text(derivation)),
            ("unicode", LinearStepWriter.Unicode(derivation)),
            ("latex", new LatexStepWriter(derivation)),
        ];
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, JsonFormat.Options))
        {
            json.WriteStartObject();
            if (withSections)
            {
                json.WriteStartArray("sections");
                foreach (var section in derivation.Sections)
                {
                    WriteSection(json, section, writers);
                }

                json.WriteEndArray();
            }

            WriteChain(json, derivation, writers);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteSection(Utf8JsonWriter json, Section section, (string Name, StepWriter Writer)[] writers)
    {
        json.WriteStartObject();
        WriteEach(json, "title", writers, w => w.Of(section.Title));
        json.WriteStartArray("lines");
        foreach (var line in section.Lines)
        {
            json.WriteStartObject();
            WriteEach(json, "left", writers, w => w.Sides(line).Left);
            WriteEach(json, "right", writers, w => w.Sides(line).Right.TrimStart('=', ' '));
            WriteEach(json, "rule", writers, w => w.Of(line.Reason));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteChain(Utf8JsonWriter json, Derivation derivation, (string Name, StepWriter Writer)[] writers)
    {
        string[] columns = ["name", "definition", "shape", "derivative", "derivative_shape", "rule"];
        var tables = writers.Select(w => (w.Name, Writer: ChainTable.Rows(derivation, w.Writer).Skip(1).ToList())).ToList();
        json.WriteStartArray("chain");
        for (var row = 0; row < derivation.Chain.Length; row++)
        {
            json.WriteStartObject();
            for (var column = 0; column < columns.Length; column++)
            {
                var place = (row, column);
                WriteEach(json, columns[column], tables, t => t[place.row][place.column]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A value in each format, or null where it is empty.</summary>
    private static void WriteEach<T>(Utf8JsonWriter json, string name, IEnumerable<(string Name, T Writer)> writers, Func<T, string> write)
    {
        var values = writers.Select(w => (w.Name, Value: write(w.Writer))).ToList();
        if (values[0].Value.Length == 0)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        foreach (var (format, value) in values)
        {
            json.WriteString(format, value);
        }

        json.WriteEndObject();
    }
}
