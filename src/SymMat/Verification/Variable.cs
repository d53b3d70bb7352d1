using MathNet.Numerics.LinearAlgebra;
using SymMat.Calculus;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numerics;
using SymMat.Shapes;

namespace SymMat.Verification;

/// <summary>
/// A way to move a variable: the entries that a derivative is applied to, and where they take the variable within its
/// space.
/// </summary>
internal sealed record Direction(Matrix<double> Entries, Matrix<double> Move);

/// <summary>The variable of a derivative, and the space that it moves in.</summary>
internal sealed record Variable(string Name, Shape Shape, Properties Properties, Structure Structure)
{
    private const int MostEntries = 12;
    private const int Chosen = 6;

    /// <summary>The symbol or definition of that name; a definition is free.</summary>
    public static Variable Of(MatrixProgram program, string name, Structure structure)
    {
        var symbol = program.Symbols.FirstOrDefault(s => s.Name == name);
        return symbol is null
            ? new(name, program.Definitions.First(d => d.Name == name).Shape, Properties.None, structure)
            : new(name, symbol.Shape, symbol.Properties, structure);
    }

    /// <summary>Along each entry of a small variable, else some random directions, which no entry escapes.</summary>
    public IEnumerable<Direction> Directions(Point point, RandomNumbers random)
    {
        var (rows, columns) = (point.LengthOf(Shape.Rows), point.LengthOf(Shape.Columns));
        for (var d = 0; d < (rows * columns > MostEntries ? Chosen : rows * columns); d++)
        {
            var entry = d;
            var entries = rows * columns > MostEntries
                ? Matrix<double>.Build.Dense(rows, columns, (_, _) => (2 * random.Fraction()) - 1)
                : Matrix<double>.Build.Dense(rows, columns, (i, j) => (i * columns) + j == entry ? 1 : 0);
            entries /= Length(entries);
            yield return new(entries, Within(entries));
        }
    }

    // The library's norm of Frobenius makes the matrix of all products of rows.
    private static double Length(Matrix<double> entries) => Math.Sqrt(entries.Enumerate().Sum(x => x * x));

    /// <summary>
    /// The nearest move within the space; by free entries, the move of an entry together with those that it determines.
    /// </summary>
    private Matrix<double> Within(Matrix<double> entries)
    {
        var isFree = Structure == Structure.Free;
        return Properties switch
        {
            _ when Properties.HasFlag(Properties.Antisymmetric) =>
                (entries - entries.Transpose()) * (isFree ? 1 : 0.5),
            _ when Shape.IsScalar => entries,
            _ when Properties.HasFlag(Properties.Diagonal) =>
                Matrix<double>.Build.DenseOfDiagonalVector(entries.Diagonal()),
            _ when Properties.HasFlag(Properties.Symmetric) && isFree =>
                entries + entries.Transpose() - Matrix<double>.Build.DenseOfDiagonalVector(entries.Diagonal()),
            _ when Properties.HasFlag(Properties.Symmetric) => (entries + entries.Transpose()) / 2,
            _ => entries,
        };
    }
}
