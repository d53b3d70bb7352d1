using System.Collections.Immutable;
using SymMat.Calculus;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Shapes;
using SymMat.Tensors;

namespace SymMat.Explanation;

/// <summary>
/// One use of the engine on expressions of which every name is a symbol, names of definitions too: so what comes out is
/// said in those names. Local to one line.
/// </summary>
internal sealed class Workbench
{
    private readonly TensorGraph _graph;
    private readonly Names _names = new();
    private readonly Raiser _raiser;
    private readonly Dictionary<string, Tensor> _symbols = new(StringComparer.Ordinal);
    private readonly Vocabulary _vocabulary;

    private Workbench(Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _graph = new(vocabulary.Order.Names);
        _raiser = new(_graph, new Algebra(vocabulary.Order), _names);
    }

    /// <summary>The expression as the engine writes it, or null where no matrix expression says it.</summary>
    public static MatrixExpression? Tidy(Vocabulary vocabulary, MatrixExpression expression)
    {
        var bench = new Workbench(vocabulary);
        return bench.Raise(bench.Lower(expression), expression.Shape);
    }

    /// <summary>The derivative of a scalar by a name, in its shape, or null where no matrix expression says it.</summary>
    /// <param name="vocabulary">The properties of names.</param>
    /// <param name="scalar">The scalar.</param>
    /// <param name="by">The variable.</param>
    /// <param name="called">Definitions whose values are called by their names.</param>
    public static MatrixExpression? Gradient(
        Vocabulary vocabulary, MatrixExpression scalar, NameExpression by, params IEnumerable<Definition> called)
    {
        var bench = new Workbench(vocabulary);
        var variable = bench.Free(by);
        foreach (var definition in called)
        {
            bench.Call(bench.Lower(definition.Value), new(definition.Name, definition.Shape));
        }

        var gradient = bench.Derivatives(bench.Lower(scalar), [variable])[0];
        return bench.Raise(gradient, by.Shape);
    }

    /// <summary>
    /// The derivative of a row or column by another, entries by entries, or null where no matrix expression says it.
    /// </summary>
    public static MatrixExpression? Jacobian(Vocabulary vocabulary, Definition definition, NameExpression by)
    {
        var bench = new Workbench(vocabulary);
        var variable = bench.Free(by);
        var value = bench.Lower(definition.Value);
        bench.Call(value, new(definition.Name, definition.Shape));
        var jacobian = bench.Derivatives(value, [variable])[0];
        return bench.Raise(jacobian, new(definition.Shape.Entries, by.Shape.Entries));
    }

    /// <summary>
    /// The differential of a value by those of some of its names, or null where no matrix expression says it.
    /// </summary>
    /// <param name="vocabulary">The properties of names.</param>
    /// <param name="value">The value.</param>
    /// <param name="called">What the value itself is called where it stands in its differential; null for nothing.</param>
    /// <param name="moved">Names with their differentials.</param>
    public static MatrixExpression? Differential(
        Vocabulary vocabulary, MatrixExpression value, NameExpression? called,
        ImmutableArray<(NameExpression Of, NameExpression By)> moved)
    {
        var bench = new Workbench(vocabulary);
        ImmutableArray<Tensor> variables = [.. moved.Select(m => bench.Free(m.Of))];
        var function = bench.Lower(value);
        if (called is not null)
        {
            bench.Call(function, called);
        }

        var derivatives = bench.Derivatives(function, variables);
        var terms = derivatives.Zip(moved, (d, m) => new TensorTerm(1, bench.Apply(d, bench.Free(m.By))));
        return bench.Raise(bench._graph.Sum(function.Axes, terms), value.Shape);
    }

    private ImmutableArray<Tensor> Derivatives(Tensor function, ImmutableArray<Tensor> variables) =>
        Adjoints.Of(_graph, function, variables);

    /// <summary>Gives a value a name, by which it is called from then on.</summary>
    private void Call(Tensor value, NameExpression name)
    {
        if (TensorGraph.CanBeNamed(value))
        {
            value.IsNamed = true;
            _names.Add(value, name);
        }
    }

    /// <summary>The derivative of axes (axes of F, axes of X), applied to the differential of X.</summary>
    private Tensor Apply(Tensor derivative, Tensor differential)
    {
        var draft = new Draft();
        var axes = derivative.Axes.Select(draft.NewIndex).ToArray();
        draft.Output.AddRange(axes.Take(derivative.Order - differential.Order));
        return _graph.Contract(draft.Times(derivative, axes).Times(differential, axes.TakeLast(differential.Order)));
    }

    /// <summary>A symbol of which nothing is known, as that which a derivative is taken by must be.</summary>
    private Tensor Free(NameExpression name)
    {
        var symbol = _graph.Symbol(name.Name, name.Shape, Properties.None);
        _symbols[name.Name] = symbol;
        return symbol;
    }

    private Tensor Lower(MatrixExpression expression)
    {
        foreach (var name in Postorder.Names(expression).Where(n => !_symbols.ContainsKey(n.Name)))
        {
            _symbols.Add(name.Name, _graph.Symbol(name.Name, name.Shape, _vocabulary.PropertiesOf(name.Name)));
        }

        return new Lowering(_graph, name => _symbols[name]).Lower(expression);
    }

    private MatrixExpression? Raise(Tensor tensor, Shape shape)
    {
        var raised = _raiser.Raise(tensor);
        return raised is not null && raised.Shape != shape ? _raiser.Algebra.Transpose(raised) : raised;
    }
}
