using System.Collections.Immutable;
using System.Diagnostics;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Shapes;

namespace SymMat.Printing;

/// <summary>
/// Turns matrix expressions into Python. A (1, 1) expression is a Python scalar, any other a two-dimensional array.
/// </summary>
internal sealed class NumPyTranslator
{
    private readonly MatrixProgram _program;
    private readonly PythonNames _names;
    private readonly HashSet<string> _symmetric;
    private readonly Dictionary<string, PythonCode> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<MatrixExpression, (bool Minus, PythonCode Code)> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>A translator of expressions in the names of a program.</summary>
    public NumPyTranslator(MatrixProgram program, PythonNames names)
    {
        (_program, _names) = (program, names);
        _symmetric = [.. program.Symbols.Where(s => s.Properties.HasFlag(Properties.Symmetric)).Select(s => s.Name)];
        Arena = new(program.HasDecimals);
        Links = new(Arena, Of);
    }

    /// <summary>What makes the code.</summary>
    public PythonArena Arena { get; }

    /// <summary>What multiplies the factors of products.</summary>
    public LinkAlgebra Links { get; }

    /// <summary>Makes local variables of the definitions that the expressions use, in their order.</summary>
    public void Define(IEnumerable<MatrixExpression> expressions)
    {
        foreach (var definition in Dependencies.Of(_program.Definitions, Dependencies.NamesIn(expressions)))
        {
            var code = Of(definition.Value);
            _definitions[definition.Name] = code;
            code.DefinedAs ??= code.IsLeaf ? null : _names.Of(definition.Name);
        }
    }

    /// <summary>A dimension as a Python integer.</summary>
    public PythonCode Of(Dimension dimension) => Arena.Dimension(dimension, _names.Of);

    /// <summary>The code of an expression.</summary>
    public PythonCode Of(MatrixExpression expression)
    {
        var (minus, code) = Signed(expression);
        return minus ? Arena.Negate(code) : code;
    }

    /// <summary>The code of an expression but for its sign.</summary>
    public (bool Minus, PythonCode Code) Signed(MatrixExpression expression)
    {
        if (!_known.TryGetValue(expression, out var signed))
        {
            signed = Make(expression);
            _known.Add(expression, signed);
        }

        return signed;
    }

    private (bool Minus, PythonCode Code) Make(MatrixExpression expression) => expression switch
    {
        NumberExpression number => (number.Value.Sign < 0, Arena.Number(number.Value.Abs())),
        PiExpression => (false, Arena.Literal("np.pi")),
        DimensionExpression dimension => (false, Of(dimension.Value)),
        NameExpression name => (false, _definitions.GetValueOrDefault(name.Name) ?? Symbol(name.Name)),
        SumExpression sum => Sum(sum),
        ProductExpression product when ThinSums.Distribute(product) is { } sum => Signed(sum),
        ProductExpression or ApplyExpression when FactorList.IsProduct(expression) => FactorList.Of(expression, this),
        ApplyExpression apply => Apply(apply),
        _ => throw new UnreachableException(),
    };

    private PythonCode Symbol(string name) => Arena.Symbol(_names.Of(name), _symmetric.Contains(name));

    private (bool Minus, PythonCode Code) Sum(SumExpression sum)
    {
        if (LessOne(sum) is { } accurate)
        {
            return accurate;
        }

        var terms = sum.Terms.Select(t => (t.Minus, Signed: Signed(t.Operand)))
            .Select(t => (Minus: t.Minus != t.Signed.Minus, t.Signed.Code)).ToList();
        if (terms.Count == 1)
        {
            return terms[0];
        }

        if (terms is [{ Minus: var minus } one, { } other] && minus != other.Minus
            && Arena.FindDifference(minus ? one.Code : other.Code, minus ? other.Code : one.Code) is { } opposite)
        {
            return (true, opposite);
        }

        var first = terms[0].Minus ? Arena.Negate(terms[0].Code) : terms[0].Code;
        return (false, terms.Skip(1).Aggregate(first, (total, term) =>
            term.Minus ? Arena.Subtract(total, term.Code) : Arena.Add(total, term.Code)));
    }

    private (bool Minus, PythonCode Code) Apply(ApplyExpression apply) => apply.Operator switch
    {
        ConstantFunction constant => (false, Constant(constant, apply)),
        SyntaxOperator { Form: OperatorForm.EntrywiseProduct } => Product(apply.Operands, Arena.Multiply),
        SyntaxOperator { Form: OperatorForm.EntrywiseQuotient } => Product(apply.Operands, Arena.Divide),
        SyntaxOperator { Form: OperatorForm.Power } when !apply.Shape.IsScalar =>
            (false, Arena.Call("np.linalg.matrix_power({0}, {1})", Of(apply.Operands[0]), Of(apply.Operands[1]))),
        SyntaxOperator => (false, Power(apply.Operands[0], apply.Operands[1])),
        EntrywiseFunction function => (false, Entrywise(function, apply.Operands)),
        _ => BySignature(apply),
    };

    private PythonCode Entrywise(EntrywiseFunction function, ImmutableArray<MatrixExpression> operands) =>
        function.NumPyOfOnePlus is { } shifted && OverOne(operands[0]) is { } rest ? Steps(shifted, [Of(rest)])
            : function.NumPyOfOpposite is { } turned && Signed(operands[0]) is (true, var opposite) ? Steps(turned, [opposite])
            : Steps(function.NumPy!, [.. operands.Select(Of)]);

