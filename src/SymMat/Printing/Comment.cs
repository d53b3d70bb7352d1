using SymMat.Catalog;
using SymMat.Notation;

namespace SymMat.Printing;

/// <summary>What stands beside a derivative as a comment: its differential, and the space that it is in.</summary>
internal static class Comment
{
    /// <summary>The comment with the space before it; empty where there is nothing to say.</summary>
    public static string Of(Derivative derivative, Func<DifferentialReading, string> equation)
    {
        var notes = derivative.Spaces.Select(Of).ToList();
        if (derivative.Beside is { } beside)
        {
            notes.Insert(0, equation(beside));
        }

        return notes.Count == 0 ? "" : $"  # {string.Join("; ", notes)}";
    }

    /// <summary>The property that says most of a space: a diagonal matrix is symmetric as well.</summary>
    public static string StructureOf(Space space) =>
        PropertyTable.Rows.Last(r => space.Properties.HasFlag(r.Property)).Name;

    private static string Of(Space space)
    {
        var structure = StructureOf(space);
        return space.IsFree ? $"by the free entries of {structure} {space.Variable}" : $"within the {structure} matrices";
    }
}
