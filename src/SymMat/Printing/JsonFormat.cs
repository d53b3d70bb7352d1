using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SymMat.Notation;

namespace SymMat.Printing;

/// <summary>
/// One JSON object: <c>layout</c>, and <c>derivatives</c>, a list in the order asked for. A derivative has <c>of</c>;
/// <c>wrt</c>, a list of one or two names; <c>kind</c>, "matrix" or "index"; <c>shape</c>, a list of dimensions (two; four
/// for a tensor; six for the second derivative of a vector or a matrix); <c>text</c>, the value in the language; <c>unicode</c> and <c>latex</c>, the whole formula; and,
/// in index notation, <c>axes</c>: for each axis the list of indices that run along it, the first fastest. <c>reading</c>
/// has <c>text</c>, <c>unicode</c> and <c>latex</c> of the notation asked for, or of the differential of an array.
/// <c>spaces</c>, where a variable is structured, is a list of <c>variable</c>, <c>structure</c> (the property) and
/// <c>entries</c>: "all" for the gradient within that space, "free" for the derivative by the entries that fix the others.
/// Where values use names beside the program's, <c>where</c> lists them, each with <c>name</c>, <c>shape</c>,
/// <c>text</c>, <c>unicode</c> and <c>latex</c>, after those that it uses.
/// </summary>
internal sealed class JsonFormat : IFormat
{
    internal static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",

        // The default writes + and ' as numbers, for the sake of pages that JSON is pasted into.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public string Print(Answer answer)
    {
        answer = Sharing.Of(answer);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("layout", LayoutName(answer.Layout));
            json.WriteStartArray("derivatives");
            foreach (var derivative in answer.Derivatives)
            {
                Write(json, Plain(derivative), derivative, answer);
            }

            json.WriteEndArray();
            WriteWhere(json, answer);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>The derivative as a value: in index notation where that was asked for.</summary>
    private static Derivative Plain(Derivative derivative) => derivative with
    {
        Body = derivative.Reading is IndexReading index ? index.Body : derivative.Body,
        Reading = null,
        Beside = null,
        Spaces = [],
    };

    private static void WriteReading(Utf8JsonWriter json, Derivative derivative, Answer answer)
    {
        var equation = derivative.Reading as DifferentialReading ?? derivative.Beside;
        if (equation is null && derivative.Reading is not EinsumReading)
        {
            return;
        }

        var shown = derivative with { Reading = equation ?? derivative.Reading };
        json.WriteStartObject("reading");
        json.WriteString("text", TextFormat.Lines.Line(shown));
        json.WriteString("unicode", UnicodeFormat.Lines.Line(shown));
        json.WriteString("latex", LatexFormat.Line(shown, answer.Program));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Derivative derivative, Derivative whole, Answer answer)
    {
        json.WriteStartObject();
        json.WriteString("of", derivative.Of);
        WriteStrings(json, "wrt", derivative.Wrt);
        json.WriteString("kind", derivative.Body is IndexBody ? "index" : "matrix");
        WriteStrings(json, "shape", Heading.For(derivative).Dimensions.Select(d => d.ToString()));
        if (derivative.Body is IndexBody body)
        {
            json.WriteStartArray("axes");
            foreach (var axis in body.Axes)
            {
                WriteStrings(json, null, axis.Indices.Select(i => i.Letter));
            }

            json.WriteEndArray();
        }

        json.WriteString("text", TextFormat.Body(derivative.Body));
        json.WriteString("unicode", UnicodeFormat.Lines.Line(derivative));
        json.WriteString("latex", LatexFormat.Line(derivative, answer.Program));
        WriteReading(json, whole, answer);
        WriteSpaces(json, whole);
        json.WriteEndObject();
    }

    private static void WriteWhere(Utf8JsonWriter json, Answer answer)
    {
        if (answer.Where.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("where");
        foreach (var definition in answer.Where)
        {
            json.WriteStartObject();
            json.WriteString("name", definition.Name);
            WriteStrings(json, "shape", [definition.Shape.Rows.ToString(), definition.Shape.Columns.ToString()]);
            json.WriteString("text", TextFormat.Body(new MatrixBody(definition.Value)));
            json.WriteString("unicode", UnicodeFormat.Lines.Definition(definition));
            json.WriteString("latex", LatexFormat.Definition(definition));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSpaces(Utf8JsonWriter json, Derivative derivative)
    {
        if (derivative.Spaces.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("spaces");
        foreach (var space in derivative.Spaces)
        {
            json.WriteStartObject();
            json.WriteString("variable", space.Variable);
            json.WriteString("structure", Comment.StructureOf(space));
            json.WriteString("entries", space.IsFree ? "free" : "all");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter json, string? name, IEnumerable<string> values)
    {
        if (name is null)
        {
            json.WriteStartArray();
        }
        else
        {
            json.WriteStartArray(name);
        }

        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static string LayoutName(Layout layout) => layout switch
    {
        Layout.Mixed => "mixed",
        Layout.Denominator => "denominator",
        Layout.Numerator => "numerator",
        _ => throw new ArgumentOutOfRangeException(nameof(layout)),
    };
}
