namespace SymMat.Diagnostics;

/// <summary>A derivative that was found can't be written down.</summary>
/// <param name="message">What has no notation.</param>
#pragma warning disable CA1032 // There is no such exception without a message.
public sealed class NotationException(string message) : Exception(message);
#pragma warning restore CA1032
