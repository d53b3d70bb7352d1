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

    /// <summary>Names of definitions are units, and so are adjoints that are long or written several times.</summary>
    Adjoints,
}

/// <summary>Derivatives by some variables, worked out in one way of naming, on one graph. Local to one answer.</summary>
internal sealed class Attempt
{
    private const int LargestAdjoint = 500;
    private const long MostOpenLength = 1_000_000_000_000;

    private readonly MatrixProgram _program;
    private readonly Question _question;
    private readonly Dictionary<string, Symbol> _symbols;
    private readonly ImmutableArray<Symbol> _variables;
    private readonly Naming _naming;
    private readonly TensorGraph _graph;
    private readonly Dictionary<string, Tensor> _values = new(StringComparer.Ordinal);
    private readonly Names _names = new();
    private readonly Dictionary<Tensor, long> _openLengths = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _taken;
    private readonly LocalNames _locals;
    private readonly Lazy<Raiser> _raiser;
    private readonly int _order;
    private readonly bool _hasProperties;
    private Func<Tensor, Tensor>? _restore;
    private bool _isLarge;

    /// <summary>Prepares for derivatives by lists of variables: several of one, or a sole one of two.</summary>
    /// <param name="program">The program.</param>
    /// <param name="question">The question.</param>
    /// <param name="wrt">The variables of each derivative.</param>
    /// <param name="naming">How names take part.</param>
    /// <param name="taken">The names that are used already, to which this attempt adds its own.</param>
    public Attempt(
        MatrixProgram program, Question question, ImmutableArray<ImmutableArray<string>> wrt, Naming naming, HashSet<string> taken)
    {
        _program = program;
        _question = question;
        _naming = naming;
        _order = wrt[0].Length;
        _symbols = program.Symbols.ToDictionary(s => s.Name, StringComparer.Ordinal);
        _variables = [.. wrt.SelectMany(w => w.Select(SymbolOf))];
        _hasProperties = _variables.Any(v => v.Properties != Properties.None);
        _taken = taken;
        _graph = new(program.NamesInOrder, question.Limits);
        _raiser = new(MakeRaiser);
        _locals = new(_names, _raiser, taken);
        LowerProgram();
    }

    /// <summary>
    /// The number of nodes of the graph, and of the factors that its products have when the names in them are written out.
    /// </summary>
    public long Size => _graph.Count + _openLengths.Values.Sum();

    /// <summary>
    /// The derivatives in the layout asked for, and the definitions of further names that they use; null where they would
    /// be so long that adjoints had better be named.
    /// </summary>
    public Candidate? Run()
    {
        var shown = _order == 1 ? Firsts() : Second();
        if (_isLarge)
        {
            return null;
        }

        var derivatives = shown.Select(show => show()).ToImmutableArray();
        return new(derivatives, [.. _locals.UsedIn(derivatives)]);
    }

    private List<Func<Derivative>> Firsts()
    {
        var shape = ShapeOf(_question.Of);
        return [.. Derive(_values[_question.Of], _variables).Zip(_variables, (tensor, variable) => new Func<Derivative>(() =>
            Show(tensor, View.Of(shape, variable.Shape, _question.Layout), shape, [variable])))];
    }

    /// <summary>The second derivative, by the first variable and then by the last.</summary>
    private List<Func<Derivative>> Second()
    {
        var (first, last) = (_variables[0], _variables[^1]);
        var gradient = Project(Derive(_values[_question.Of], [first])[0], first);
        var derivative = Derive(gradient, [last])[0];
        return [() => Show(derivative, View.OfSecond(ShapeOf(_question.Of), first.Shape, last.Shape), first.Shape, [first, last])];
    }

    /// <summary>The raiser: for writing, if not for the calculus, every name is a unit.</summary>
    private Raiser MakeRaiser()
    {
        _names.Tensors.ToList().ForEach(TensorGraph.MakeUnit);
        return new(_graph, new Algebra(new WritingOrder(_program)), _names);
    }

    private Symbol SymbolOf(string name) =>
        _symbols.GetValueOrDefault(name) ?? new Symbol(name, ShapeOf(name), Properties.None);

    private Shape ShapeOf(string name) =>
        _symbols.GetValueOrDefault(name)?.Shape
        ?? _program.Definitions.FirstOrDefault(d => d.Name == name)?.Shape
        ?? throw new ArgumentException($"the program has no '{name}'");

    private void LowerProgram()
    {
        var variables = _variables.Select(v => v.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var symbol in _program.Symbols)
        {
            _values.Add(symbol.Name, _graph.Symbol(
                symbol.Name, symbol.Shape, variables.Contains(symbol.Name) ? Properties.None : symbol.Properties));
        }

        var lowering = new Lowering(_graph, name => _values[name]);
        foreach (var definition in Dependencies.Of(_program.Definitions, [_question.Of]))
        {
            var isVariable = variables.Contains(definition.Name);
            var value = isVariable
                ? _graph.Symbol(definition.Name, definition.Shape, Properties.None) : lowering.Lower(definition.Value);
            _values.Add(definition.Name, value);
            if (!isVariable)
            {
                Name(value, definition);
            }
        }

        foreach (var independent in _variables.Where(v => !_values.ContainsKey(v.Name)).DistinctBy(v => v.Name).ToList())
        {
            _values.Add(independent.Name, _graph.Symbol(independent.Name, independent.Shape, Properties.None));
        }
    }

