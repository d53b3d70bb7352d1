using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Matrices;
using SymMat.Numerics;

namespace SymMat.Verification;

/// <summary>
/// A program as a function of its variables alone, evaluated from the expressions as they were written. A definition that
/// is a variable has the value that it is given.
/// </summary>
internal sealed class NumericProgram
{
    private const int Trials = 3;
    private const double Unit = 2.220446049250313e-16;

    private readonly string _of;
    private readonly Point _fixed;
    private readonly List<Definition> _moving;

    /// <summary>The function of that name about a point of the symbols.</summary>
    public NumericProgram(MatrixProgram program, string of, ImmutableArray<string> variables, Point point)
    {
        _of = of;
        Point = point.WithDefinitionsOf(program);
        var moving = variables.ToHashSet(StringComparer.Ordinal);
        _moving = [];
        foreach (var definition in Dependencies.Of(program.Definitions, [of]).Where(d => !variables.Contains(d.Name)))
        {
            if (Dependencies.NamesIn([definition.Value]).Any(moving.Contains))
            {
                moving.Add(definition.Name);
                _moving.Add(definition);
            }
        }

        _fixed = Point with { Values = Point.Values.RemoveRange(_moving.Select(d => d.Name)) };
    }

    /// <summary>The point, with a value for each definition too.</summary>
    public Point Point { get; }

    /// <summary>The entries of the function, in rows, where variables are moved by so much.</summary>
    public double[] At(params ReadOnlySpan<(string Name, Matrix<double> Move, double Step)> moves) => Moved(moves, rounded: null);

    /// <summary>
    /// By how much rounding alone may change an entry: the most that it does where the result of each operation is one unit
    /// in the last place larger or smaller, at random (Vignes 1993).
    /// </summary>
    public double Noise(RandomNumbers random)
    {
        var here = At();
        return Enumerable.Range(0, Trials).Max(_ => here.Zip(Moved([], Rounded), (x, y) => Math.Abs(x - y)).Max());

        Matrix<double> Rounded(Matrix<double> value) => value.Map(x => x * (1 + ((random.Below(2) == 0 ? -1 : 1) * Unit)), Zeros.AllowSkip);
    }

    private double[] Moved(
        ReadOnlySpan<(string Name, Matrix<double> Move, double Step)> moves, Func<Matrix<double>, Matrix<double>>? rounded)
    {
        var values = _fixed.Values.ToBuilder();
        foreach (var (name, move, step) in moves)
        {
            values[name] = values[name] + (step * move);
        }

        var point = _fixed with { Values = values.ToImmutable() };
        foreach (var definition in _moving)
        {
            point = point with { Values = point.Values.SetItem(definition.Name, Evaluator.Evaluate(definition.Value, point, rounded)) };
        }

        return point.Values[_of].ToRowMajorArray();
    }
}
