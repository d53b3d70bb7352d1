using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Tensors;

namespace SymMat.Calculus;

/// <summary>
/// Definitions as code had better compute them: where the engine knows a function that a formula with exponentials
/// is, such as the softmax in <c>exp(z)/sum(exp(z))</c>, that function stands for it, and does not overflow.
/// Local to one program.
/// </summary>
internal sealed class StableProgram
{
    /// <summary>The number of nodes past which definitions stay as they are.</summary>
    private const int MostNodes = 10_000;

    private readonly TensorGraph _graph;
    private readonly Names _names = new();
    private readonly WritingOrder _order;
    private readonly Dictionary<string, Tensor> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _exponentials = new(StringComparer.Ordinal);

    private StableProgram(MatrixProgram program)
    {
        _graph = new(program.NamesInOrder);
        _order = new(program);
        foreach (var symbol in program.Symbols)
        {
            _values.Add(symbol.Name, _graph.Symbol(symbol.Name, symbol.Shape, Properties.None));
        }
    }

    /// <summary>The program with definitions of equal values, in which fewer exponentials stand.</summary>
    public static MatrixProgram Of(MatrixProgram program)
    {
        var stable = new StableProgram(program);
        if (!program.Definitions.Any(d => stable.Exponentials(d.Value) > 0))
        {
            return program;
        }

        var definitions = program.Definitions.ToBuilder();
        try
        {
            var lowering = new Lowering(stable._graph, name => stable._values[name]);
            for (var d = 0; d < definitions.Count && stable._graph.Count < MostNodes; d++)
            {
                definitions[d] = stable.Rewrite(definitions[d], lowering.Lower(definitions[d].Value));
            }
        }
        catch (LimitException)
        {
            // The other definitions stay as they are.
        }

        return program with { Definitions = definitions.DrainToImmutable() };
    }

    private Definition Rewrite(Definition definition, Tensor value)
    {
        var count = Exponentials(definition.Value);
        if (count > 0 && Raise(definition, value) is { } raised && Exponentials(raised) is var left && left < count)
        {
            (definition, count) = (definition with { Value = raised }, left);
        }

        _exponentials.Add(definition.Name, count);
        _values.Add(definition.Name, value);
        if (TensorGraph.CanBeNamed(value))
        {
            _names.Add(value, new(definition.Name, definition.Shape));
        }

        return definition;
    }

    private MatrixExpression? Raise(Definition definition, Tensor value)
    {
        var algebra = new Algebra(_order);
        var raised = new Raiser(_graph, algebra, _names).Raise(value);
        return raised is null || raised.Shape == definition.Shape ? raised
            : algebra.Transpose(raised) is var turned && turned.Shape == definition.Shape ? turned : null;
    }

    /// <summary>The number of functions that grow like exponentials in an expression and in the definitions that it names.</summary>
    private long Exponentials(MatrixExpression expression)
    {
        var (count, stack) = (0L, new Stack<MatrixExpression>([expression]));
        while (stack.TryPop(out var node))
        {
            count += node switch
            {
                NameExpression name => _exponentials.GetValueOrDefault(name.Name),
                ApplyExpression { Operator: EntrywiseFunction { GrowsExponentially: true } } => 1,
                _ => 0,
            };
            foreach (var operand in node.Operands)
            {
                stack.Push(operand);
            }
        }

        return Math.Min(count, 1_000_000);
    }
}