    private void Name(Tensor value, Definition definition)
    {
        var name = new NameExpression(definition.Name, definition.Shape);
        if (_naming != Naming.Nothing && TensorGraph.CanBeNamed(value))
        {
            if (_naming is Naming.Units or Naming.Adjoints)
            {
                TensorGraph.MakeUnit(value);
            }

            _names.Add(value, name);
        }
        else if (_naming != Naming.Nothing)
        {
            _names.AddMultiple(value, name);
        }

        if (value is ContractionTensor { Order: > 0 } product)
        {
            _openLengths[value] = product.Factors.Aggregate(0L, (sum, f) => Math.Min(MostOpenLength, sum + _openLengths.GetValueOrDefault(f.Tensor, 1)));
        }
    }

    private ImmutableArray<Tensor> Derive(Tensor function, ImmutableArray<Symbol> variables) =>
        Adjoints.Of(_graph, function, [.. variables.Select(v => _values[v.Name])], Found);

    /// <summary>A derivative, the last of whose axes are the variable's, within the space of that variable's structure.</summary>
    private Tensor Project(Tensor derivative, Symbol variable) => _question.Structure == Structure.Free
        ? Projection.ByFreeEntries(_graph, derivative, derivative.Order - 2, variable)
        : Projection.Apply(_graph, derivative, derivative.Order - 2, variable);

    /// <summary>A large adjoint wants a name; where this attempt gives none, it has failed, and units keep the rest of it short.</summary>
    private void Found(Tensor adjoint, int uses)
    {
        if (_naming == Naming.Adjoints)
        {
            _locals.Add(adjoint, uses);
        }
        else if (_naming != Naming.Nothing && (_isLarge || adjoint.Size > LargestAdjoint) && TensorGraph.CanBeNamed(adjoint))
        {
            adjoint.IsNamed = true;
            _isLarge = true;
        }
    }

    /// <summary>The tensor with the variables' properties, which may simplify only now that the derivative is taken.</summary>
    private Tensor Restore(Tensor tensor)
    {
        if (!_hasProperties)
        {
            return tensor;
        }

        _restore ??= MakeRestore();
        return _restore(tensor);
    }

    /// <summary>What restores tensors, after all that have a name.</summary>
    private Func<Tensor, Tensor> MakeRestore()
    {
        var restored = _variables.DistinctBy(v => v.Name).ToDictionary(
            v => v.Name, v => _graph.Symbol(v.Name, v.Shape, v.Properties), StringComparer.Ordinal);
        var rebuild = Rebuild.Replacing(
            _graph, symbol => restored.GetValueOrDefault(symbol.Name), MoveName);
        foreach (var named in _names.Tensors.OrderBy(t => t.Id).ToList())
        {
            rebuild(named);
        }

        return rebuild;
    }

    private void MoveName(Tensor from, Tensor to)
    {
        if (_names.Of(from) is not { } name || !TensorGraph.CanBeNamed(to))
        {
            return;
        }

        _locals.Move(name, to);
        if (from.IsNamed)
        {
            TensorGraph.MakeUnit(to);
        }

        _names.Add(to, name);
    }

    /// <summary>The derivative of a value, or of a gradient, of the given shape by the last of the variables.</summary>
    private Derivative Show(Tensor derivative, View view, Shape function, ImmutableArray<Symbol> wrt)
    {
        var tensor = Restore(Project(derivative, wrt[^1]));
        var body = BodyOf(tensor, view);
        var readings = new Readings(
            _graph, _raiser.Value, _taken, tensor, new(() => Restore(derivative)), function, wrt[^1]);
        return readings.Add(
            new(_question.Of, [.. wrt.Select(v => v.Name)], body) { Spaces = SpacesOf(wrt) },
            _question.Notation,
            () => body as IndexBody ?? Write(tensor, view));
    }

    private ImmutableArray<Space> SpacesOf(ImmutableArray<Symbol> wrt)
    {
        var isFree = _question.Structure == Structure.Free;
        var structured = wrt.Where(v => !v.Shape.IsScalar && (v.Properties & LinearMap.Structure) != 0).ToList();
        return [.. structured.ConvertAll(v => new Space(v.Name, v.Properties & LinearMap.Structure, isFree)).Distinct()];
    }

    private DerivativeBody BodyOf(Tensor tensor, View view)
    {
        if (view.IsTensor || _raiser.Value.Raise(tensor) is not { } raised)
        {
            return Write(tensor, view);
        }

        var algebra = _raiser.Value.Algebra;
        var shown = algebra.TransposesOutside(view.Transposes ? algebra.Transpose(raised) : raised);
        return new MatrixBody(_order == 2 && tensor.Order == 2 && _variables.Distinct().Count() == 1 ? Symmetric(tensor, shown) : shown);
    }

    /// <summary>A second derivative by one variable is symmetric: its transpose may be shorter, or show that it is.</summary>
    private MatrixExpression Symmetric(Tensor tensor, MatrixExpression shown)
    {
        var algebra = _raiser.Value.Algebra;
        var turned = _raiser.Value.Raise(_graph.Transpose(tensor)) is { } raised ? algebra.TransposesOutside(raised) : shown;
        return Congruence.Of(algebra, shown) ?? Congruence.Of(algebra, turned) ?? Algebra.Shorter(shown, turned);
    }

    private IndexBody Write(Tensor tensor, View view)
    {
        _raiser.Value.Prepare(tensor);
        var shown = view.Transposes ? _graph.Transpose(tensor) : tensor;
        return new IndexNotation(_graph, _raiser.Value, new Letters(_taken)).Write(shown, view.Axes);
    }
}
