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

/// <summary>One derivative, worked out in one way of naming. Local to one answer.</summary>
internal sealed class Attempt
{
    private readonly MatrixProgram _program;
    private readonly Question _question;
    private readonly ImmutableArray<Symbol> _variables;
    private readonly Naming _naming;
    private readonly TensorGraph _graph = new();
    private readonly Dictionary<string, Tensor> _values = new(StringComparer.Ordinal);
    private readonly Names _names = new();

    public Attempt(MatrixProgram program, Question question, ImmutableArray<string> wrt, Naming naming)
    {
        _program = program;
        _question = question;
        _naming = naming;
        _variables = [.. wrt.Select(SymbolOf)];
        LowerProgram();
    }

    /// <summary>The derivative in the layout asked for.</summary>
    public DerivativeBody Body()
    {
        var function = _values[_question.Of];
        var shape = ShapeOf(_question.Of);
        var gradient = Derive(function, _variables[0]);
        if (_variables.Length == 1)
        {
            return Show(Restore(gradient), View.Of(shape, _variables[0].Shape, _question.Layout));
        }

        var second = Derive(gradient, _variables[1]);
        return Show(Restore(second), View.OfSecond(_variables[0].Shape, _variables[1].Shape));
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
    }

    private void Name(Tensor value, Definition definition)
    {
        if (_naming != Naming.Nothing && TensorGraph.CanBeNamed(value))
        {
            value.IsNamed |= _naming == Naming.Units;
            _names.Add(value, new(definition.Name, definition.Shape));
        }
    }

    /// <summary>The derivative by one variable, within the space of its structure.</summary>
    private Tensor Derive(Tensor function, Symbol variable)
    {
        var derivative = Adjoints.Of(_graph, function, [_values[variable.Name]])[0];
        return variable.Shape.IsScalar ? derivative
            : Projection.Apply(_graph, derivative, function.Order, variable.Properties);
    }

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

    private DerivativeBody Show(Tensor tensor, View view)
    {
        var order = new WritingOrder(_program);
        var raiser = new Raiser(_graph, new Algebra(order), _names);
        if (!view.IsTensor && raiser.Raise(tensor) is { } raised)
        {
            return new MatrixBody(view.Transposes ? raiser.Algebra.Transpose(raised) : raised);
        }

        raiser.Prepare(tensor);
        var taken = _program.Symbols.Select(s => s.Name).Concat(_program.Definitions.Select(d => d.Name))
            .Concat(_program.DimensionNames).ToHashSet(StringComparer.Ordinal);
        var shown = view.Transposes && tensor.Order == 2 ? _graph.Transpose(tensor) : tensor;
        return new IndexNotation(_graph, raiser, new Letters(taken)).Write(shown, view.Axes);
    }
}
