using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numerics;

namespace SymMat.Tests.Fuzzing;

/// <summary>
/// Numerical derivatives of a program's last definition by a symbol, or by a definition taken as free: central
/// differences of order 6 (Fornberg 1988, table 1), within the space of the variable's structure.
/// </summary>
internal sealed class Differences(MatrixProgram program, Point point, double step)
{
    private static readonly ImmutableArray<(int Steps, double Weight)> Stencil =
        [(1, 3.0 / 4), (-1, -3.0 / 4), (2, -3.0 / 20), (-2, 3.0 / 20), (3, 1.0 / 60), (-3, -1.0 / 60)];

    /// <summary>The entries of the derivative, those of the function first, both in rows.</summary>
    public double[] First(string wrt)
    {
        var slopes = Along(wrt, p => Value(p).ToRowMajorArray());
        return Projected(wrt, slopes);
    }

    /// <summary>The entries of the second derivative of a scalar, those of the first variable first.</summary>
    public double[] Second(string wrt, string other)
    {
        // Both are free, also where one is defined by the other.
        var free = point with
        {
            Values = point.Values.SetItem(wrt, ValueOf(wrt, point)).SetItem(other, ValueOf(other, point)),
        };
        var rows = Along(wrt, p => Projected(other, Along(other, q => [Value(q)[0, 0]], p)), free);
        return Projected(wrt, rows, transposed: true);
    }

    /// <summary>The program's value at the point; a name that has a value there already is not worked out.</summary>
    private Matrix<double> Value(Point at)
    {
        foreach (var definition in program.Definitions)
        {
            if (!at.Values.ContainsKey(definition.Name))
            {
                at = at with { Values = at.Values.Add(definition.Name, Evaluator.Evaluate(definition.Value, at)) };
            }
        }

        return at.Values[program.Definitions[^1].Name];
    }

    /// <summary>The slopes of all entries of the function along each entry of the variable.</summary>
    private double[][] Along(string wrt, Func<Point, double[]> function, Point? from = null)
    {
        var at = from ?? point;
        var x = ValueOf(wrt, at);
        return [.. Enumerable.Range(0, x.RowCount * x.ColumnCount).Select(entry =>
        {
            double[]? slope = null;
            foreach (var (steps, weight) in Stencil)
            {
                var moved = x.Clone();
                moved[entry / x.ColumnCount, entry % x.ColumnCount] += steps * step;
                var values = function(at with { Values = at.Values.SetItem(wrt, moved) });
                slope ??= new double[values.Length];
                for (var i = 0; i < values.Length; i++)
                {
                    slope[i] += weight / step * values[i];
                }
            }

            return slope!;
        })];
    }

    private Matrix<double> ValueOf(string name, Point at) =>
        at.Values.GetValueOrDefault(name) ?? at.WithDefinitionsOf(program).Values[name];

    private double[] Projected(string wrt, double[][] slopes, bool transposed = false)
    {
        var x = ValueOf(wrt, point);
        var properties = program.Symbols.FirstOrDefault(s => s.Name == wrt)?.Properties ?? Properties.None;
        var gradients = Enumerable.Range(0, slopes[0].Length).Select(i => Project(
            properties, Matrix<double>.Build.DenseOfRowMajor(x.RowCount, x.ColumnCount, slopes.Select(s => s[i])))
            .ToRowMajorArray()).ToList();
        return transposed
            ? [.. Enumerable.Range(0, slopes.Length).SelectMany(entry => gradients.Select(g => g[entry]))]
            : [.. gradients.SelectMany(g => g)];
    }

    private static Matrix<double> Project(Properties properties, Matrix<double> gradient) => properties switch
    {
        _ when properties.HasFlag(Properties.Diagonal) =>
            Matrix<double>.Build.DenseOfDiagonalVector(gradient.Diagonal()),
        _ when properties.HasFlag(Properties.Symmetric) => (gradient + gradient.Transpose()) / 2,
        _ when properties.HasFlag(Properties.Antisymmetric) => (gradient - gradient.Transpose()) / 2,
        _ => gradient,
    };
}
