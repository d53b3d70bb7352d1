using System.Collections.Immutable;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Matrices;
using SymMat.Shapes;

namespace SymMat.Numerics;

/// <summary>Where to evaluate: a matrix for each name, scalars being 1-by-1, and a number for each dimension.</summary>
public sealed record Point(
    ImmutableDictionary<string, Matrix<double>> Values, ImmutableDictionary<string, int> Dimensions)
{
    /// <summary>The number that a dimension stands for.</summary>
    /// <exception cref="KeyNotFoundException">A name of the dimension has no value.</exception>
    /// <exception cref="OverflowException">The number does not fit an int.</exception>
    public int LengthOf(Dimension dimension)
    {
        ArgumentNullException.ThrowIfNull(dimension);
        return checked((int)dimension.Evaluate(name => (BigInteger)Dimensions[name]));
    }

    /// <summary>This point with the values of the program's definitions, each evaluated once.</summary>
    public Point WithDefinitionsOf(MatrixProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return program.Definitions.Aggregate(
            this, (point, d) => point with { Values = point.Values.SetItem(d.Name, Evaluator.Evaluate(d.Value, point)) });
    }
}
