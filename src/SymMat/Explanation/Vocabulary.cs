using System.Globalization;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Shapes;

namespace SymMat.Explanation;

/// <summary>
/// The names of differentials and adjoints, which the program does not have, and what is known of all names. Local to
/// one derivation.
/// </summary>
internal sealed class Vocabulary
{
    private readonly HashSet<string> _taken;
    private readonly Dictionary<string, Properties> _properties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NameExpression> _differentials = new(StringComparer.Ordinal);
    private readonly Dictionary<MatrixExpression, NameExpression> _pending = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Designation> _designations = new(StringComparer.Ordinal);

    public Vocabulary(MatrixProgram program)
    {
        _taken = program.Names();
        List<Symbol> symbols =
            [.. program.Symbols, .. program.Definitions.Select(d => new Symbol(d.Name, d.Shape, Properties.None))];
        foreach (var symbol in symbols)
        {
            _properties.Add(symbol.Name, symbol.Properties);
        }

        var differentials = symbols.ConvertAll(s => new Symbol(
            Differential(new(s.Name, s.Shape)).Name, s.Shape, s.Properties & LinearMap.Structure));
        Order = new WritingOrder(new([.. symbols, .. differentials], [], program.DimensionNames) { HasDecimals = program.HasDecimals });
    }

    /// <summary>The order in which a person writes what commutes; differentials come last.</summary>
    public WritingOrder Order { get; }

    /// <summary>What the names stand for that were made here.</summary>
    public IReadOnlyDictionary<string, Designation> Designations => _designations;

    /// <summary>The differential of a name: of a symmetric matrix it is symmetric.</summary>
    public NameExpression Differential(NameExpression name)
    {
        if (!_differentials.TryGetValue(name.Name, out var differential))
        {
            differential = Fresh("d" + name.Name, name.Shape);
            _designations.Add(differential.Name, new DifferentialOf(name, differential.Name));
            _differentials.Add(name.Name, differential);
            _properties.Add(differential.Name, PropertiesOf(name.Name) & LinearMap.Structure);
        }

        return differential;
    }

    /// <summary>The differential of an expression, which stands for itself until a rule is applied to it.</summary>
    public NameExpression Pending(MatrixExpression value)
    {
        if (!_pending.TryGetValue(value, out var name))
        {
            name = Designate("", value.Shape, new DifferentialOf(value, ""));
            _pending.Add(value, name);
        }

        return name;
    }

    /// <summary>The differential of a letter in the statement of a rule.</summary>
    public NameExpression Differential(MatrixExpression letter, string text) =>
        Designate(text, letter.Shape, new DifferentialOf(letter, text));

    /// <summary>What a pending differential is of, or null for any other name.</summary>
    public MatrixExpression? PendingIn(NameExpression name) =>
        _designations.GetValueOrDefault(name.Name) is DifferentialOf { Text: "", Value: var value } ? value : null;

    /// <summary>The derivative of a scalar by a name, of the name's shape, or of the shape given.</summary>
    public NameExpression Adjoint(string of, string by, Shape shape) => Designate($"d{of}/d{by}", shape, new DerivativeOf(of, by));

    /// <summary>A name for a designation; no program can have it.</summary>
    public NameExpression Designate(string text, Shape shape, Designation designation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{text}#{_designations.Count}");
        _designations.Add(name, designation);
        return new(name, shape);
    }

    /// <summary>A name that nothing else has.</summary>
    public NameExpression Fresh(string name, Shape shape)
    {
        while (!_taken.Add(name))
        {
            name += "_";
        }

        return new(name, shape);
    }

    /// <summary>A letter that no name of the program is, the same each time.</summary>
    public NameExpression Letter(string letter, Shape shape)
    {
        while (_taken.Contains(letter))
        {
            letter += "_";
        }

        return new(letter, shape);
    }

    /// <summary>The properties of a name.</summary>
    public Properties PropertiesOf(string name) => _properties.GetValueOrDefault(name);
}
