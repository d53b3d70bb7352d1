namespace SymMat.Printing;

/// <summary>A name as a stem with subscripts: <c>W1</c> and <c>W_1</c> are W with 1, <c>x_max</c> is x with max.</summary>
internal readonly record struct SplitName(string Stem, string Rest)
{
    /// <summary>Splits a name; the rest starts with the underscore where there is one.</summary>
    public static SplitName Of(string name)
    {
        var end = name.IndexOf('_', StringComparison.Ordinal) is > 0 and var underscore ? underscore : name.Length;
        while (end > 1 && char.IsAsciiDigit(name[end - 1]))
        {
            end--;
        }

        return new(name[..end], name[end..]);
    }
}
