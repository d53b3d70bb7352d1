using SymMat.Diagnostics;
using SymMat.Matrices;
using SymMat.Shapes;

namespace SymMat.Tests.Support;

/// <summary>Programs from text, which must be right.</summary>
internal static class Programs
{
    public static MatrixProgram Read(string text)
    {
        var result = ProgramText.Check(text, "program");
        Assert.True(
            result.Program is not null,
            text + "\n" + string.Concat(result.Diagnostics.Select(d => DiagnosticText.Render(d, result.Source))));
        return result.Program;
    }

    /// <summary>The shape of every name that the program declares or defines.</summary>
    public static Dictionary<string, Shape> ShapesOf(MatrixProgram program) =>
        program.Symbols.Select(s => (s.Name, s.Shape)).Concat(program.Definitions.Select(d => (d.Name, d.Shape)))
            .ToDictionary(p => p.Name, p => p.Shape);
}
