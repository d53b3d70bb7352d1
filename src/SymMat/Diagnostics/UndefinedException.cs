namespace SymMat.Diagnostics;

/// <summary>The program has no value anywhere, such as a quotient by 0.</summary>
/// <param name="message">What has no value.</param>
public sealed class UndefinedException(string message) : Exception(message);
