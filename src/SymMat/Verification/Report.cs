using System.Collections.Immutable;
using SymMat.Matrices;

namespace SymMat.Verification;

/// <summary>A way to print certificates and grades.</summary>
/// <param name="Name">The name that the command line knows it by.</param>
/// <param name="Verification">Prints the certificates of some derivatives.</param>
/// <param name="Grading">Prints the grade of a candidate.</param>
public sealed record ReportFormat(
    string Name,
    Func<ImmutableArray<Certificate>, MatrixProgram, string> Verification,
    Func<Grade, MatrixProgram, string> Grading);

/// <summary>The ways to print certificates and grades.</summary>
public static class Report
{
    /// <summary>Every way, the default first.</summary>
    public static ImmutableArray<ReportFormat> Formats { get; } =
    [
        new("text", (certificates, program) => string.Concat(certificates.Select(c => ReportText.Print(c, program))), ReportText.Print),
        new("json", ReportJson.Print, ReportJson.Print),
    ];
}
