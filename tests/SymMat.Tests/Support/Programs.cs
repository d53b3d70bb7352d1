using SymMat.Matrices;

namespace SymMat.Tests.Support;

/// <summary>Programs from text, which must be right.</summary>
internal static class Programs
{
    public static MatrixProgram Read(string text) => throw new NotSupportedException($"no parser yet for {text}");
}
