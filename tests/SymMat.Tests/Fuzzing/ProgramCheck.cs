using System.Diagnostics;
using System.Globalization;
using SymMat.Calculus;
using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Printing;
using SymMat.Verification;

namespace SymMat.Tests.Fuzzing;

/// <summary>What became of a program: held, could not be told by numbers, or failed for a reason of a kind.</summary>
internal sealed record Outcome(string Kind, string Text)
{
    public static Outcome Held { get; } = new("held", "");

    public bool Failed => !Kind.StartsWith("held", StringComparison.Ordinal) && !Kind.StartsWith("skipped", StringComparison.Ordinal);

    public static Outcome Skipped(string why) => new($"skipped: {why}", "");
}

/// <summary>A program that was answered, at a point.</summary>
internal sealed record Answered(MatrixProgram Program, Answer Answer, Point Point, NumericArray Value);

/// <summary>Holds a program's derivative to differences, its text to what it reads back as, and both to a time.</summary>
internal static class ProgramCheck
{
    private const double Most = 1e3;

    public static Outcome Check(Case test, TimeSpan limit) => Check(test, limit, out _);

    public static Outcome Check(Case test, TimeSpan limit, out Answered? answered)
    {
        answered = null;
        var read = ProgramText.Check(test.Text, "program");
        if (read.Program is not { } program)
        {
            return new("rejected", string.Concat(read.Diagnostics.Select(d => DiagnosticText.Render(d, read.Source))));
        }

        try
        {
            var watch = Stopwatch.StartNew();
            var answer = Differentiator.Answer(program, new(test.Of, [test.Wrt], test.Layout, test.Expand));
            var texts = Formats.All.Select(f => f.Print(answer)).ToList();
            return watch.Elapsed > limit
                ? new("slow", string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:0.0} s"))
                : Compare(test, program, answer, texts[0], out answered);
        }
        catch (UndefinedException)
        {
            return Outcome.Skipped("divided by zero");
        }
#pragma warning disable CA1031 // Whatever it is, it is a finding.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new($"exception {e.GetType().Name} {Frame(e)}", e.ToString());
        }
    }

    private static string Frame(Exception exception) =>
        (exception.StackTrace ?? "").Split('\n').FirstOrDefault(l => l.Contains(" SymMat.", StringComparison.Ordinal))?.Trim() ?? "";

    private static Outcome Compare(
        Case test, MatrixProgram program, Answer answer, string text, out Answered? answered)
    {
        answered = null;
        var symbols = ProgramPoint.For(program, test.Seed);
        var point = symbols.WithDefinitionsOf(program);
        if (!IsTame(program, point))
        {
            return Outcome.Skipped("wild");
        }

        var body = answer.Derivatives.Single().Body;
        var value = BodyEvaluator.Evaluate(body, symbols.WithDefinitionsOf(answer.Scope));
        if (ReadsBack(test, body, text, symbols, value) is { } unread)
        {
            return unread;
        }

        // By the symbols' values alone, so that definitions are worked out anew.
        var coarse = Expect(test, program, symbols, 2);
        var fine = Expect(test, program, symbols, 1);
        if (coarse is null || fine is null)
        {
            return Outcome.Skipped("large");
        }

        var tolerance = test.Wrt.Length == 1 ? 1e-6 : 1e-5;
        if (!(Distance(coarse, fine) < tolerance))
        {
            return Outcome.Skipped("differences disagree");
        }

        answered = new(program, answer, point, value);
        return Distance(fine, value) < 10 * tolerance ? Otherwise(test, program, answer, point, value)
            : new("wrong", $"{text}expected {Show(fine)}\nbut got  {Show(value)}\nat {Show(point)}");
    }

    /// <summary>For some programs: the other notations say the same, and the verifier does not deny it.</summary>
    private static Outcome Otherwise(Case test, MatrixProgram program, Answer answer, Point point, NumericArray value)
    {
        if (test.Seed % 4 == 1)
        {
            var notation = (NotationKind)(test.Seed / 4 % Enum.GetValues<NotationKind>().Length);
            var printed = notation == NotationKind.Matrix ? answer
                : Differentiator.Answer(program, new(test.Of, [test.Wrt], test.Layout, test.Expand, notation));
            var certificate = Verifier.Verify(printed, Structure.Projected, new(2, (ulong)test.Seed))[0];
            return certificate.Verdict == Verdict.Mismatch ? new("refuted", ReportText.Print(certificate, program)) : Outcome.Held;
        }

        foreach (var notation in Enum.GetValues<NotationKind>().Where(n => test.Seed % 4 == 0 && n != NotationKind.Matrix))
        {
            var asked = Differentiator.Answer(program, new(test.Of, [test.Wrt], test.Layout, test.Expand, notation));
            var texts = Formats.All.Select(f => f.Print(asked)).ToList();
            var scope = point.WithDefinitionsOf(asked.Scope);
            var found = asked.Derivatives[0].Reading switch
            {
                IndexReading index => BodyEvaluator.Evaluate(index.Body, scope),
                EinsumReading einsum => EinsumEvaluator.Evaluate(einsum, scope),
                _ => null,
            };
            if (found is not null && !(Distance(value with { Lengths = found.Lengths }, found) < 1e-8))
            {
                return new($"wrong in {notation}", $"{texts[0]}expected {Show(value)}\nbut got  {Show(found)}\nat {Show(point)}");
            }
        }

        return Outcome.Held;
    }

    private static NumericArray? Expect(Case test, MatrixProgram program, Point point, int steps)
    {
        var f = program.Definitions[^1].Shape;
        var shapes = test.Wrt.Select(w => program.Symbols.FirstOrDefault(s => s.Name == w)?.Shape
            ?? program.Definitions.First(d => d.Name == w).Shape).ToList();
        var size = shapes.Aggregate(1, (n, s) => n * point.LengthOf(s.Entries));
        if (size > 90)
        {
            return null;
        }

        return shapes.Count == 1
            ? Expected.First(new Differences(program, point, steps * 2e-3).First(test.Wrt[0]), f, shapes[0], test.Layout, point)
            : Expected.Second(
                new Differences(program, point, steps * 1e-2).Second(test.Wrt[0], test.Wrt[1]), shapes[0], shapes[1], point);
    }

    private static Outcome? ReadsBack(Case test, DerivativeBody body, string text, Point point, NumericArray value)
    {
        if (body is not MatrixBody)
        {
            return null;
        }

        var read = ProgramText.Check(AnswerText.AsProgram(test.Text, text), "answer");
        if (read.Program is not { } program)
        {
            return new(
                "unreadable", text + string.Concat(read.Diagnostics.Select(d => DiagnosticText.Render(d, read.Source))));
        }

        var again = NumericArray.Of(point.WithDefinitionsOf(program).Values["Z_"]);
        var same = value.Entries.Any(x => !double.IsFinite(x)) || Distance(value, again) < 1e-9;
        return same ? null : new("misread", $"{text}is {Show(value)}\nbut reads back as {Show(again)}\nat {Show(point)}");
    }

    /// <summary>Whether numbers can tell: nothing is huge, and no kink is near.</summary>
    private static bool IsTame(MatrixProgram program, Point point) => program.Definitions
        .SelectMany(d => Parts(d.Value)).All(part =>
        {
            var value = Evaluator.Evaluate(part, point);
            var isSmall = value.Enumerate().All(x => Math.Abs(x) < Most);
            return isSmall && part switch
            {
                ApplyExpression { Operator: EntrywiseFunction { Domain: Domain.NonZero } } =>
                    Far(Evaluator.Evaluate(part.Operands[0], point).Enumerate()),
                ApplyExpression { Operator: EntrywiseFunction { Arity: 2 } } => Far(Evaluator.Evaluate(
                    Build.Sum([new(false, false, part.Operands[0]), new(true, true, part.Operands[1])]), point).Enumerate()),
                ApplyExpression { Operator: DefinedFunction { Signatures: [{ Text: "ij->" }] } } =>
                    Evaluator.Evaluate(part.Operands[0], point).FrobeniusNorm() > 0.1,
                _ => true,
            };
        });

    private static bool Far(IEnumerable<double> entries) => entries.All(x => Math.Abs(x) > 0.05);

    private static IEnumerable<MatrixExpression> Parts(MatrixExpression expression) =>
        expression.Operands.SelectMany(Parts).Append(expression);

    /// <summary>The greatest difference, relative to the greatest entry; infinite where shapes or NaNs differ.</summary>
    private static double Distance(NumericArray a, NumericArray b)
    {
        if (!a.Lengths.SequenceEqual(b.Lengths))
        {
            return double.PositiveInfinity;
        }

        var scale = a.Entries.Concat(b.Entries).Select(Math.Abs).Append(1).Max();
        var distance = a.Entries.Zip(b.Entries, (x, y) => Math.Abs(x - y)).Append(0).Max();
        return a.Entries.Concat(b.Entries).Any(double.IsNaN) ? double.NaN : distance / scale;
    }

    private static string Show(NumericArray array) =>
        $"({string.Join(", ", array.Lengths)}) [{string.Join(" ", array.Entries.Take(24).Select(x => x.ToString("g7", CultureInfo.InvariantCulture)))}]";

    private static string Show(Point point) =>
        $"{string.Join(" ", point.Dimensions.Select(d => $"{d.Key}={d.Value}"))}; "
        + string.Join("; ", point.Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key} = {Show(NumericArray.Of(v.Value))}"));
}
