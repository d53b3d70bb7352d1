using System.Diagnostics;
using System.Globalization;
using SymMat.Tests.Fuzzing;

/// <summary>Checks random texts, and tells those that fail.</summary>
internal static class Texts
{
    private const int MostTold = 20;

    public static void Check(int first, int count)
    {
        var watch = Stopwatch.StartNew();
        var (programs, failures) = (0, 0);
        for (var seed = first; seed < first + count; seed++)
        {
            var text = BrokenText.Of(seed);
            var (failure, isProgram) = TextCheck.Check(text, TimeSpan.FromSeconds(2));
            programs += isProgram ? 1 : 0;
            failures += failure is null ? 0 : 1;
            if (failure is not null && failures <= MostTold)
            {
                Console.WriteLine($"=== seed {seed}\n{text}\n{failure}\n");
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} texts, {programs} of them programs, {failures} failures, {count / watch.Elapsed.TotalSeconds:0} a second"));
    }
}
