using BenchmarkDotNet.Running;
using SymMat.Benchmarks;

// `growth` prints how time, memory and output grow with a program; anything else goes to BenchmarkDotNet.
if (args is ["growth", .. var names])
{
    Growth.Print(Console.Out, names);
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(StageBenchmarks).Assembly).Run(args);
