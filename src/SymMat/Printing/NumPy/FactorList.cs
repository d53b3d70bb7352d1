using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numbers;
using SymMat.Shapes;

namespace SymMat.Printing;

/// <summary>
/// A product taken apart: its sign, its scalar factors and divisors, and the chain of its matrices, in which nested
/// products, transposes of products, inverses and diagonal factors are links.
/// </summary>
internal sealed class FactorList
{
    private readonly NumPyTranslator _translator;
    private readonly List<MatrixExpression> _numbers = [];
    private readonly List<PythonCode> _scalars = [];
    private readonly List<PythonCode> _divisors = [];
    private readonly List<Link> _links = [];
    private bool _minus;

    private FactorList(NumPyTranslator translator) => _translator = translator;

    private PythonArena Arena => _translator.Arena;

    /// <summary>Whether the expression is one that factors are taken from.</summary>
    public static bool IsProduct(MatrixExpression expression) =>
        expression is ProductExpression || IsQuotient(expression) || IsSolve(expression)
        || Inverted(expression) is not null || IsTranspose(expression) || Diagonal(expression) is not null;

    /// <summary>The code of a product but for its sign.</summary>
    public static (bool Minus, PythonCode Code) Of(MatrixExpression product, NumPyTranslator translator)
    {
        var factors = new FactorList(translator);
        factors.Add(product);
        var code = factors.Scaled(factors._links.Count == 0 ? null : factors.Chain().Product());
        return (factors._minus, code);
    }

    /// <summary>The diagonal of a product as a column, or its sum.</summary>
    public static PythonCode Diagonal(MatrixExpression product, bool summed, NumPyTranslator translator)
    {
        var factors = new FactorList(translator);
        factors.Add(product);
        return factors.Signed(factors.Scaled(factors.Chain().Diagonal(summed)));
    }

    /// <summary>The sum over rows, columns or both of a product.</summary>
    public static PythonCode Sum(MatrixExpression product, bool overRows, bool overColumns, NumPyTranslator translator)
    {
        var factors = new FactorList(translator);
        factors.Add(product);
        var (rows, columns) = (factors._links[0].Shape.Rows, factors._links[^1].Shape.Columns);
        if (overRows && !rows.IsOne)
        {
            factors._links.Insert(0, new(LinkKind.Ones, null, new(Dimension.One, rows)));
        }

        if (overColumns && !columns.IsOne)
        {
            factors._links.Add(new(LinkKind.Ones, null, new(columns, Dimension.One)));
        }

        return factors.Signed(factors.Scaled(factors.Chain().Product()));
    }

