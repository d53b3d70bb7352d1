using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Matrices;
using SymMat.Printing;

namespace SymMat.Verification;

/// <summary>
/// Certificates and grades as JSON. A certificate has <c>of</c>, <c>wrt</c>, <c>text</c> (the derivative), <c>verdict</c>
/// ("verified", "mismatch", "not verified"), <c>samples</c>, <c>seed</c>, <c>points</c>, <c>sizes</c> (an object for each
/// point), <c>redrawn</c> (how many points for each reason), <c>bound</c> (a power of ten that the largest
/// relative error stays below) and, on a mismatch, <c>counterexample</c>. A grade has <c>grade</c>, <c>text</c>, the
/// <c>certificate</c> of the derivative and, where the candidate differs, <c>counterexample</c>.
/// </summary>
internal static class ReportJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>An object whose <c>certificates</c> are a list in the order asked for.</summary>
    public static string Print(ImmutableArray<Certificate> certificates, MatrixProgram program) => Write(json =>
    {
        json.WriteStartArray("certificates");
        foreach (var certificate in certificates)
        {
            json.WriteStartObject();
            Write(json, certificate, program);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>An object with the grade.</summary>
    public static string Print(Grade grade, MatrixProgram program) => Write(json =>
    {
        json.WriteString("grade", JsonNamingPolicy.CamelCase.ConvertName(Enum.GetName(grade.Kind)!));
        json.WriteString("text", grade.Text);
        Write(json, grade.Counterexample, program);
        json.WriteStartObject("certificate");
        Write(json, grade.Certificate, program);
        json.WriteEndObject();
    });

    private static string Write(Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Certificate certificate, MatrixProgram program)
    {
        json.WriteString("of", certificate.Derivative.Of);
        json.WriteStartArray("wrt");
        foreach (var name in certificate.Derivative.Wrt)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteString("text", TextFormat.Lines.Line(certificate.Derivative));
        json.WriteString("verdict", ReportText.Word(certificate.Verdict));
        json.WriteNumber("samples", certificate.Sampling.Samples);
        json.WriteNumber("seed", certificate.Sampling.Seed);
        json.WriteNumber("points", certificate.Sizes.Length);
        json.WriteStartArray("sizes");
        foreach (var sizes in certificate.Sizes)
        {
            json.WriteStartObject();
            WriteSizes(json, sizes, program);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("redrawn");
        foreach (var (obstacle, count) in certificate.Redrawn)
        {
            json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(Enum.GetName(obstacle)!), count);
        }

        json.WriteEndObject();
        json.WriteNumber("bound", ReportText.PowerAbove(certificate.Error));
        Write(json, certificate.Counterexample, program);
    }

    private static void Write(Utf8JsonWriter json, Counterexample? counterexample, MatrixProgram program)
    {
        if (counterexample is null)
        {
            return;
        }

        json.WriteStartObject("counterexample");
        WriteSizes(json, counterexample.Point.Dimensions, program);
        foreach (var name in counterexample.Symbols)
        {
            Write(json, name, counterexample.Point.Values[name]);
        }

        json.WriteEndObject();
        Write(json, "expected", counterexample.Expected);
        Write(json, "found", counterexample.Found);
    }

    private static void WriteSizes(Utf8JsonWriter json, ImmutableDictionary<string, int> sizes, MatrixProgram program)
    {
        foreach (var name in program.DimensionNames)
        {
            json.WriteNumber(name, sizes[name]);
        }
    }

    private static void Write(Utf8JsonWriter json, string key, Matrix<double> matrix)
    {
        json.WriteStartArray(key);
        foreach (var row in matrix.EnumerateRows())
        {
            json.WriteStartArray();
            foreach (var entry in row)
            {
                json.WriteNumberValue(Math.Round(entry, 10) + 0.0);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
