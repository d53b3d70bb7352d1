using System.Collections.Immutable;
using SymMat.Calculus;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Tensors;

namespace SymMat.Benchmarks;

/// <summary>The derivatives of a program's last definition by all its symbols, as tensors that are yet to be raised.</summary>
internal sealed record Raisable(MatrixProgram Program, TensorGraph Graph, Names Names, ImmutableArray<Tensor> Derivatives)
{
    /// <summary>Lowers and differentiates, definitions being units.</summary>
    public static Raisable Of(MatrixProgram program)
    {
        var graph = new TensorGraph(program.NamesInOrder);
        var values = program.Symbols.ToDictionary(
            s => s.Name, s => graph.Symbol(s.Name, s.Shape, Properties.None), StringComparer.Ordinal);
        ImmutableArray<Tensor> symbols = [.. values.Values];
        var names = new Names();
        var lowering = new Lowering(graph, name => values[name]);
        foreach (var definition in program.Definitions)
        {
            var value = lowering.Lower(definition.Value);
            values.Add(definition.Name, value);
            if (TensorGraph.CanBeNamed(value))
            {
                value.IsNamed = true;
                names.Add(value, new(definition.Name, definition.Shape));
            }
        }

        var function = values[program.Definitions[^1].Name];
        return new(program, graph, names, Adjoints.Of(graph, function, symbols, (_, _) => { }));
    }

    /// <summary>The derivatives as matrix expressions; null for one that is none.</summary>
    public List<MatrixExpression?> Raise()
    {
        var raiser = new Raiser(Graph, new Algebra(new WritingOrder(Program)), Names);
        return [.. Derivatives.Select(raiser.Raise)];
    }
}
