using System.Globalization;

namespace SymMat.Cli;

/// <summary>What a command reads from, and what it has to say.</summary>
internal sealed class Streams(Stream input)
{
    /// <summary>Standard input.</summary>
    public Stream Input => input;

    /// <summary>The answer.</summary>
    public StringWriter Output { get; } = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    /// <summary>Everything else.</summary>
    public StringWriter Error { get; } = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
}
