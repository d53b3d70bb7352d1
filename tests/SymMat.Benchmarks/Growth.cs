using System.Diagnostics;
using System.Globalization;
using SymMat.Calculus;
using SymMat.Matrices;
using SymMat.Printing;

namespace SymMat.Benchmarks;

/// <summary>One size of a workload: seconds from text to text, bytes allocated on the way, and bytes of text and of answer.</summary>
public sealed record Measurement(int Size, double Seconds, long Allocated, int Input, int Output);

/// <summary>Prints how time, memory and output grow with the size of a program.</summary>
public static class Growth
{
    private const int Stack = 64 << 20;

    /// <summary>A table in Markdown for each workload, or for those of the names given.</summary>
    public static void Print(TextWriter output, IReadOnlyCollection<string> names)
    {
        foreach (var workload in Workloads.All.Where(w => names.Count == 0 || names.Contains(w.Name)))
        {
            Measure(workload, workload.Sizes[0]);
            output.Write($"\n{workload.Name}\n\n| n | seconds | exponent | MB allocated | exponent | bytes in | bytes out | exponent |\n|--:|--:|--:|--:|--:|--:|--:|--:|\n");
            Measurement? last = null;
            foreach (var size in workload.Sizes)
            {
                var now = Measure(workload, size);
                output.Write(Row(now, last));
                last = now;
            }
        }
    }

    /// <summary>Answers the workload at one size; small ones several times, of which the fastest counts.</summary>
    public static Measurement Measure(Workload workload, int size)
    {
        ArgumentNullException.ThrowIfNull(workload);
        var text = workload.Program(size);
        Measurement? best = null;
        var watch = Stopwatch.StartNew();
        do
        {
            var now = OnLargeStack(() => Once(workload, size, text));
            best = best is null || now.Seconds < best.Seconds ? now : best;
        }
        while (watch.Elapsed < TimeSpan.FromSeconds(0.5));
        return best;
    }

    private static Measurement Once(Workload workload, int size, string text)
    {
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        var program = ProgramText.Check(text, workload.Name).Program!;
        var (question, _) = QuestionResolver.Resolve(program, new(null, [.. workload.Wrt], workload.Order));
        var printed = Formats.Find("text")!.Print(Differentiator.Answer(program, question!));
        return new(size, watch.Elapsed.TotalSeconds, GC.GetTotalAllocatedBytes(precise: true) - before, text.Length, printed.Length);
    }

    private static Measurement OnLargeStack(Func<Measurement> work)
    {
        Measurement? result = null;
        var thread = new Thread(() => result = work(), Stack);
        thread.Start();
        thread.Join();
        return result!;
    }

    private static string Row(Measurement now, Measurement? last)
    {
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {now.Size} | {now.Seconds:0.0000} | {Exponent(m => m.Seconds)} | {now.Allocated / 1e6:0.0} | {Exponent(m => m.Allocated)} | {now.Input} | {now.Output} | {Exponent(m => m.Output)} |\n");

        string Exponent(Func<Measurement, double> of) => last is null ? ""
            : (Math.Log(of(now) / of(last)) / Math.Log((double)now.Size / last.Size)).ToString("0.00", CultureInfo.InvariantCulture);
    }
}
