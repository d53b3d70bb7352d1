using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Shapes;
using SymMat.Tensors;

namespace SymMat.Calculus;

/// <summary>
/// Writes one derivative, a tensor of axes (axes of F, axes of X), in the notation asked for. F is a gradient where the
/// derivative is a second one. Before its projection on the space of the variable the derivative is the same map of the
/// differentials in that space, and its matrix is shorter. Local to one derivative.
/// </summary>
internal sealed class Readings(
    TensorGraph graph, Raiser raiser, IReadOnlySet<string> taken, Tensor tensor, Lazy<Tensor> unprojected, Shape function, Symbol variable)
{
    /// <summary>The derivative with its reading, or with what is missing.</summary>
    public Derivative Add(Derivative derivative, NotationKind notation, Func<IndexBody> entries)
    {
        var reading = Read(derivative, notation, entries);
        var isMissing = reading is null && notation != NotationKind.Matrix;
        return derivative with
        {
            Reading = isMissing && derivative.Body is MatrixBody ? new IndexReading(entries()) : reading,
            Missing = isMissing ? notation : null,
            Beside = notation == NotationKind.Matrix && derivative.Body is IndexBody { Axes.Length: > 2 }
                && !derivative.Spaces.Any(s => s.IsFree)
                ? Differential(derivative) : null,
        };
    }

    private Reading? Read(Derivative derivative, NotationKind notation, Func<IndexBody> entries) => notation switch
    {
        NotationKind.Index => new IndexReading(entries()),
        NotationKind.Kronecker => Kronecker(derivative),
        NotationKind.Differential => Differential(derivative),
        NotationKind.Einsum => EinsumNotation.Of(entries()),
        _ => null,
    };

    private DifferentialReading? Differential(Derivative derivative)
    {
        var (of, by) = Names(derivative);
        return LinearMap.Apply(graph, raiser, tensor, function, variable, by.Name) is { } value
            ? LinearMap.Equation(of, function, by, value, isStacked: false) : null;
    }

    private DifferentialReading? Kronecker(Derivative derivative)
    {
        var (of, by) = Names(derivative);
        var notation = new IndexNotation(graph, raiser, new Letters(taken));
        if (KroneckerNotation.Of(graph, raiser, notation, unprojected.Value, function, variable.Shape) is not { } matrix)
        {
            return null;
        }

        var stacked = LinearMap.Stack(new NameExpression(by.Name, variable.Shape));
        return LinearMap.Equation(of, function, by, KroneckerNotation.Times(matrix, stacked), isStacked: true);
    }

    /// <summary>The differentials of function and variable, by names that the program does not have.</summary>
    private (Differential Of, Differential By) Names(Derivative derivative)
    {
        var by = Free("d" + variable.Name);
        return derivative.Wrt.Length == 1
            ? (new(Free("d" + derivative.Of), derivative.Of, null), new(by, variable.Name, null))
            : (new($"d(d{derivative.Of}/d{derivative.Wrt[0]})", derivative.Of, derivative.Wrt[0]), new(by, variable.Name, null));
    }

    private string Free(string name)
    {
        while (taken.Contains(name))
        {
            name += "_";
        }

        return name;
    }
}
