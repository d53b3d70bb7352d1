using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numbers;
using SymMat.Shapes;

namespace SymMat.Tensors;

/// <summary>
/// Lowers matrix expressions to tensors. An axis of dimension 1 is no axis; so a row and a column of n entries are the
/// same tensor, and a transposed vector is itself.
/// </summary>
internal sealed class Lowering(TensorGraph graph, Func<string, Tensor> lookUp)
{
    private readonly Dictionary<MatrixExpression, Tensor> _done = new(ReferenceEqualityComparer.Instance);

    /// <summary>What the names of dimensions stand for in the body of a defined function; null outside one.</summary>
    private Func<string, Dimension>? Actual { get; init; }

    /// <summary>The tensor of an expression.</summary>
    public Tensor Lower(MatrixExpression root)
    {
        // Post-order with a stack of our own: expressions may be deep.
        var stack = new Stack<(MatrixExpression Node, bool IsReady)>();
        stack.Push((root, false));
        while (stack.TryPop(out var entry))
        {
            var (node, isReady) = entry;
            if (_done.ContainsKey(node))
            {
                continue;
            }

            if (isReady || node.Operands.IsEmpty)
            {
                _done.Add(node, LowerNode(node));
                continue;
            }

            stack.Push((node, true));
            for (var o = node.Operands.Length - 1; o >= 0; o--)
            {
                stack.Push((node.Operands[o], false));
            }
        }

        return _done[root];
    }

    private Tensor LowerNode(MatrixExpression node)
    {
        switch (node)
        {
            case NumberExpression number:
                return graph.Constant(number.Value);
            case PiExpression:
                return graph.Pi();
            case DimensionExpression dimension:
                return graph.DimensionValue(ActualOf(dimension.Value));
            case NameExpression name:
                return lookUp(name.Name);
            case SumExpression sum:
                var value = graph.Sum(AxesOf(sum.Shape), sum.Terms.Select(t => new TensorTerm(
                    t.Minus ? -1 : 1, Stretch(t.Operand, sum.Shape))));
                Writing.Note(value);
                return value;
            case ProductExpression product:
                return Product(product.Operands);
            case ApplyExpression apply:
                return Apply(apply);
            default:
                throw new ArgumentException($"no lowering of {node.GetType().Name}");
        }
    }

    /// <summary>The tensor of an operand, repeated along the axes of the shape that it lacks.</summary>
    private Tensor Stretch(MatrixExpression operand, Shape shape)
    {
        var tensor = _done[operand];
        if (operand.Shape == shape)
        {
            return tensor;
        }

        var next = 0;
        var source = new List<int>();
        foreach (var (wanted, own) in new[] { (shape.Rows, operand.Shape.Rows), (shape.Columns, operand.Shape.Columns) })
        {
            if (!wanted.IsOne)
            {
                source.Add(own.IsOne ? -1 : next++);
            }
        }

        return graph.Broadcast(tensor, AxesOf(shape), [.. source]);
    }

    /// <summary>A product from the left; each run of factors is one contraction, cut where a scalar comes out.</summary>
    private Tensor Product(ImmutableArray<MatrixExpression> factors)
    {
        var draft = new Draft();
        var shape = Shape.Scalar;
        var (start, end) = (-1, -1);
        foreach (var factor in factors)
        {
            var tensor = _done[factor];
            if (factor.Shape.IsScalar)
            {
                draft.Times(tensor);
                continue;
            }

            var scales = shape.IsScalar;
            var row = factor.Shape.Rows.IsOne ? -1 : scales || end < 0 ? draft.NewIndex(ActualOf(factor.Shape.Rows)) : end;
            var column = factor.Shape.Columns.IsOne ? -1 : draft.NewIndex(ActualOf(factor.Shape.Columns));
            draft.Times(tensor, new[] { row, column }.Where(i => i >= 0));
            start = scales ? row : start;
            end = column;
            shape = new(scales ? factor.Shape.Rows : shape.Rows, factor.Shape.Columns);
        }

        draft.Output.AddRange(new[] { start, end }.Where((i, side) => i >= 0 && !(side == 0 ? shape.Rows : shape.Columns).IsOne));
        return graph.Contract(draft);
    }

    private Tensor Apply(ApplyExpression apply)
    {
        switch (apply.Operator)
        {
            case EntrywiseFunction function:
                return graph.Entrywise(function, [.. apply.Operands.Select(o => Stretch(o, apply.Shape))]);
            case ContractionOperator:
                return new SignatureContraction(graph, MatchOf(apply), ActualOf).Of(apply.Operands.Select(o => _done[o]));
            case DefinedFunction function:
                return Defined(apply, function, MatchOf(apply));
            case NodeFunction function:
                return Node(apply, function, MatchOf(apply));
            case ConstantFunction { Form: ConstantForm.Identity }:
                return apply.Shape.IsScalar ? graph.Constant(Rational.One) : graph.Delta(ActualOf(apply.Shape.Rows));
            case ConstantFunction { Form: ConstantForm.Commutation }:
                return Pairings.Commutation(graph, ActualOf(apply.Dimensions[0]), ActualOf(apply.Dimensions[1]));
            case ConstantFunction constant:
                return graph.Constant(
                    constant.Form == ConstantForm.Ones ? Rational.One : Rational.Zero, AxesOf(apply.Shape));
            case SyntaxOperator syntax:
                return Syntax(apply, syntax.Form);
            default:
                throw new ArgumentException($"no lowering of {apply.Operator}");
        }
    }

