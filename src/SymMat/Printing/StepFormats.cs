using System.Collections.Immutable;
using SymMat.Explanation;

namespace SymMat.Printing;

/// <summary>A way to print the steps to an answer.</summary>
public interface IStepFormat
{
    /// <summary>The name that the command line knows it by.</summary>
    string Name { get; }

    /// <summary>All steps; every line ends with a line feed.</summary>
    string Print(Derivation derivation);

    /// <summary>The chain rule alone: a table of the names on the way.</summary>
    string PrintChain(Derivation derivation);
}

/// <summary>The list of formats that steps are printed in.</summary>
public static class StepFormats
{
    /// <summary>Every format, the default first.</summary>
    public static ImmutableArray<IStepFormat> All { get; } =
    [
        new LinearSteps("text", LinearStepWriter.Text),
        new LinearSteps("unicode", LinearStepWriter.Unicode),
        new LatexSteps(),
        new JsonSteps(),
    ];

    /// <summary>The format of that name, or null where steps are not printed in it.</summary>
    public static IStepFormat? Find(string name) => All.FirstOrDefault(f => f.Name == name);
}
