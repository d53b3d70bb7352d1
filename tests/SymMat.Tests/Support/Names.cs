namespace SymMat.Tests.Support;

/// <summary>Names as the engine keeps them.</summary>
internal static class Names
{
    /// <summary>The name with Greek letters spelled.</summary>
    public static string Spelled(string name) => name;
}
