using System.Collections.Immutable;
using SymMat.Notation;
using SymMat.Shapes;

namespace SymMat.Calculus;

/// <summary>
/// How a layout shows a derivative: as a matrix, transposed or not, of given shape; or as the array of four axes, or six.
/// </summary>
/// <param name="IsTensor">Whether it is the array of the axes of function and variable.</param>
/// <param name="Transposes">Whether the matrix is the transpose of the raised one (columns; function before variable).</param>
/// <param name="Axes">
/// The dimensions of all axes: two of a matrix; four of an array, or six of the second derivative of a vector or a matrix.
/// </param>
internal sealed record View(bool IsTensor, bool Transposes, ImmutableArray<Dimension> Axes)
{
    /// <summary>The view of the derivative of a value of one shape by a variable of another; the table of the language.</summary>
    public static View Of(Shape function, Shape variable, Layout layout)
    {
        if (function.IsScalar)
        {
            return Matrix(variable, layout == Layout.Numerator);
        }

        if (variable.IsScalar)
        {
            return Matrix(function, layout == Layout.Denominator);
        }

        return function.IsVector && variable.IsVector
            ? Matrix(new(function.Entries, variable.Entries), layout == Layout.Denominator)
            : Tensor(function, variable);
    }

    /// <summary>
    /// The view of a second derivative, the same in every layout: of a vector or a matrix it has the axes of all three.
    /// </summary>
    public static View OfSecond(Shape function, Shape first, Shape second) =>
        !function.IsScalar ? Tensor(function, first, second)
        : first.IsVector && second.IsVector ? Matrix(new(first.Entries, second.Entries), turns: false)
        : Tensor(first, second);

    private static View Tensor(params IEnumerable<Shape> shapes) =>
        new(true, false, [.. shapes.SelectMany(s => new[] { s.Rows, s.Columns })]);

    /// <summary>A value of one shape, or its transpose; a vector is raised as a column.</summary>
    private static View Matrix(Shape shape, bool turns)
    {
        var shown = turns ? shape.Transposed : shape;
        return new(false, shape.IsVector ? !shown.Columns.IsOne : turns, [shown.Rows, shown.Columns]);
    }
}
