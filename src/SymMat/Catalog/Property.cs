using System.Collections.Immutable;

namespace SymMat.Catalog;

/// <summary>The properties that a symbol can be declared with.</summary>
[Flags]
public enum Properties
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A' = A.</summary>
    Symmetric = 1,

    /// <summary>A' = -A.</summary>
    Antisymmetric = 2,

    /// <summary>Zero off the diagonal.</summary>
    Diagonal = 4,

    /// <summary>A'*A = eye.</summary>
    Orthogonal = 8,

    /// <summary>Symmetric with positive eigenvalues.</summary>
    PositiveDefinite = 16,

    /// <summary>Has an inverse.</summary>
    Invertible = 32,

    /// <summary>Every entry greater than 0.</summary>
    Positive = 64,

    /// <summary>Every entry at least 0.</summary>
    Nonnegative = 128,
}

/// <summary>A property as the language spells it, what it implies, and what only zero has together with it.</summary>
public sealed record PropertyRow(string Name, Properties Property)
{
    /// <summary>The properties that follow from it.</summary>
    public Properties Implies { get; init; }

    /// <summary>The properties that contradict it.</summary>
    public Properties Excludes { get; init; }

    /// <summary>Whether it is of square matrices that are no scalars' entries: (n, n) alone.</summary>
    public bool NeedsSquare { get; init; } = true;
}

/// <summary>The table of properties.</summary>
public static class PropertyTable
{
    /// <summary>All rows.</summary>
    public static ImmutableArray<PropertyRow> Rows { get; } =
    [
        new("symmetric", Properties.Symmetric) { Excludes = Properties.Antisymmetric },
        new("antisymmetric", Properties.Antisymmetric)
        {
            Excludes = Properties.Symmetric | Properties.Diagonal | Properties.PositiveDefinite
                | Properties.Positive | Properties.Nonnegative,
        },
        new("diagonal", Properties.Diagonal)
        {
            Implies = Properties.Symmetric, Excludes = Properties.Antisymmetric | Properties.Positive,
        },
        new("orthogonal", Properties.Orthogonal) { Implies = Properties.Invertible, Excludes = Properties.Positive },
        new("positive_definite", Properties.PositiveDefinite)
        {
            Implies = Properties.Symmetric | Properties.Invertible, Excludes = Properties.Antisymmetric,
        },
        new("invertible", Properties.Invertible),
        new("positive", Properties.Positive)
        {
            Implies = Properties.Nonnegative,
            Excludes = Properties.Antisymmetric | Properties.Diagonal | Properties.Orthogonal,
            NeedsSquare = false,
        },
        new("nonnegative", Properties.Nonnegative) { Excludes = Properties.Antisymmetric, NeedsSquare = false },
    ];

    /// <summary>The property with all that follows from it.</summary>
    public static Properties Closure(Properties properties) =>
        Rows.Where(row => properties.HasFlag(row.Property))
            .Aggregate(properties, (all, row) => all | row.Implies);
}
