using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Numbers;
using SymMat.Tensors;

namespace SymMat.Calculus;

/// <summary>
/// Reverse accumulation. The adjoint of a node N of a function F is the tensor dF/dN, of axes (axes of F, axes of N). It
/// starts as deltas at F; each node passes its own on to its operands, by one rule for each kind of node. One sweep gives
/// the derivatives by all variables.
/// </summary>
internal sealed class Adjoints
{
    private readonly TensorGraph _graph;
    private readonly Tensor _function;
    private readonly Action<Tensor, int> _found;
    private readonly Dictionary<Tensor, List<TensorTerm>> _contributions = new(ReferenceEqualityComparer.Instance);

    private Adjoints(TensorGraph graph, Tensor function, Action<Tensor, int> found)
    {
        _graph = graph;
        _function = function;
        _found = found;
    }

    /// <summary>The derivative of the function by each of the variables, in their order.</summary>
    /// <param name="graph">The graph of them all.</param>
    /// <param name="function">The function.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="found">
    /// Is told each adjoint before it is passed on, and how many times it will be: there it may become a unit. Null for no one.
    /// </param>
    public static ImmutableArray<Tensor> Of(
        TensorGraph graph, Tensor function, ImmutableArray<Tensor> variables, Action<Tensor, int>? found = null)
    {
        var adjoints = new Adjoints(graph, function, found ?? ((_, _) => { }));
        adjoints.Sweep(variables);
        return [.. variables.Select(adjoints.Total)];
    }

    private void Sweep(ImmutableArray<Tensor> variables)
    {
        var active = Active(variables);
        if (!active.Contains(_function))
        {
            return;
        }

        var ends = new HashSet<Tensor>(variables, ReferenceEqualityComparer.Instance);
        Contribute(_function, Rational.One, Seed());
        foreach (var node in Reachable.Postorder(_function).AsEnumerable().Reverse())
        {
            if (!ends.Contains(node) && _contributions.ContainsKey(node))
            {
                var adjoint = Total(node);
                _found(adjoint, Uses(node, active));
                Pass(node, adjoint, active);
            }
        }
    }

    /// <summary>The nodes of the function that depend on a variable.</summary>
    private HashSet<Tensor> Active(ImmutableArray<Tensor> variables)
    {
        var active = new HashSet<Tensor>(variables, ReferenceEqualityComparer.Instance);
        foreach (var node in Reachable.From(_function))
        {
            if (node.Operands.Any(active.Contains))
            {
                active.Add(node);
            }
        }

        return active;
    }

    private Tensor Total(Tensor node) => _graph.Sum(
        [.. _function.Axes, .. node.Axes],
        _contributions.TryGetValue(node, out var terms) ? terms : []);

    /// <summary>The number of times that a node's rule writes its adjoint.</summary>
    private static int Uses(Tensor node, HashSet<Tensor> active) =>
        node is FunctionTensor { Function: TensorFunction.Softmax } ? 2 : node.Operands.Count(active.Contains);

    private Tensor Seed()
    {
        var draft = new Draft();
        var left = draft.NewOutputs(_function.Axes);
        var right = draft.NewOutputs(_function.Axes);
        for (var axis = 0; axis < left.Length; axis++)
        {
            draft.Times(_graph.Delta(_function.Axes[axis]), left[axis], right[axis]);
        }

        return _graph.Contract(draft);
    }

    private void Contribute(Tensor node, Rational coefficient, Tensor adjoint)
    {
        if (!_contributions.TryGetValue(node, out var terms))
        {
            _contributions.Add(node, terms = []);
        }

        terms.Add(new(coefficient, adjoint));
    }

    private void Pass(Tensor node, Tensor adjoint, HashSet<Tensor> active)
    {
        switch (node)
        {
            case SumTensor sum:
                foreach (var term in sum.Terms.Where(t => active.Contains(t.Tensor)))
                {
                    Contribute(term.Tensor, term.Coefficient, adjoint);
                }

                break;
            case ContractionTensor contraction:
                for (var f = 0; f < contraction.Factors.Length; f++)
                {
                    if (active.Contains(contraction.Factors[f].Tensor))
                    {
                        Contribute(contraction.Factors[f].Tensor, Rational.One, PassToFactor(contraction, f, adjoint));
                    }
                }

                break;
            case FunctionTensor function:
                Contribute(function.Argument, Rational.One, PassThrough(function, adjoint));
                break;
            default:
                foreach (var (operand, slope) in Slopes(node, active))
                {
                    Contribute(operand, Rational.One, AlongEntries(adjoint, slope));
                }

                break;
        }
    }

    /// <summary>
    /// The derivative of a contraction by one of its factors is the contraction of the others, that factor's own indices
    /// being outputs; an index that it has twice is a delta.
    /// </summary>
    private Tensor PassToFactor(ContractionTensor contraction, int place, Tensor adjoint)
    {
        var draft = new Draft { Coefficient = contraction.Coefficient };
        var indices = contraction.Indices.Select(draft.NewIndex).ToArray();
        var function = draft.NewOutputs(_function.Axes);
        draft.Times(adjoint, function.Concat(indices.Take(contraction.Order)));
        for (var f = 0; f < contraction.Factors.Length; f++)
        {
            if (f != place)
            {
                draft.Times(contraction.Factors[f].Tensor, contraction.Factors[f].Indices.Select(i => indices[i]));
            }
        }

        foreach (var index in contraction.Factors[place].Indices)
        {
            var output = draft.NewOutputs([contraction.Indices[index]])[0];
            draft.Times(_graph.Delta(contraction.Indices[index]), indices[index], output);
        }

        return _graph.Contract(draft);
    }

