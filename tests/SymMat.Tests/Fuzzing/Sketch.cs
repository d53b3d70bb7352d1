using System.Collections.Immutable;
using SymMat.Notation;
using SymMat.Shapes;

namespace SymMat.Tests.Fuzzing;

/// <summary>A declaration of a random program.</summary>
internal sealed record Declared(string Name, Shape Shape, string Properties);

/// <summary>A definition of a random program.</summary>
internal sealed record Defined(string Name, Node Value);

/// <summary>A program's text, the question to ask of it, and the seed of the numbers to try it on.</summary>
internal sealed record Case(
    string Text, string Of, ImmutableArray<string> Wrt, Layout Layout = Layout.Mixed, bool Expand = false, int Seed = 0)
{
    public override string ToString() =>
        $"{Text}--of {Of} --wrt {string.Join(" --wrt ", Wrt)} --layout {Layout}{(Expand ? " --expand" : "")} (seed {Seed})";
}

/// <summary>A random program with the question to ask of it.</summary>
internal sealed record Sketch(
    ImmutableArray<Declared> Symbols,
    ImmutableArray<Defined> Definitions,
    ImmutableArray<string> Wrt,
    Layout Layout,
    bool Expand,
    int Seed)
{
    public string Of => Definitions[^1].Name;

    public int Size => Definitions.Sum(d => 1 + d.Value.Size) + Symbols.Length;

    public string Text =>
        string.Concat(Symbols.Select(s => $"{s.Name} : ({s.Shape.Rows}, {s.Shape.Columns}){s.Properties}\n"))
        + string.Concat(Definitions.Select(d => $"{d.Name} = {d.Value.Text}\n"));

    public Case Case => new(Text, Of, Wrt, Layout, Expand, Seed);
}
