using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;
using SymMat.Explanation;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Printing;
using SymMat.Tests.Support;

namespace SymMat.Tests.Explanation;

/// <summary>
/// Holds the lines of a derivation to numbers: each equation holds, each line goes on from the one before, and what is
/// said to be the answer is. Differentials of definitions, and those that are still pending, are finite differences.
/// </summary>
internal sealed class StepCheck
{
    private const double Tolerance = 1e-8;
    private const double DifferenceTolerance = 1e-5;

    private readonly MatrixProgram _program;
    private readonly Derivation _derivation;
    private readonly Dictionary<string, Matrix<double>> _directions = [];
    private readonly string _text;
    private Point _point;
    private int _answers;

    private StepCheck(MatrixProgram program, Derivation derivation, Point point, string text)
    {
        (_program, _derivation, _text) = (program, derivation, text);
        _point = derivation.Answer.Where.Concat(derivation.Gradients).Aggregate(point, (at, g) => at with { Values = at.Values.SetItem(g.Name, Evaluator.Evaluate(g.Value, at)) });
        var random = new Random(7);
        foreach (var name in derivation.Answer.Derivatives.SelectMany(d => d.Wrt).Distinct())
        {
            var properties = program.Symbols.FirstOrDefault(s => s.Name == name)?.Properties ?? Properties.None;
            _directions.Add(name, Direction(point.Values[name], properties, random));
        }
    }

    /// <summary>Checks all lines; the answer is that of the only derivative, in the array that is expected.</summary>
    public static void Holds(MatrixProgram program, Derivation derivation, Point point, NumericArray expected)
    {
        var text = StepFormats.Find("text")!.Print(derivation);
        var check = new StepCheck(program, derivation, point, text);
        foreach (var section in derivation.Sections)
        {
            check.Check(section, expected);
        }

        Assert.True(check._answers > 0, $"no answer in\n{text}");
    }

    private void Check(Section section, NumericArray expected)
    {
        Matrix<double>? before = null;
        var isRough = false;
        MatrixExpression? left = null;
        foreach (var line in section.Lines)
        {
            switch (line)
            {
                case EquationLine equation:
                    ReadsBack(equation.Right);
                    var value = Value(equation.Right);
                    var isRoughNow = HasPending(equation.Right);
                    left = equation.Left ?? left;
                    before = equation.Left is null ? before : Known(equation.Left);
                    if (before is not null)
                    {
                        Equal(before, value, isRough || isRoughNow || equation.Left is not null, TextOf(equation.Right));
                    }

                    before = value;
                    isRough = isRoughNow;
                    Bind(left!, value);
                    Answers(left!, value, expected);
                    break;
                case DerivativeLine { Derivative: var derivative } when derivative.Of != _derivation.Answer.Derivatives[0].Of:
                    Array(derivative);
                    break;
                case DerivativeLine { Derivative: var derivative }:
                    if (derivative.Wrt.Length == _derivation.Answer.Derivatives[0].Wrt.Length)
                    {
                        Approximately.Equal(expected, BodyEvaluator.Evaluate(derivative.Body, _point), Tolerance, _text);
                        _answers++;
                    }

                    break;
            }
        }
    }

    /// <summary>An array of a definition by a name that it uses is its derivative, its other names being held fixed.</summary>
    private void Array(Derivative derivative)
    {
        var body = Assert.IsType<IndexReading>(derivative.Reading).Body;
        var definition = _program.Definitions.Single(d => d.Name == derivative.Of);
        var variable = new Symbol(derivative.Wrt[0], Programs.ShapesOf(_program)[derivative.Wrt[0]], Properties.None);
        var expected = NumericDerivative.Of(at => Evaluator.Evaluate(definition.Value, at), definition.Shape, variable, _point);
        Assert.Equal(expected.Lengths.Length, body.Axes.Length);
        Approximately.Equal(expected, BodyEvaluator.Evaluate(body, _point), DifferenceTolerance, _text);
    }

    private void Answers(MatrixExpression left, Matrix<double> value, NumericArray expected)
    {
        if (left is NameExpression name && _derivation.Designations.GetValueOrDefault(name.Name) is DerivativeOf derivative
            && _derivation.Answer.Derivatives[0] is { Wrt.Length: 1 } asked && derivative.By == asked.Wrt[0]
            && expected.Lengths.SequenceEqual([value.RowCount, value.ColumnCount])
            && Approximately.AreEqual(expected, NumericArray.Of(value), Tolerance))
        {
            _answers++;
        }
    }

