using System.Collections.Immutable;
using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Explanation;

/// <summary>
/// The differentials of all definitions that a name depends on, each in those of the names that it uses. Local to one
/// set of variables.
/// </summary>
internal sealed class Differentials
{
    private const int LongestPutIn = 240;

    private readonly Vocabulary _vocabulary;
    private readonly Statements _statements;
    private readonly HashSet<string> _variables;
    private readonly HashSet<string> _moving;
    private readonly Dictionary<string, Signed?> _values = new(StringComparer.Ordinal);
    private readonly List<Section> _sections = [];

    public Differentials(MatrixProgram program, Vocabulary vocabulary, string of, IEnumerable<string> variables)
    {
        _vocabulary = vocabulary;
        _statements = new(vocabulary);
        _variables = [.. variables];
        _moving = [.. _variables];
        Definitions = [.. Dependencies.Of(program.Definitions, [of]).Where(d => !_variables.Contains(d.Name) && Dependencies.NamesIn([d.Value]).Any(_moving.Contains)
            && _moving.Add(d.Name))];
        foreach (var definition in Definitions)
        {
            Add(definition);
        }
    }

    /// <summary>The definitions on the way from the variables, in order.</summary>
    public ImmutableArray<Definition> Definitions { get; }

    /// <summary>A section for each definition.</summary>
    public IReadOnlyList<Section> Sections => _sections;

    /// <summary>Whether the name depends on a variable.</summary>
    public bool Moves(string name) => _moving.Contains(name);

    /// <summary>Adds the differential of one more definition.</summary>
    public void Add(Definition definition, bool isCalled = true)
    {
        var name = new NameExpression(definition.Name, definition.Shape);
        var steps = new DefinitionSteps(_vocabulary, _statements, n => Moves(n.Name));
        var value = steps.Take(name, definition.Value, isCalled);
        _moving.Add(definition.Name);
        _values.Add(definition.Name, value);
        _sections.Add(new(Phrase.Of("Differential of ") + Phrase.Equation(name, definition.Value), [.. steps.Lines]));
    }

    /// <summary>
    /// The differential of a name in that of one variable alone, the others being held fixed, with the names of the
    /// definitions that were put in; null where there is none, or where it is too long to be read.
    /// </summary>
    public (Signed Value, ImmutableArray<MatrixExpression> PutIn)? Of(string name, NameExpression variable)
    {
        var putIn = new List<MatrixExpression>();
        if (_variables.Contains(name))
        {
            return name == variable.Name ? (new(false, _vocabulary.Differential(variable)), []) : null;
        }

        var current = Restrict(_values[name], variable);
        for (var d = Definitions.Length - 1; d >= 0 && current is { } line && line.Expression.Length <= LongestPutIn; d--)
        {
            var used = new NameExpression(Definitions[d].Name, Definitions[d].Shape);
            var differential = _vocabulary.Differential(used);
            if (used.Name != name && Postorder.Names(line.Expression).Any(n => n.Name == differential.Name)
                && _values[used.Name] is { } value)
            {
                putIn.Add(differential);
                current = Replace(line, n => n.Name == differential.Name ? Restrict(value, variable) : new(false, n));
            }
        }

        return current is not { } whole || whole.Expression.Length > LongestPutIn || IsOpen(whole, variable) ? null : (whole, [.. putIn]);
    }

    /// <summary>The differential of a name in those of the names that it uses.</summary>
    public Signed? Of(string name) => _values.GetValueOrDefault(name);

    /// <summary>Whether differentials of anything but the variable are left.</summary>
    private bool IsOpen(Signed line, NameExpression variable) => Postorder.Names(line.Expression).Any(n =>
        _vocabulary.Designations.GetValueOrDefault(n.Name) is DifferentialOf { Value: var of }
            && (of as NameExpression)?.Name != variable.Name);

    /// <summary>The line with the differentials of other variables zero.</summary>
    private Signed? Restrict(Signed? line, NameExpression variable) =>
        line is { } value ? Replace(value, n => IsAnother(n, variable) ? null : new(false, n)) : null;

    private bool IsAnother(NameExpression name, NameExpression variable) =>
        _vocabulary.Designations.GetValueOrDefault(name.Name) is DifferentialOf { Value: NameExpression { Name: var of } }
            && of != variable.Name && _variables.Contains(of);

    private static Signed? Replace(Signed line, Func<NameExpression, Signed?> replace) =>
        Substitution.Apply(line.Expression, replace) is { } replaced
            ? replaced with { Minus = replaced.Minus != line.Minus } : null;
}
