using System.Collections.Immutable;
using SymMat.Diagnostics;
using SymMat.Syntax;

namespace SymMat.Matrices;

/// <summary>What became of a program's text.</summary>
/// <param name="Source">The text, for rendering the diagnostics.</param>
/// <param name="Program">The program; null where there are diagnostics.</param>
/// <param name="Diagnostics">All errors, in the order of the text.</param>
public sealed record CheckedProgram(
    SourceText Source, MatrixProgram? Program, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Reads programs.</summary>
public static class ProgramText
{
    /// <summary>Parses and checks a program.</summary>
    /// <param name="text">The text; any text will do, and what is wrong with it is in the diagnostics.</param>
    /// <param name="name">What diagnostics call the text, as a rule a file's name.</param>
    public static CheckedProgram Check(string text, string name)
    {
        var source = new SourceText(name, text);
        var parsed = Parser.Parse(source);
        var (program, found) = Checker.Check(parsed.Program, source);
        var diagnostics = parsed.Diagnostics.Concat(found).OrderBy(d => d.Span?.Start ?? 0).ToImmutableArray();
        return new(source, diagnostics.IsEmpty ? program : null, diagnostics);
    }
}
