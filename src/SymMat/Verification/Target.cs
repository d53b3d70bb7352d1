using System.Collections.Immutable;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Printing;
using SymMat.Shapes;

namespace SymMat.Verification;

/// <summary>
/// A derivative as it is printed: a matrix is read back from its text, so that what is held to numbers is what people get.
/// </summary>
internal sealed class Target
{
    private readonly Shape _rows;
    private readonly Shape _columns;
    private readonly bool _isTransposed;
    private readonly DerivativeBody _body;

    private Target(Shape rows, Shape columns, bool isTransposed, DerivativeBody body)
    {
        _rows = rows;
        _columns = columns;
        _isTransposed = isTransposed;
        _body = body;
    }

    /// <summary>The derivative of an answer in its layout.</summary>
    public static Target Of(Answer answer, Derivative derivative)
    {
        var (program, wrt) = (answer.Scope, derivative.Wrt);
        var body = derivative.Body is MatrixBody printed ? ReadBack(program, printed) : derivative.Body;
        var (first, last) = (ShapeOf(program, wrt[0]), ShapeOf(program, wrt[^1]));
        var of = ShapeOf(program, derivative.Of);
        return wrt.Length == 2 ? new(first, last, false, body)
            : new(of, first, IsTransposed(of, first, answer.Layout), body);
    }

    /// <summary>
    /// Whether a layout shows the transpose of entries of the function by entries of the variable, or of the gradient in
    /// the shape of the variable; see the table of the language.
    /// </summary>
    public static bool IsTransposed(Shape function, Shape variable, Layout layout) => layout switch
    {
        Layout.Denominator => !function.IsScalar && (variable.IsScalar || (function.IsVector && variable.IsVector)),
        Layout.Numerator => function.IsScalar,
        _ => false,
    };

    /// <summary>The number of entries at a point.</summary>
    public long Size(Point point) => (long)point.LengthOf(_rows.Entries) * point.LengthOf(_columns.Entries);

    /// <summary>
    /// The entries of the function (or, of a second derivative, of the first variable) by those of the variable, each in
    /// rows, the latter running fastest.
    /// </summary>
    public ImmutableArray<double> At(Point point)
    {
        var value = BodyEvaluator.Evaluate(_body, point);
        if (!_isTransposed)
        {
            return value.Entries;
        }

        var (rows, columns) = (value.Lengths[0], value.Lengths[1]);
        return
        [
            .. from j in Enumerable.Range(0, columns)
               from i in Enumerable.Range(0, rows)
               select value.Entries[(i * columns) + j],
        ];
    }

    /// <summary>The shape of a name.</summary>
    public static Shape ShapeOf(MatrixProgram program, string name) =>
        program.Symbols.FirstOrDefault(s => s.Name == name)?.Shape ?? program.Definitions.First(d => d.Name == name).Shape;

    private static MatrixBody ReadBack(MatrixProgram program, MatrixBody body)
    {
        var (value, diagnostics) = Expressions.Check(program, new("answer", TextFormat.Body(body)));
        return value is not null && value.Shape == body.Value.Shape ? new(value)
            : throw new InvalidOperationException($"an answer does not read back: {diagnostics.FirstOrDefault()?.Message}");
    }
}
