using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Printing;
using SymMat.Shapes;

namespace SymMat.Verification;

/// <summary>A derivative, in whichever notation it is printed, as a map of the moves of its last variable.</summary>
internal abstract class PrintedMap
{
    /// <summary>The map that the printed text of a derivative is.</summary>
    public static PrintedMap Of(Answer answer, Derivative derivative) => derivative.Reading is DifferentialReading reading
        ? new Equation(answer, derivative, reading) : new Entries(Target.Of(answer, derivative));

    /// <summary>The map at a point: the entries, in rows, of the function's move, or of that of the gradient by the first variable.</summary>
    public abstract Func<Direction, double[]> At(Point point);

    /// <summary>Entries, which are multiplied by those of the direction; one that is not finite shows in every direction.</summary>
    private sealed class Entries(Target target) : PrintedMap
    {
        public override Func<Direction, double[]> At(Point point)
        {
            var entries = target.At(point);
            return direction =>
            {
                var last = Vector<double>.Build.DenseOfArray(direction.Entries.ToRowMajorArray());
                var rows = Matrix<double>.Build.DenseOfRowMajor(entries.Length / last.Count, last.Count, entries);
                return (rows * last).ToArray();
            };
        }
    }

    /// <summary>An equation of differentials, read back from its text; where it is one of stacked columns, these are unstacked.</summary>
    private sealed class Equation(Answer answer, Derivative derivative, DifferentialReading reading) : PrintedMap
    {
        private readonly Shape _function = Target.ShapeOf(answer.Scope, derivative.Wrt is [var first, _] ? first : derivative.Of);
        private readonly string _moved = reading.Differentials[^1].Name;
        private readonly MatrixExpression _value = ReadBack(answer.Scope, derivative, reading);

        public override Func<Direction, double[]> At(Point point) => direction =>
        {
            var value = Evaluator.Evaluate(_value, point with { Values = point.Values.SetItem(_moved, direction.Move) });
            return _value.Shape == _function ? value.ToRowMajorArray()
                : Matrix<double>.Build.DenseOfColumnMajor(
                    point.LengthOf(_function.Rows), point.LengthOf(_function.Columns), value.ToColumnMajorArray()).ToRowMajorArray();
        };

        private static MatrixExpression ReadBack(MatrixProgram program, Derivative derivative, DifferentialReading reading)
        {
            var moved = new Symbol(
                reading.Differentials[^1].Name, Target.ShapeOf(program, derivative.Wrt[^1]), Properties.None);
            return Target.ReadBack(
                program with { Symbols = program.Symbols.Add(moved) }, TextFormat.Body(new MatrixBody(reading.Value)), reading.Value.Shape);
        }
    }
}
