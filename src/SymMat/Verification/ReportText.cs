using System.Globalization;
using System.Text;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Printing;

namespace SymMat.Verification;

/// <summary>Certificates for people: the derivative, then a line for each thing that it was held to.</summary>
public static class ReportText
{
    private const int MostSizes = 6;
    private const string Digits = "g6";
    private const string AllDigits = "g15";
    private const double Rounding = 1e-12;

    /// <summary>The derivative with its certificate below.</summary>
    public static string Print(Certificate certificate, MatrixProgram program)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var answer = new Answer(program, [certificate.Derivative], Layout.Mixed) { Where = certificate.Where };
        return new TextFormat().Print(answer) + Lines(certificate, program);
    }

    /// <summary>The certificate alone, each line indented.</summary>
    public static string Lines(Certificate certificate, MatrixProgram program)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(program);
        var text = new StringBuilder();
        Add(text, "verdict", VerdictOf(certificate));
        Add(text, "points", Points(certificate));
        Add(text, "sizes", SizesOf(certificate, program));
        Add(text, "seed", certificate.Sampling.Seed.ToString(CultureInfo.InvariantCulture));
        Add(text, "largest relative error", certificate.Sizes.IsEmpty ? "" : Bound(certificate.Error));
        if (certificate.Counterexample is { } counterexample)
        {
            Append(text, counterexample, program, "differences give", "the derivative gives");
        }

        return text.ToString();
    }

    /// <summary>The grade, and the smallest place where the candidate differs.</summary>
    public static string Print(Grade grade, MatrixProgram program)
    {
        ArgumentNullException.ThrowIfNull(grade);
        var text = new StringBuilder(grade.Text).Append('\n');
        if (grade.Counterexample is { } counterexample)
        {
            Append(text, counterexample, program, "the derivative is", "the candidate is");
        }

        return grade.Kind is GradeKind.Right or GradeKind.NotGraded
            ? text.Append(Lines(grade.Certificate, program)).ToString() : text.ToString();
    }

    private static void Append(
        StringBuilder text, Counterexample counterexample, MatrixProgram program, string expected, string found)
    {
        var digits = Show(counterexample.Expected) == Show(counterexample.Found) ? AllDigits : Digits;
        text.Append("  at\n").Append(Values(counterexample, program))
            .Append("  ").Append(expected).Append(' ').Append(Show(counterexample.Expected, digits)).Append('\n')
            .Append("  ").Append(found).Append(' ').Append(Show(counterexample.Found, digits)).Append('\n');
    }

    /// <summary>The verdict in words.</summary>
    internal static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Verified => "verified",
        Verdict.Mismatch => "mismatch",
        _ => "not verified",
    };

    /// <summary>
    /// A power of ten that a number stays below: the digits of a small error are of rounding, and differ between machines.
    /// </summary>
    internal static double PowerAbove(double error) => Math.Pow(10, Exponent(error));

    private static int Exponent(double error) => Math.Max(-12, (int)Math.Floor(Math.Log10(Math.Max(error, 1e-13))) + 1);

    private static string Bound(double error) => error >= 1e-4
        ? error.ToString("g2", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"below 1e{Exponent(error)}");

    /// <summary>The values of the symbols, each on a line.</summary>
    internal static string Values(Counterexample counterexample, MatrixProgram program)
    {
        var text = new StringBuilder();
        if (!program.DimensionNames.IsEmpty)
        {
            text.Append("    ").AppendJoin(
                ", ", program.DimensionNames.Select(n => $"{n} = {counterexample.Point.Dimensions[n]}")).Append('\n');
        }

        foreach (var name in counterexample.Symbols)
        {
            text.Append("    ").Append(name).Append(" = ").Append(Show(counterexample.Point.Values[name])).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A matrix as numbers, rows separated by semicolons; a long one is cut.</summary>
    internal static string Show(Matrix<double> matrix, string digits = Digits)
    {
        const int Most = 100;

        // What is left of larger terms is 0, and adding 0 takes the sign off that.
        var nothing = Rounding * matrix.Enumerate().Select(Math.Abs).Max();
        string Number(double x) => double.IsNaN(x) ? "no value" : ((Math.Abs(x) < nothing ? 0 : x) + 0.0).ToString(digits, CultureInfo.InvariantCulture);
        if (matrix is { RowCount: 1, ColumnCount: 1 })
        {
            return Number(matrix[0, 0]);
        }

        var text = $"[{string.Join("; ", matrix.EnumerateRows().Select(row => string.Join(' ', row.Select(Number))))}]";
        return text.Length <= Most ? text : text[..Most] + "…";
    }

    private static void Add(StringBuilder text, string key, string value)
    {
        if (value.Length > 0)
        {
            text.Append("  ").Append(key).Append(": ").Append(value).Append('\n');
        }
    }

    private static string VerdictOf(Certificate certificate) => Word(certificate.Verdict)
        + (certificate.Verdict == Verdict.NotVerified ? (certificate.Sizes.IsEmpty
            ? ": no point could be drawn where numbers can tell" : ": points could be drawn of size 1 alone") : "");

    private static string Points(Certificate certificate)
    {
        var redrawn = certificate.Redrawn.Select(r => $"{r.Value} {WordOf(r.Key)}").ToList();
        var asked = certificate.Sampling.Samples > certificate.Sizes.Length && certificate.Verdict != Verdict.Mismatch
            ? $" of {certificate.Sampling.Samples}" : "";
        return $"{certificate.Sizes.Length}{asked}"
            + (redrawn.Count == 0 ? "" : $" (others not counted: {string.Join(", ", redrawn)})");
    }

    private static string WordOf(Obstacle obstacle) => obstacle switch
    {
        Obstacle.OutsideDomain => "outside the domain",
        Obstacle.Kink => "near a kink or a singularity",
        Obstacle.Undefined => "where the derivative has no value that rounding leaves",
        _ => "of sizes that are too large",
    };

    private static string SizesOf(Certificate certificate, MatrixProgram program)
    {
        if (program.DimensionNames.IsEmpty)
        {
            return "";
        }

        var all = certificate.Sizes.Select(s => string.Join(' ', program.DimensionNames.Select(n => $"{n}={s[n]}")))
            .Distinct().ToList();
        return string.Join(", ", all.Take(MostSizes)) + (all.Count > MostSizes ? $" and {all.Count - MostSizes} more" : "");
    }
}
