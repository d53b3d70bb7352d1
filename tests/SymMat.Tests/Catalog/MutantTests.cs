using SymMat.Catalog;

namespace SymMat.Tests.Catalog;

/// <summary>The tables defend themselves: each row holds, and none of its mutants does.</summary>
public class MutantTests
{
    public static TheoryData<string> Rows => [.. Functions.All.Concat(Operators.All).Select(f => f.Name)];

    public static TheoryData<string> Laws => [.. SymMat.Catalog.Laws.All.Select(l => l.ToString())];

    public static TheoryData<string> Properties => [.. PropertyTable.Rows.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_function(string name)
    {
        var row = Functions.All.Concat(Operators.All).First(r => r.Name == name);
        Assert.Empty(RowChecks.Of(row));
        var survivors = Mutants.Of(row).Where(m => Survives(() => RowChecks.Of(m.Row))).Select(m => $"{name}: {m.What}");
        Assert.Equal(Equivalents.All.Where(e => e.StartsWith($"{name}: ", StringComparison.Ordinal)).Order(StringComparer.Ordinal), survivors.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Laws))]
    public void A_law(string name)
    {
        var law = SymMat.Catalog.Laws.All.Single(l => l.ToString() == name);
        Assert.Empty(LawChecks.Of(law));
        var survivors = Mutants.Of(law).Where(m => Survives(() => LawChecks.Of(m))).Select(m => m.ToString());
        Assert.Empty(survivors.Except(Equivalents.All));
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void A_property(string name)
    {
        var row = PropertyTable.Rows.Single(r => r.Name == name);
        Assert.Empty(PropertyChecks.Of(row));
        Assert.All(Mutants.Of(row), mutant => Assert.NotEmpty(PropertyChecks.Of(mutant)));
    }

    /// <summary>A row that can't even be read, or evaluated, does not survive.</summary>
    private static bool Survives(Func<IEnumerable<string>> check)
    {
        try
        {
            return !check().Any();
        }
#pragma warning disable CA1031 // Whatever it is that a mutant meets.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }
}
