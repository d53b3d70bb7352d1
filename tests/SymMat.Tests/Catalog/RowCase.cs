using System.Collections.Immutable;
using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numerics;
using SymMat.Shapes;
using SymMat.Tests.Support;

namespace SymMat.Tests.Catalog;

/// <summary>A case of functions.jsonl: operands, and the value that a function has by plain arithmetic.</summary>
internal sealed class RowCase
{
    private const double Tolerance = 1e-12;
    private readonly JsonElement _json;

    private RowCase(JsonElement json) => _json = json;

    public static ImmutableArray<RowCase> All { get; } =
        [.. File.ReadLines(Repository.PathOf("tests", "corpus", "functions.jsonl")).Select(l => new RowCase(JsonElement.Parse(l)))];

    public string Row => _json.GetProperty("row").GetString()!;

    public IEnumerable<string> Names => _json.GetProperty("names").EnumerateArray().Select(n => n.GetString()!);

    public int DimensionCount => Dimensions.Length;

    /// <summary>The operands; no value where the function does not take them.</summary>
    public ImmutableArray<Matrix<double>> Operands =>
        [.. _json.GetProperty("operands").EnumerateArray().Select(MatrixOf)];

    private Matrix<double>? Value =>
        _json.GetProperty("value") is { ValueKind: JsonValueKind.Array } value ? MatrixOf(value) : null;

    private ImmutableArray<Dimension> Dimensions => _json.TryGetProperty("dimensions", out var dimensions)
        ? [.. dimensions.EnumerateArray().Select(d => Dimension.Of(d.GetInt32()))] : [];

    /// <summary>The row applied to the operands, which are called A and B; null where it does not take them.</summary>
    public MatrixExpression? Call(Operator row)
    {
        ImmutableArray<MatrixExpression> names =
            [.. Operands.Select((o, k) => new NameExpression(((char)('A' + k)).ToString(), ShapeOf(o)))];
        return !row.Signatures.IsEmpty && SignatureMatch.Find(row, [.. names.Select(n => n.Shape)]) is null ? null
            : row is ConstantFunction constant ? Build.Constant(constant, Dimensions)
            : row is SyntaxOperator { Form: OperatorForm.Power } ? Build.Apply(row, names[0], Build.Number((int)Operands[1][0, 0]))
            : Build.Apply(row, names);
    }

    /// <summary>Whether the row has the case's value, or none where there is none.</summary>
    public bool Holds(Operator row)
    {
        if (Call(row) is not { } call)
        {
            return Value is null;
        }

        var point = new Point(
            NamesIn(call).Zip(Operands).ToImmutableDictionary(p => p.First.Name, p => p.Second), ImmutableDictionary<string, int>.Empty);
        return row is not DefinedFunction defined ? IsValue(call, Evaluator.Evaluate(call, point))
            : defined.Value is null ? IsValue(call, OfBody(defined, point))
            : IsValue(call, Evaluator.Evaluate(call, point)) && (Math.Abs(Operands[0].Determinant()) < Tolerance || IsValue(call, OfBody(defined, point)));
    }

    private bool IsValue(MatrixExpression call, Matrix<double> value) =>
        Value is { } expected && call.Shape == ShapeOf(expected) && call.Shape == ShapeOf(value)
        && Approximately.AreEqual(NumericArray.Of(expected), NumericArray.Of(value), Tolerance);

    /// <summary>The names in an expression, from the left.</summary>
    public static IEnumerable<NameExpression> NamesIn(MatrixExpression expression) => (expression is NameExpression name ? [name]
        : expression.Operands.SelectMany(NamesIn)).DistinctBy(n => n.Name);

    private static Matrix<double> OfBody(DefinedFunction function, Point point)
    {
        var shape = DefinitionBody.ShapesOf(function)[0];
        var (a, lengths) = (point.Values["A"], ImmutableDictionary<string, int>.Empty);
        var body = Expressions.Read(function.Body, new Dictionary<string, Shape> { ["A"] = shape });
        return Evaluator.Evaluate(body, point with
        {
            Dimensions = lengths.SetItem(shape.Rows.ToString(), a.RowCount).SetItem(shape.Columns.ToString(), a.ColumnCount),
        });
    }

    private static Shape ShapeOf(Matrix<double> matrix) => new(Dimension.Of(matrix.RowCount), Dimension.Of(matrix.ColumnCount));

    private static Matrix<double> MatrixOf(JsonElement rows) => Matrix<double>.Build.DenseOfRows(
        rows.EnumerateArray().Select(row => row.EnumerateArray().Select(x => x.GetDouble())));
}
