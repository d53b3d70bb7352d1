namespace SymMat.Diagnostics;

/// <summary>A stretch of source text, in UTF-16 code units from the start of the text.</summary>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>The offset one past the last character.</summary>
    public int End => Start + Length;

    /// <summary>The stretch from the start of one to the end of the other.</summary>
    public static SourceSpan Between(SourceSpan first, SourceSpan last) => new(first.Start, last.End - first.Start);
}