    private Dimension ActualOf(Dimension dimension) => Actual is null ? dimension : dimension.Substitute(Actual);

    private ImmutableArray<Dimension> AxesOf(Shape shape) => [.. SymbolTensor.AxesOf(shape).Select(ActualOf)];

    private static SignatureMatch MatchOf(ApplyExpression apply) =>
        SignatureMatch.Find(apply.Operator, [.. apply.Operands.Select(o => o.Shape)])!;

    /// <summary>
    /// The definition of the function in the language, over the operands as A, B, ... and the dimensions of its signature
    /// as scalars.
    /// </summary>
    private Tensor Defined(ApplyExpression apply, DefinedFunction function, SignatureMatch match)
    {
        var shapes = new Dictionary<string, Shape>(StringComparer.Ordinal);
        var values = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var letter in function.Signatures[0].Text.Where(char.IsAsciiLetter).Distinct())
        {
            shapes.Add(letter.ToString(), Shape.Scalar);
            values.Add(letter.ToString(), graph.DimensionValue(ActualOf(match.DimensionOf(letter))));
        }

        var dimensions = new Dictionary<string, Dimension>(StringComparer.Ordinal);
        for (var o = 0; o < apply.Operands.Length; o++)
        {
            var name = ((char)('A' + o)).ToString();
            shapes.Add(name, Anonymous(apply.Operands[o].Shape, dimensions));
            values.Add(name, _done[apply.Operands[o]]);
        }

        var body = Expressions.Read(function.Body, shapes);
        graph.Continued = function.Value is null ? graph.Continued : function;
        return new Lowering(graph, name => values[name]) { Actual = name => dimensions[name] }.Lower(body);
    }

    /// <summary>A shape whose dimensions can't clash with the names of a definition, and what they stand for.</summary>
    private Shape Anonymous(Shape shape, Dictionary<string, Dimension> dimensions)
    {
        Dimension Rename(Dimension dimension)
        {
            var name = dimension == shape.Rows ? "rows" : "columns";
            dimensions[name] = ActualOf(dimension);
            return dimension.IsOne ? dimension : Dimension.Named(name);
        }

        return new(Rename(shape.Rows), Rename(shape.Columns));
    }

    private Tensor Node(ApplyExpression apply, NodeFunction function, SignatureMatch match)
    {
        var operand = match.Signature.Operands[0];
        var along = new List<int>();
        var axis = 0;
        foreach (var letters in new[] { operand.Rows, operand.Columns })
        {
            if (!match.DimensionOf(letters).IsOne)
            {
                if (function.Along.Contains(letters.Letters, StringComparison.Ordinal))
                {
                    along.Add(axis);
                }

                axis++;
            }
        }

        return graph.Function(function.Node, _done[apply.Operands[0]], [.. along]);
    }

    private Tensor Syntax(ApplyExpression apply, OperatorForm form)
    {
        Tensor Operand(int o) => _done[apply.Operands[o]];
        Tensor Stretched(int o) => Stretch(apply.Operands[o], apply.Shape);
        switch (form)
        {
            case OperatorForm.EntrywiseProduct:
                return graph.Multiply([.. apply.Operands.Select(o => Stretch(o, apply.Shape))]);
            case OperatorForm.EntrywiseQuotient:
                return graph.Multiply(Stretched(0), graph.Power(Stretched(1), -1));
            case OperatorForm.Quotient:
                return Scaled(Operand(0), graph.Power(Operand(1), -1));
            case OperatorForm.Solve:
                return Solve(apply);
            case OperatorForm.Power when !apply.Shape.IsScalar:
                return MatrixPower(Operand(0), ((NumberExpression)apply.Operands[1]).Value);
            default:
                return graph.Power(Stretched(0), Stretched(1));
        }
    }

    private Tensor Scaled(Tensor tensor, Tensor scalar)
    {
        var draft = new Draft();
        return graph.Contract(draft.Times(scalar).Times(tensor, draft.NewOutputs(tensor.Axes)));
    }

    private Tensor Solve(ApplyExpression apply)
    {
        var inverse = graph.Function(TensorFunction.Inverse, _done[apply.Operands[0]]);
        var right = _done[apply.Operands[1]];
        if (inverse.Order == 0)
        {
            return Scaled(right, inverse);
        }

        var draft = new Draft();
        var row = draft.NewOutputs([inverse.Axes[0]])[0];
        var joint = draft.NewIndex(inverse.Axes[1]);
        var columns = draft.NewOutputs(right.Axes.Skip(1));
        return graph.Contract(draft.Times(inverse, row, joint).Times(right, columns.Prepend(joint)));
    }

    /// <summary>A square matrix to an integer: a product of copies, of the inverse where the integer is negative.</summary>
    private Tensor MatrixPower(Tensor matrix, Rational exponent)
    {
        var copies = (int)exponent.Abs().Numerator;
        var @base = exponent.Sign < 0 ? graph.Function(TensorFunction.Inverse, matrix) : matrix;
        var draft = new Draft();
        var at = draft.NewOutputs([matrix.Axes[0]])[0];
        if (copies == 0)
        {
            return graph.Delta(matrix.Axes[0]);
        }

        for (var copy = 1; copy <= copies; copy++)
        {
            var next = copy == copies ? draft.NewOutputs([matrix.Axes[1]])[0] : draft.NewIndex(matrix.Axes[1]);
            draft.Times(@base, at, next);
            at = next;
        }

        return graph.Contract(draft);
    }
}
