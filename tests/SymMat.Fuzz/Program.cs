using System.Diagnostics;
using System.Globalization;
using SymMat.Tests.Fuzzing;

// Checks random texts that are hardly ever programs: SymMat.Fuzz texts FIRST COUNT.
if (args[0] == "texts")
{
    Texts.Check(int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture));
    return;
}

// Shows a random program: SymMat.Fuzz show SEED DEPTH.
if (args[0] == "show")
{
    var shown = int.Parse(args[1], CultureInfo.InvariantCulture);
    Console.WriteLine(SketchGenerator.Of(shown, 1 + (shown % int.Parse(args[2], CultureInfo.InvariantCulture))).Case);
    return;
}

// Checks random programs: SymMat.Fuzz FIRST COUNT [DEPTH [FOLDER]]. Each way of failing is told once, by a small program;
// into the folder go NumPy modules of the programs that held, for run.py to compare.
var first = int.Parse(args[0], CultureInfo.InvariantCulture);
var count = int.Parse(args[1], CultureInfo.InvariantCulture);
var depth = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 5;
var limit = TimeSpan.FromSeconds(2);
var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
using var modules = args.Length > 3 ? new Modules(args[3]) : null;
var watch = Stopwatch.StartNew();
for (var seed = first; seed < first + count; seed++)
{
    var sketch = SketchGenerator.Of(seed, 1 + (seed % depth));
    var outcome = ProgramCheck.Check(sketch.Case, limit, out var answered);
    if (outcome.Kind == "slow")
    {
        // The machine may have been busy.
        outcome = ProgramCheck.Check(sketch.Case, limit, out answered);
    }

    kinds[outcome.Kind] = kinds.GetValueOrDefault(outcome.Kind) + 1;
    if (answered is not null && !outcome.Failed)
    {
        modules?.Add(seed, answered);
    }

    if (outcome.Failed && kinds[outcome.Kind] <= (outcome.Kind == "wrong" ? 6 : 2))
    {
        var small = outcome.Kind == "rejected" ? sketch : Shrinker.Shrink(sketch, s => ProgramCheck.Check(s.Case, limit).Kind == outcome.Kind, outcome.Kind == "slow" ? 60 : 1500);
        Console.WriteLine($"=== {outcome.Kind}\n{small.Case}\n{ProgramCheck.Check(small.Case, limit).Text}\n");
    }
}

Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"{count} programs, {count / watch.Elapsed.TotalSeconds:0} a second, depth {depth}"));
foreach (var (kind, number) in kinds)
{
    Console.WriteLine($"{number,8} {kind}");
}
