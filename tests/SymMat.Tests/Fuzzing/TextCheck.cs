using System.Diagnostics;
using System.Globalization;
using SymMat.Calculus;
using SymMat.Diagnostics;
using SymMat.Matrices;
using SymMat.Printing;

namespace SymMat.Tests.Fuzzing;

/// <summary>Any text at all: it has diagnostics whose places lie in it, or is a program whose derivatives can be printed.</summary>
internal static class TextCheck
{
    private const int MostShown = 100;

    /// <summary>What went wrong, or null; and whether the text is a program. What took long is tried again: the machine may be busy.</summary>
    public static (string? Failure, bool IsProgram) Check(string text, TimeSpan limit)
    {
        var (failure, isProgram) = CheckOnce(text, limit);
        return failure?.EndsWith(" s", StringComparison.Ordinal) == true ? CheckOnce(text, limit) : (failure, isProgram);
    }

    private static (string? Failure, bool IsProgram) CheckOnce(string text, TimeSpan limit)
    {
        try
        {
            var watch = Stopwatch.StartNew();
            var result = ProgramText.Check(text, "p");
            var failure = Misplaced(result);
            if (result.Program is { Definitions.IsEmpty: false } program && failure is null)
            {
                Answer(program);
            }

            failure ??= watch.Elapsed > limit ? string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.0} s") : null;
            return (failure, result.Program is not null);
        }
        catch (Exception e) when (e is LimitException or UndefinedException)
        {
            return (null, true);
        }
#pragma warning disable CA1031 // Whatever it is, it is a finding.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return (e.ToString(), true);
        }
    }

    private static string? Misplaced(CheckedProgram result)
    {
        if (result.Diagnostics.IsEmpty != result.Program is not null)
        {
            return "neither a program nor a diagnostic";
        }

        var places = result.Diagnostics.SelectMany(d => d.Operands.Append(d.Span!.Value));
        if (places.Any(p => p.Start < 0 || p.Length < 0 || p.End > result.Source.Text.Length))
        {
            return "a place outside the text";
        }

        return result.Diagnostics.Take(MostShown).Select(d => DiagnosticText.Render(d, result.Source))
            .FirstOrDefault(m => m.Any(c => char.IsControl(c) && c != '\n'));
    }

    private static void Answer(MatrixProgram program)
    {
        var (question, _) = QuestionResolver.Resolve(program, new(null, [], 1));
        if (question is not null)
        {
            var answer = Differentiator.Answer(program, question);
            Assert(Formats.All.All(f => f.Print(answer).EndsWith('\n')));
        }
    }

    private static void Assert(bool holds)
    {
        if (!holds)
        {
            throw new InvalidOperationException("a line does not end");
        }
    }
}
