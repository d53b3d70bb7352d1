using SymMat.Benchmarks;
using SymMat.Calculus;
using SymMat.Matrices;
using SymMat.Printing;

namespace SymMat.Tests.Growing;

/// <summary>
/// The work for a program grows with the program or with the answer, whichever grows faster; no pass is quadratic in its
/// size. Work is told by the bytes that it allocates, which no other load on the machine changes.
/// </summary>
public class GrowthTests
{
    private const int Factor = 4;
    private const double Slack = 0.15;
    private const int Stack = 64 << 20;

    [Theory]
    [InlineData("layers", 100)]
    [InlineData("structured layers", 25)]
    [InlineData("linear layers, by one", 250)]
    [InlineData("sines", 250)]
    [InlineData("terms", 250)]
    [InlineData("factors", 250)]
    [InlineData("entrywise factors", 250)]
    [InlineData("trace", 20)]
    [InlineData("Hessian of layers", 10)]
    public void Work_grows_no_faster_than_program_or_answer(string name, int size)
    {
        var workload = Workloads.All.Single(w => w.Name == name);
        Measure(workload, size);
        var (small, large) = (Measure(workload, size), Measure(workload, Factor * size));
        var most = Math.Max(1, Exponent(small.Length, large.Length)) + Slack;
        var found = Exponent(small.Allocated, large.Allocated);
        Assert.True(found <= most, $"{small} to {large}: exponent {found:0.00}, at most {most:0.00}");
    }

    private static double Exponent(long small, long large) => Math.Log((double)large / small) / Math.Log(Factor);

    private static (long Allocated, int Length) Measure(Workload workload, int size)
    {
        var text = workload.Program(size);
        var result = default((long, int));
        var thread = new Thread(
            () =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var program = ProgramText.Check(text, workload.Name).Program!;
                var (question, _) = QuestionResolver.Resolve(program, new(null, [.. workload.Wrt], workload.Order));
                var printed = Formats.Find("text")!.Print(Differentiator.Answer(program, question!));
                result = (GC.GetAllocatedBytesForCurrentThread() - before, printed.Length);
            },
            Stack);
        thread.Start();
        thread.Join();
        return result;
    }
}