    /// <summary>The partial derivatives of an entrywise node, at each entry, by its operands.</summary>
    private IEnumerable<(Tensor Operand, Tensor Slope)> Slopes(Tensor node, HashSet<Tensor> active)
    {
        switch (node)
        {
            case PowerTensor power:
                yield return (power.Base, _graph.Scale(
                    power.Exponent, _graph.Power(power.Base, power.Exponent - Rational.One)));
                break;
            case VariablePowerTensor power:
                if (active.Contains(power.Base))
                {
                    var lower = _graph.Sum(
                        node.Axes, [new(1, power.Exponent), new(-1, _graph.Constant(Rational.One, node.Axes))]);
                    yield return (power.Base, _graph.Multiply(power.Exponent, _graph.Power(power.Base, lower)));
                }

                if (active.Contains(power.Exponent))
                {
                    yield return (power.Exponent, _graph.Multiply(
                        node, _graph.Entrywise(Functions.Logarithm, power.Base)));
                }

                break;
            case EntrywiseTensor entrywise:
                for (var a = 0; a < entrywise.Arguments.Length; a++)
                {
                    if (active.Contains(entrywise.Arguments[a]))
                    {
                        yield return (entrywise.Arguments[a], Pointwise.Evaluate(
                            _graph, entrywise.Function.Derivatives[a], entrywise.Arguments));
                    }
                }

                break;
            default:
                throw new ArgumentException($"no derivative of {node.GetType().Name}");
        }
    }

    /// <summary>The adjoint times a tensor of the node's axes, entry by entry.</summary>
    private Tensor AlongEntries(Tensor adjoint, Tensor slope)
    {
        var draft = new Draft();
        var outputs = draft.NewOutputs(adjoint.Axes);
        return _graph.Contract(draft.Times(adjoint, outputs).Times(slope, outputs.Skip(_function.Order)));
    }

    private Tensor PassThrough(FunctionTensor node, Tensor adjoint) => node.Function switch
    {
        TensorFunction.Inverse => ThroughInverse(node, adjoint),
        TensorFunction.Determinant => ThroughDeterminant(node, adjoint, node),
        TensorFunction.LogDeterminant => ThroughDeterminant(node, adjoint, _graph.Constant(Rational.One)),
        TensorFunction.Softmax => ThroughSoftmax(node, adjoint),
        _ => ThroughLogSumExp(node, adjoint),
    };

    /// <summary>C = inv(A): dC = -C*dA*C (Petersen and Pedersen 2012, eq. 59).</summary>
    private Tensor ThroughInverse(FunctionTensor node, Tensor adjoint)
    {
        var draft = new Draft { Coefficient = -1 };
        var function = draft.NewOutputs(_function.Axes);
        var (i, j) = (draft.NewIndex(node.Axes[0]), draft.NewIndex(node.Axes[0]));
        var argument = draft.NewOutputs(node.Axes);
        draft.Times(adjoint, function.Concat([i, j])).Times(node, i, argument[0]).Times(node, argument[1], j);
        return _graph.Contract(draft);
    }

    /// <summary>d det(A) = det(A)*tr(inv(A)*dA), d logdet(A) = tr(inv(A)*dA) (ibid., eqs. 46 and 43).</summary>
    private Tensor ThroughDeterminant(FunctionTensor node, Tensor adjoint, Tensor scale)
    {
        var draft = new Draft();
        var function = draft.NewOutputs(_function.Axes);
        var argument = draft.NewOutputs(node.Argument.Axes);
        var inverse = _graph.Function(TensorFunction.Inverse, node.Argument);
        return _graph.Contract(draft.Times(adjoint, function).Times(scale).Times(inverse, argument[1], argument[0]));
    }

    /// <summary>p = softmax(z) along some axes: dp = p .* dz - p times the sum along them of p .* dz.</summary>
    private Tensor ThroughSoftmax(FunctionTensor node, Tensor adjoint)
    {
        var direct = AlongEntries(adjoint, node);
        var draft = new Draft();
        var outputs = draft.NewOutputs(direct.Axes);
        var summed = outputs.Skip(_function.Order)
            .Select((index, axis) => node.Along.Contains(axis) ? draft.NewIndex(node.Axes[axis]) : index);
        draft.Times(direct, outputs.Take(_function.Order).Concat(summed)).Times(node, outputs.Skip(_function.Order));
        return _graph.Sum(direct.Axes, [new(1, direct), new(-1, _graph.Contract(draft))]);
    }

    /// <summary>The gradient of logsumexp is softmax.</summary>
    private Tensor ThroughLogSumExp(FunctionTensor node, Tensor adjoint)
    {
        var softmax = _graph.Function(TensorFunction.Softmax, node.Argument, node.Along);
        var draft = new Draft();
        var function = draft.NewOutputs(_function.Axes);
        var argument = draft.NewOutputs(softmax.Axes);
        var kept = argument.Where((_, axis) => !node.Along.Contains(axis));
        return _graph.Contract(draft.Times(adjoint, function.Concat(kept)).Times(softmax, argument));
    }
}
