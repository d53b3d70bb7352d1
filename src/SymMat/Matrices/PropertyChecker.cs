using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Shapes;
using SymMat.Syntax;
using static SymMat.Diagnostics.Quoting;

namespace SymMat.Matrices;

/// <summary>Reads the properties of a declaration by the table of properties.</summary>
internal sealed class PropertyChecker(Scope scope)
{
    /// <summary>The properties with all that they imply; errors are reported and left out.</summary>
    public Properties Check(ImmutableArray<NameSyntax> names, Shape? shape)
    {
        var all = Properties.None;
        foreach (var name in names)
        {
            if (Find(name) is { } row && Fits(row, name, shape) && Agrees(row, name, all))
            {
                all = PropertyTable.Closure(all | row.Property);
            }
        }

        return all;
    }

    private PropertyRow? Find(NameSyntax name)
    {
        var row = PropertyTable.Rows.FirstOrDefault(r => r.Name == name.Name);
        if (row is null)
        {
            var known = PropertyTable.Rows.Select(r => r.Name).ToList();
            var near = Nearest.Of(name.Name, known);
            scope.Report(
                Category.Property,
                $"unknown property {Quote(name.Name)}",
                name.Span,
                near.IsEmpty ? $"the properties are {string.Join(", ", known)}" : $"did you mean {QuoteAll(near)}?");
        }

        return row;
    }

    private bool Fits(PropertyRow row, NameSyntax name, Shape? shape)
    {
        var fits = shape is not { } known || !row.NeedsSquare || known.IsSquare;
        if (!fits)
        {
            scope.Report(
                Category.Property, $"{Quote(row.Name)} is a property of square matrices, not of {shape}", name.Span);
        }

        return fits;
    }

    private bool Agrees(PropertyRow row, NameSyntax name, Properties earlier)
    {
        var added = PropertyTable.Closure(row.Property);
        var conflict = PropertyTable.Rows.FirstOrDefault(r =>
            earlier.HasFlag(r.Property) && (Excluded(added).HasFlag(r.Property) || (r.Excludes & added) != 0));
        if (conflict is not null)
        {
            scope.Report(
                Category.Property,
                $"{Quote(row.Name)} contradicts {Quote(conflict.Name)}: no matrix but zero has both",
                name.Span);
        }

        return conflict is null;
    }

    private static Properties Excluded(Properties properties) =>
        PropertyTable.Rows.Where(r => properties.HasFlag(r.Property))
            .Aggregate(Properties.None, (all, r) => all | r.Excludes);
}
