using System.Collections.Immutable;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Printing;
using SymMat.Shapes;

namespace SymMat.Verification;

/// <summary>
/// The entries of a derivative as it is printed: a matrix is read back from its text, so that what is held to numbers is
/// what people get.
/// </summary>
internal sealed class Target
{
    private readonly bool _isTransposed;
    private readonly Func<Point, NumericArray> _value;

    private Target(bool isTransposed, Func<Point, NumericArray> value)
    {
        _isTransposed = isTransposed;
        _value = value;
    }

    /// <summary>The derivative of an answer in its layout.</summary>
    public static Target Of(Answer answer, Derivative derivative)
    {
        var (program, wrt) = (answer.Scope, derivative.Wrt);
        var value = Value(program, derivative);
        return new(
            wrt.Length == 1 && IsTransposed(ShapeOf(program, derivative.Of), ShapeOf(program, wrt[0]), answer.Layout), value);
    }

    private static Func<Point, NumericArray> Value(MatrixProgram program, Derivative derivative)
    {
        if (derivative.Reading is EinsumReading einsum)
        {
            return point => EinsumEvaluator.Evaluate(einsum, point);
        }

        DerivativeBody body = derivative.Reading is IndexReading index ? index.Body
            : derivative.Body is MatrixBody { Value.Shape: var shape } printed
                ? new MatrixBody(ReadBack(program, TextFormat.Body(printed), shape)) : derivative.Body;
        return point => BodyEvaluator.Evaluate(body, point);
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

    /// <summary>
    /// The entries of the function (or, of a second derivative, of the first variable) by those of the variable, each in
    /// rows, the latter running fastest.
    /// </summary>
    public ImmutableArray<double> At(Point point)
    {
        var value = _value(point);
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

    /// <summary>The expression that a printed text says.</summary>
    public static MatrixExpression ReadBack(MatrixProgram program, string text, Shape shape)
    {
        var (value, diagnostics) = Expressions.Check(program, new("answer", text));
        return value is not null && value.Shape == shape ? value
            : throw new InvalidOperationException($"an answer does not read back: {diagnostics.FirstOrDefault()?.Message}");
    }
}
