namespace SymMat.Diagnostics;

/// <summary>The program has no value anywhere, such as a quotient by 0.</summary>
/// <param name="message">What has no value.</param>
/// <param name="help">What to look for.</param>
public sealed class UndefinedException(string message, string help) : Exception(message)
{
    /// <summary>What to look for.</summary>
    public string Help { get; } = help;
}