    private void ReadsBack(MatrixExpression value)
    {
        var names = Postorder.Names(value).ToList();
        if (names.Exists(n => _derivation.Designations.GetValueOrDefault(n.Name) is DerivativeOf or DifferentialOf { Text: "" }))
        {
            return;
        }

        var text = TextOf(value);
        var read = Expressions.Read(text, names.ToDictionary(n => n.Name, n => n.Shape).Concat(
            Programs.ShapesOf(_program)).DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.Value));
        Equal(Value(value), Value(read), false, text);
    }

    private string TextOf(MatrixExpression value) => LinearWriter.Write(
        new Notator(TextFormat.Lines.Style) { Designation = n => _derivation.Designations.GetValueOrDefault(n) }.Of(value), TextFormat.Lines.Spelling);

    private void Equal(Matrix<double> expected, Matrix<double> actual, bool isRough, string line) => Approximately.Equal(
        NumericArray.Of(expected), NumericArray.Of(actual), isRough ? DifferenceTolerance : Tolerance, $"{line}\nin\n{_text}");

    private bool HasPending(MatrixExpression value) => Postorder.Names(value).Any(n =>
        _derivation.Designations.GetValueOrDefault(n.Name) is DifferentialOf { Text: "" });

    /// <summary>The value of a left side, where it is known before its equation is read.</summary>
    private Matrix<double>? Known(MatrixExpression left) =>
        _directions.Count > 1 && Postorder.Names(left).Any(n => _point.Values.ContainsKey(n.Name)) ? null
            : Postorder.Names(left).All(n => _point.Values.ContainsKey(n.Name)
            || _derivation.Designations.GetValueOrDefault(n.Name) is DifferentialOf { Value: NameExpression }) ? Value(left) : null;

    private void Bind(MatrixExpression left, Matrix<double> value)
    {
        if (left is NameExpression name && !(_point.Values.ContainsKey(name.Name)
            && _derivation.Designations.GetValueOrDefault(name.Name) is DifferentialOf))
        {
            _point = _point with { Values = _point.Values.SetItem(name.Name, value) };
        }
    }

    private Matrix<double> Value(MatrixExpression expression)
    {
        foreach (var name in Postorder.Names(expression).Where(n => !_point.Values.ContainsKey(n.Name)))
        {
            Assert.True(_derivation.Designations.ContainsKey(name.Name), $"{name.Name} has no value in\n{_text}");
            var of = ((DifferentialOf)_derivation.Designations[name.Name]).Value;
            Bind(name, Difference(of));
        }

        return Evaluator.Evaluate(expression, _point);
    }

    private Matrix<double> Difference(MatrixExpression of) => FiniteDifference.Stencil(FiniteDifference.Step)
        .Select(s => s.Weight * Evaluator.Evaluate(of, Moved(s.Displacement))).Aggregate((a, b) => a + b);

    /// <summary>The point with the variables moved along their directions, and the definitions with them.</summary>
    private Point Moved(double displacement)
    {
        var values = _point.Values.SetItems(_directions.Select(d => KeyValuePair.Create(d.Key, _point.Values[d.Key] + (displacement * d.Value))));
        foreach (var definition in _program.Definitions.Concat(_derivation.Answer.Where).Concat(_derivation.Gradients).Where(d => !_directions.ContainsKey(d.Name)))
        {
            values = values.SetItem(definition.Name, Evaluator.Evaluate(definition.Value, _point with { Values = values }));
        }

        return _point with { Values = values };
    }

    private static Matrix<double> Direction(Matrix<double> like, Properties properties, Random random)
    {
        var any = Matrix<double>.Build.Dense(like.RowCount, like.ColumnCount, (_, _) => random.NextDouble() - 0.5);
        return properties.HasFlag(Properties.Diagonal) ? Matrix<double>.Build.DiagonalOfDiagonalVector(any.Diagonal())
            : properties.HasFlag(Properties.Symmetric) ? any + any.Transpose()
            : properties.HasFlag(Properties.Antisymmetric) ? any - any.Transpose()
            : any;
    }
}
