using System.Collections.Immutable;
using SymMat.Notation;

namespace SymMat.Printing;

/// <summary>A way to print an answer.</summary>
public interface IFormat
{
    /// <summary>The name that the command line knows it by.</summary>
    string Name { get; }

    /// <summary>Whether a part that stands in several places is written out at each, rather than once.</summary>
    bool WritesOut => true;

    /// <summary>The answer in this format; every line ends with a line feed.</summary>
    string Print(Answer answer);
}

/// <summary>The list of formats: a new one is a file of its own and a line here.</summary>
public static class Formats
{
    /// <summary>Every format, the default first.</summary>
    public static ImmutableArray<IFormat> All { get; } =
    [
        new TextFormat(),
        new UnicodeFormat(),
        new LatexFormat(),
        new JsonFormat(),
        new NumPyFormat(),
    ];

    /// <summary>The format of that name, or null.</summary>
    public static IFormat? Find(string name) => All.FirstOrDefault(f => f.Name == name);
}
