using System.Collections.Frozen;
using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Shapes;
using SymMat.Syntax;

namespace SymMat.Matrices;

/// <summary>What a name stands for.</summary>
internal enum Meaning
{
    /// <summary>A declared symbol.</summary>
    Symbol,

    /// <summary>A definition.</summary>
    Definition,

    /// <summary>A dimension.</summary>
    Dimension,
}

/// <summary>A name in scope.</summary>
/// <param name="Meaning">What it stands for.</param>
/// <param name="Shape">Its shape; null where an error hides it, so that uses are not errors of their own.</param>
/// <param name="Place">Where it was introduced.</param>
internal sealed record Entry(Meaning Meaning, Shape? Shape, SourceSpan Place);

/// <summary>The names that a program has introduced so far, and the errors found; one for each check.</summary>
internal sealed class Scope(SourceText source)
{
    private const int MostProposals = 100;

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _excused = new(StringComparer.Ordinal);
    private readonly ImmutableArray<string>.Builder _dimensionNames = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <summary>The constants of the language.</summary>
    public static FrozenDictionary<string, MatrixExpression> Constants { get; } =
        new Dictionary<string, MatrixExpression> { ["pi"] = new PiExpression() }
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names of functions, sorted.</summary>
    public static ImmutableArray<string> FunctionNames { get; } =
        [.. Functions.ByName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The source.</summary>
    public SourceText Source => source;

    /// <summary>The errors so far.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>The names of dimensions, in order of first use.</summary>
    public ImmutableArray<string> DimensionNames => _dimensionNames.ToImmutable();

    /// <summary>Whether an expression so far has a decimal.</summary>
    public bool HasDecimals { get; private set; }

    /// <summary>The names that any statement of the program defines or declares, with their first places.</summary>
    public Dictionary<string, SourceSpan> Later { get; } = new(StringComparer.Ordinal);

    /// <summary>What the name stands for, or null.</summary>
    public Entry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <summary>Introduces a name, which must be free.</summary>
    public void Add(string name, Entry entry)
    {
        _entries[name] = entry;
        if (entry.Meaning == Meaning.Dimension)
        {
            _dimensionNames.Add(name);
        }
    }

    /// <summary>The number that is written so, or its opposite.</summary>
    public MatrixExpression Number(NumberSyntax syntax, bool isOpposite = false)
    {
        HasDecimals |= syntax.IsDecimal;
        return new NumberExpression(isOpposite ? -syntax.Value : syntax.Value, syntax.IsDecimal);
    }

    /// <summary>Makes uses of the name no errors: an earlier error accounts for them.</summary>
    public void Excuse(string name)
    {
        _excused.Add(name);
        if (_entries.TryGetValue(name, out var entry))
        {
            _entries[name] = entry with { Shape = null };
        }
    }

    /// <summary>Whether uses of the name are no errors.</summary>
    public bool IsExcused(string name) => _excused.Contains(name);

    /// <summary>Notes an error.</summary>
    public void Report(Diagnostic diagnostic) => _diagnostics.Add(diagnostic);

    /// <summary>Notes an error.</summary>
    public void Report(Category category, string message, SourceSpan place, string? help = null) =>
        Report(new(category, message, place) { Help = help });

    /// <summary>
    /// Notes that nothing has that name, once for each name, and proposes the nearest of what could stand there.
    /// </summary>
    public void ReportUnknown(string what, string name, SourceSpan place, IEnumerable<string> known)
    {
        if (!_excused.Add(name))
        {
            return;
        }

        var near = _diagnostics.Count < MostProposals ? Nearest.Of(name, known) : [];
        var help = Functions.Elsewhere.TryGetValue(name, out var instead) ? $"write {Quoting.Quote(instead)}"
            : near.IsEmpty ? null : $"did you mean {Quoting.QuoteAll(near)}?";
        Report(
            Category.Name,
            $"unknown {what} {Quoting.Quote(name)}",
            place,
            help);
    }

    /// <summary>All names that can stand in an expression.</summary>
    public IEnumerable<string> Known() => _entries.Keys.Concat(Constants.Keys).Concat(FunctionNames);
}
