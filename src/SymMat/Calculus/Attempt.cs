using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Shapes;
using SymMat.Tensors;

namespace SymMat.Calculus;

/// <summary>How the names of definitions take part.</summary>
internal enum Naming
{
    /// <summary>A named value is a unit of the normal form.</summary>
    Units,

    /// <summary>The normal form looks into named values; what comes out equal to one is written by its name.</summary>
    Wholes,

    /// <summary>No names are used.</summary>
    Nothing,
}

/// <summary>Derivatives by some variables, worked out in one way of naming, on one graph. Local to one answer.</summary>
internal sealed class Attempt
{
    private readonly MatrixProgram _program;
    private readonly Question _question;
    private readonly ImmutableArray<Symbol> _variables;
    private readonly Naming _naming;
    private readonly TensorGraph _graph;
    private readonly Dictionary<string, Tensor> _values = new(StringComparer.Ordinal);
    private readonly Names _names = new();
    private readonly Lazy<Raiser> _raiser;

    public Attempt(MatrixProgram program, Question question, IEnumerable<string> wrt, Naming naming)
    {
        _program = program;
        _question = question;
        _naming = naming;
        _graph = new(question.Limits);
        _variables = [.. wrt.Distinct().Select(SymbolOf)];
        _raiser = new(() => new Raiser(_graph, new Algebra(new WritingOrder(_program)), _names));
        LowerProgram();
    }

    /// <summary>The number of nodes of the graph.</summary>
    public int Size => _graph.Count;

    /// <summary>The first derivative by each variable, by its name, in the layout asked for.</summary>
    public Dictionary<string, Derivative> Firsts()
    {
        var shape = ShapeOf(_question.Of);
        return Derive(_values[_question.Of], _variables).Zip(_variables).ToDictionary(
            d => d.Second.Name,
            d => Show(Restore(d.First), View.Of(shape, d.Second.Shape, _question.Layout), shape, [d.Second]),
            StringComparer.Ordinal);
    }

    /// <summary>The second derivative, by the first variable and then by the last.</summary>
    public Derivative Second()
    {
        var (first, last) = (_variables[0], _variables[^1]);
        var gradient = Derive(_values[_question.Of], [first])[0];
        return Show(
            Restore(Derive(gradient, [last])[0]), View.OfSecond(first.Shape, last.Shape), first.Shape, [first, last]);
    }

    private Symbol SymbolOf(string name) =>
        _program.Symbols.FirstOrDefault(s => s.Name == name)
        ?? new Symbol(name, ShapeOf(name), Properties.None);

    private Shape ShapeOf(string name) =>
        _program.Symbols.FirstOrDefault(s => s.Name == name)?.Shape
        ?? _program.Definitions.FirstOrDefault(d => d.Name == name)?.Shape
        ?? throw new ArgumentException($"the program has no '{name}'");

    private void LowerProgram()
    {
        foreach (var symbol in _program.Symbols)
        {
            _values.Add(symbol.Name, _variables.Any(v => v.Name == symbol.Name)
                ? _graph.Symbol(symbol.Name, symbol.Shape, Properties.None)
                : _graph.Symbol(symbol.Name, symbol.Shape, symbol.Properties));
        }

        var lowering = new Lowering(_graph, name => _values[name]);
        foreach (var definition in Dependencies.Of(_program, _question.Of))
        {
            var isVariable = _variables.Any(v => v.Name == definition.Name);
            var value = isVariable
                ? _graph.Symbol(definition.Name, definition.Shape, Properties.None) : lowering.Lower(definition.Value);
            _values.Add(definition.Name, value);
            if (!isVariable)
            {
                Name(value, definition);
            }
        }

        foreach (var independent in _variables.Where(v => !_values.ContainsKey(v.Name)).Distinct().ToList())
        {
            _values.Add(independent.Name, _graph.Symbol(independent.Name, independent.Shape, Properties.None));
        }
    }

    private void Name(Tensor value, Definition definition)
    {
        if (_naming != Naming.Nothing && TensorGraph.CanBeNamed(value))
        {
            value.IsNamed |= _naming == Naming.Units;
            _names.Add(value, new(definition.Name, definition.Shape));
        }
    }

    /// <summary>The derivatives by variables, each within the space of its structure.</summary>
    private ImmutableArray<Tensor> Derive(Tensor function, ImmutableArray<Symbol> variables) =>
        [.. Adjoints.Of(_graph, function, [.. variables.Select(v => _values[v.Name])]).Zip(variables).Select(d =>
            _question.Structure == Structure.Free
                ? Projection.ByFreeEntries(_graph, d.First, function.Order, d.Second)
                : Projection.Apply(_graph, d.First, function.Order, d.Second))];

    /// <summary>The tensor with the variables' properties, which may simplify only now that the derivative is taken.</summary>
    private Tensor Restore(Tensor tensor)
    {
        if (_variables.All(v => v.Properties == Properties.None))
        {
            return tensor;
        }

        var rebuild = Rebuild.Replacing(
            _graph,
            symbol => symbol.Kind == SymbolKind.Declared && _variables.FirstOrDefault(v => v.Name == symbol.Name) is { } variable
                ? _graph.Symbol(variable.Name, variable.Shape, variable.Properties) : null,
            MoveName);
        return rebuild(tensor);
    }

    private void MoveName(Tensor from, Tensor to)
    {
        if (_names.Of(from) is { } name && TensorGraph.CanBeNamed(to))
        {
            to.IsNamed |= from.IsNamed;
            _names.Add(to, name);
        }
    }

    /// <summary>The derivative of a value, or of a gradient, of the given shape by the last of the variables.</summary>
    private Derivative Show(Tensor tensor, View view, Shape function, ImmutableArray<Symbol> wrt)
    {
        var body = BodyOf(tensor, view);
        var readings = new Readings(_graph, _raiser.Value, _program, tensor, function, wrt[^1]);
        return readings.Add(
            new(_question.Of, [.. wrt.Select(v => v.Name)], body) { Spaces = SpacesOf(wrt) },
            _question.Notation,
            () => body as IndexBody ?? Write(tensor, view));
    }

    private ImmutableArray<Space> SpacesOf(ImmutableArray<Symbol> wrt) =>
        [.. wrt.DistinctBy(v => v.Name).Where(v => !v.Shape.IsScalar && (v.Properties & LinearMap.Structure) != 0)
            .Select(v => new Space(v.Name, v.Properties & LinearMap.Structure, _question.Structure == Structure.Free))];

    private DerivativeBody BodyOf(Tensor tensor, View view)
    {
        var raiser = _raiser.Value;
        return !view.IsTensor && raiser.Raise(tensor) is { } raised
            ? new MatrixBody(view.Transposes ? raiser.Algebra.Transpose(raised) : raised)
            : Write(tensor, view);
    }

    private IndexBody Write(Tensor tensor, View view)
    {
        _raiser.Value.Prepare(tensor);
        var shown = view.Transposes && tensor.Order == 2 ? _graph.Transpose(tensor) : tensor;
        return new IndexNotation(_graph, _raiser.Value, Letters.For(_program)).Write(shown, view.Axes);
    }
}