    private static bool IsQuotient(MatrixExpression expression) =>
        expression is ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.Quotient } };

    private static bool IsSolve(MatrixExpression expression) =>
        expression is ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.Solve } };

    private static bool IsTranspose(MatrixExpression expression) =>
        expression is ApplyExpression apply && ReferenceEquals(apply.Operator, Operators.Transpose);

    /// <summary>What the expression is the matrix inverse of, or null.</summary>
    private static MatrixExpression? Inverted(MatrixExpression expression) => expression switch
    {
        ApplyExpression { Operator: NodeFunction { Node: TensorFunction.Inverse } } => expression.Operands[0],
        ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.Power }, Shape.IsScalar: false }
            when expression.Operands[1] is NumberExpression { Value: var power } && power == -1 => expression.Operands[0],
        _ => null,
    };

    /// <summary>The vector that the expression makes a diagonal matrix of, or null.</summary>
    public static MatrixExpression? Diagonal(MatrixExpression expression) =>
        expression is ApplyExpression { Operator: ContractionOperator row, Operands: [{ Shape.IsVector: true } vector] }
        && !expression.Shape.IsScalar
        && SignatureMatch.Find(row, [vector.Shape]) is { Signature: { Result: var result, Operands: [var operand] } }
        && result.Rows == result.Columns && operand.Rows.IsOne != operand.Columns.IsOne
            ? vector : null;

    private static bool IsOnes(MatrixExpression expression) => expression is
        ApplyExpression { Operator: ConstantFunction { Form: ConstantForm.Ones }, Shape.IsVector: true };

    /// <summary>The exponent of a small power of a matrix, or 0.</summary>
    private static int Copies(MatrixExpression expression) =>
        expression is ApplyExpression { Operator: SyntaxOperator { Form: OperatorForm.Power } }
        && expression.Operands[1] is NumberExpression { Value: { IsInteger: true, Sign: > 0 } power } && power <= 4
            ? (int)power.Numerator : 0;

    private Chain Chain() => new([.. _links], _translator.Links);

    /// <summary>The code of a factor, whose sign goes to the product.</summary>
    private PythonCode Unsigned(MatrixExpression factor)
    {
        var (minus, code) = _translator.Signed(factor);
        _minus ^= minus;
        return code;
    }

    private PythonCode Signed(PythonCode code) => _minus ? Arena.Negate(code) : code;

    /// <summary>The chain by the scalars and divisors; the number comes first.</summary>
    private PythonCode Scaled(PythonCode? chain)
    {
        var number = _numbers.Aggregate(Rational.One, (product, n) => product * ((NumberExpression)n).Value);
        _minus ^= number.Sign < 0;
        var scale = _scalars.Aggregate(Arena.Number(number.Abs()), Arena.Multiply);
        if (_divisors.Count == 0)
        {
            return chain is null ? scale : Arena.Multiply(scale, chain);
        }

        var divisor = _divisors.Aggregate(Arena.Multiply);
        return chain is null || !number.Abs().IsOne || _scalars.Count > 0
            ? Times(Arena.Divide(scale, divisor), chain) : Arena.Divide(chain, divisor);
    }

    private PythonCode Times(PythonCode scale, PythonCode? chain) => chain is null ? scale : Arena.Multiply(scale, chain);

    private void Add(MatrixExpression factor)
    {
        if (factor is ProductExpression product)
        {
            AddProduct(product);
        }
        else if (IsQuotient(factor))
        {
            Add(factor.Operands[0]);
            AddDivisor(factor.Operands[1]);
        }
        else if (IsSolve(factor) && factor.Operands[0].Shape.IsScalar)
        {
            AddDivisor(factor.Operands[0]);
            Add(factor.Operands[1]);
        }
        else if (factor is SumExpression { Terms: [{ Minus: true, Operand: var opposite }] })
        {
            _minus = !_minus;
            Add(opposite);
        }
        else if (factor.Shape.IsScalar)
        {
            AddScalar(factor);
        }
        else
        {
            AddMatrix(factor);
        }
    }

    private void AddScalar(MatrixExpression factor)
    {
        if (factor is NumberExpression)
        {
            _numbers.Add(factor);
        }
        else if (Inverted(factor) is { } inverted)
        {
            _divisors.Add(Unsigned(inverted));
        }
        else if (IsTranspose(factor))
        {
            Add(factor.Operands[0]);
        }
        else
        {
            _scalars.Add(Unsigned(factor));
        }
    }

    private void AddMatrix(MatrixExpression factor)
    {
        if (IsTranspose(factor))
        {
            AddTranspose(factor.Operands[0]);
        }
        else if (Inverted(factor) is { } inverted)
        {
            _links.Add(new(LinkKind.Inverse, Unsigned(inverted), factor.Shape));
        }
        else if (Copies(factor) is var copies and > 0)
        {
            // One by one, so that a vector beside them meets one matrix after the other.
            Enumerable.Repeat(factor.Operands[0], copies).ToList().ForEach(Add);
        }
        else if (IsSolve(factor))
        {
            AddSolution(factor);
        }
        else if (Diagonal(factor) is { } diagonal)
        {
            var vector = Unsigned(diagonal);
            _links.Add(new(
                LinkKind.Diagonal, diagonal.Shape.Columns.IsOne ? vector : Arena.Transpose(vector), factor.Shape));
        }
        else
        {
            _links.Add(IsOnes(factor)
                ? new(LinkKind.Ones, null, factor.Shape) : new(LinkKind.Matrix, Unsigned(factor), factor.Shape));
        }
    }

    private void AddDivisor(MatrixExpression divisor)
    {
        if (divisor is NumberExpression { Value: { IsZero: false } value })
        {
            _numbers.Add(new NumberExpression(Rational.One / value));
        }
        else
        {
            _divisors.Add(Unsigned(divisor));
        }
    }

    private void AddTranspose(MatrixExpression operand)
    {
        var start = _links.Count;
        Add(operand);
        var transposed = _links.Skip(start).Reverse().Select(_translator.Links.Transpose).ToList();
        _links.RemoveRange(start, _links.Count - start);
        _links.AddRange(transposed);
    }

    private void AddSolution(MatrixExpression solve)
    {
        var matrix = solve.Operands[0];
        _links.Add(new(LinkKind.Inverse, Unsigned(matrix), matrix.Shape.Transposed));
        Add(solve.Operands[1]);
    }

    /// <summary>Where the factors so far have come to (1, 1), they are a scalar, and the chain starts again.</summary>
    private void AddProduct(ProductExpression product)
    {
        var start = _links.Count;
        foreach (var factor in product.Operands)
        {
            Add(factor);
            if (_links.Count > start && _links[start].Shape.Rows.IsOne && _links[^1].Shape.Columns.IsOne)
            {
                _scalars.Add(new Chain([.. _links.Skip(start)], _translator.Links).Product());
                _links.RemoveRange(start, _links.Count - start);
            }
        }
    }
}