    /// <summary>What is added to 1 in a sum; null where nothing is.</summary>
    private static MatrixExpression? OverOne(MatrixExpression expression) =>
        expression is SumExpression sum && sum.Terms.FirstOrDefault(IsOne) is { Operand: not null } one
            ? Build.Sum([.. sum.Terms.Where(t => t != one).Select((t, place) => t with { Dotted = t.Dotted && place > 0 })]) : null;

    private static bool IsOne(Term term) => term is { Minus: false, Operand: NumberExpression { Value.IsOne: true } };

    /// <summary>The code of f(x) - 1 where the function has one of its own, with its sign; else null.</summary>
    private (bool Minus, PythonCode Code)? LessOne(SumExpression sum)
    {
        if (sum.Terms is not [var first, var second] || first.Minus == second.Minus)
        {
            return null;
        }

        var (one, other) = first.Operand is NumberExpression ? (first, second) : (second, first);
        return one.Operand is NumberExpression { Value.IsOne: true }
            && other.Operand is ApplyExpression { Operator: EntrywiseFunction { NumPyLessOne: { } template } } apply
                ? (other.Minus, Steps(template, [Of(apply.Operands[0])])) : null;
    }

    private (bool Minus, PythonCode Code) Product(
        ImmutableArray<MatrixExpression> operands, Func<PythonCode, PythonCode, PythonCode> operation)
    {
        var (minus, codes) = Unsigned(operands);
        return (minus, codes.Skip(1).Aggregate(codes[0], operation));
    }

    /// <summary>The codes of factors but for their signs, and the sign of their product.</summary>
    private (bool Minus, ImmutableArray<PythonCode> Codes) Unsigned(ImmutableArray<MatrixExpression> operands)
    {
        var signed = operands.Select(Signed).ToList();
        return (signed.Count(s => s.Minus) % 2 != 0, [.. signed.Select(s => s.Code)]);
    }

    /// <summary>A negative integer exponent divides: NumPy raises no integers to one.</summary>
    private PythonCode Power(MatrixExpression @base, MatrixExpression exponent) =>
        exponent is NumberExpression { Value: { IsInteger: true, Sign: < 0 } power }
            ? Arena.Divide(Arena.Number(1), power.Abs().IsOne
                ? Of(@base) : Arena.Power(Of(@base), Arena.Number(power.Abs())))
            : Arena.Power(Of(@base), Of(exponent));

    private PythonCode Constant(ConstantFunction constant, ApplyExpression apply) =>
        apply.Shape.IsScalar ? Arena.Number(constant.Form == ConstantForm.Zeros ? 0 : 1)
            : constant.Form == ConstantForm.Commutation
                ? Arena.Call(constant.NumPy!, [Of(apply.Shape.Rows), .. apply.Dimensions.Select(Of)])
            : Arena.Call(constant.NumPy!, Of(apply.Shape.Rows), Of(apply.Shape.Columns));

    /// <summary>
    /// A function of matrices by its template. Where an operand is a float the template gets an array of one entry, and
    /// where a result of one entry has axes in the signature it is an array, of which the float is taken.
    /// </summary>
    private (bool Minus, PythonCode Code) BySignature(ApplyExpression apply)
    {
        var (row, operands) = (apply.Operator, apply.Operands);
        var match = SignatureMatch.Find(row, [.. operands.Select(o => o.Shape)])!;
        if (row is ContractionOperator && operands is [ProductExpression { Shape.IsScalar: false }] && OfProduct(match.Signature, operands[0]) is { } code)
        {
            return (false, code);
        }

        var floats = row.NumPyTakesFloats && operands.All(o => o.Shape.IsScalar);
        var (minus, codes) = row is ContractionOperator or DefinedFunction { IsLinear: true }
            ? Unsigned(operands) : (false, [.. operands.Select(Of)]);
        var result = Steps(
            row.NumPy ?? row.NumPyBySignature[row.Signatures.IndexOf(match.Signature)],
            [.. codes.Zip(operands, (c, o) => o.Shape.IsScalar && !floats ? Arena.Boxed(c) : c)]);
        var isArray = !floats && match.Signature.Result is not { Rows.IsOne: true, Columns.IsOne: true };
        return (minus, apply.Shape.IsScalar && isArray ? Arena.Item(result) : result);
    }

    /// <summary>The diagonal of a product, and sums over it, are taken without the product; else null.</summary>
    private PythonCode? OfProduct(Signature signature, MatrixExpression product)
    {
        var (operand, result) = (signature.Operands[0], signature.Result);
        var isDiagonal = operand.Rows == operand.Columns && result.Columns.IsOne;
        var isSum = operand.Rows != operand.Columns
            && ((result.Rows.IsOne && result.Columns.IsOne) || (result.Rows.IsOne && result.Columns == operand.Columns)
                || (result.Rows == operand.Rows && result.Columns.IsOne));
        return isDiagonal ? FactorList.Diagonal(product, result.Rows.IsOne, this)
            : isSum ? FactorList.Sum(product, result.Rows.IsOne, result.Columns.IsOne, this)
            : null;
    }

    /// <summary>A template of steps separated by semicolons, each of which has the results of those before as further operands.</summary>
    private PythonCode Steps(string template, ImmutableArray<PythonCode> operands)
    {
        var steps = template.Split("; ");
        return steps.Aggregate(operands, (known, step) => known.Add(Arena.Call(step, known)))[^1];
    }
}
