using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numbers;
using SymMat.Shapes;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>An expression with its sign apart.</summary>
internal readonly record struct Signed(bool Minus, MatrixExpression Expression)
{
    /// <summary>The expression with its sign.</summary>
    public MatrixExpression Whole => Minus ? Build.Negate(Expression) : Expression;
}

/// <summary>
/// Raises tensors of order 2 or less to matrix expressions: a tensor of one axis as a column, one of two axes with the
/// first along the rows. Local to one answer.
/// </summary>
internal sealed class Raiser(TensorGraph graph, Algebra algebra, Names names, bool selects = false)
{
    private readonly Folding _folding = new(graph, names.Tensors);
    private readonly Dictionary<Tensor, MatrixExpression?> _raised = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(Tensor Sum, int Sign), Signed?> _sums = [];

    /// <summary>The algebra that expressions are put together by.</summary>
    public Algebra Algebra => algebra;

    /// <summary>
    /// A raiser that stops at no pairing, however long what it writes: for operands that must be a matrix, since the
    /// function around them has no other notation.
    /// </summary>
    public Raiser Thorough => field ??= new(graph, algebra, names, selects: true);

    /// <summary>How tensors are written as factors.</summary>
    public FactorRaiser Factors => field ??= new(graph, this, names);

    /// <summary>How functions of whole tensors are written.</summary>
    public FunctionRaiser Nodes => field ??= new(this);

    /// <summary>The norms whose squares scalars are.</summary>
    public Norms Norms => field ??= new(graph, this);

    /// <summary>The expression of a tensor, or null where its contraction does not reduce.</summary>
    public MatrixExpression? Raise(Tensor tensor)
    {
        Prepare(tensor);
        return RaiseNode(tensor);
    }

    /// <summary>From now on the tensor, raised before, is written by that name.</summary>
    public void Rename(Tensor tensor, NameExpression name)
    {
        names.Add(tensor, name);
        _raised.Remove(tensor);
        RaiseNode(tensor);
    }

    /// <summary>Raises all that a tensor is made of, operands first, so that no later call goes deep.</summary>
    public void Prepare(Tensor tensor)
    {
        foreach (var node in Reachable.From(tensor, n => _raised.ContainsKey(n) || names.Of(n) is not null))
        {
            if (node.Order <= 2)
            {
                RaiseNode(node);
            }
        }
    }

    /// <summary>
    /// A multiple of a tensor; as a term of a sum it may leave out axes along which it is constant. It keeps its sign where
    /// no difference in it may take that.
    /// </summary>
    public Signed? RaiseSigned(Tensor tensor, Rational coefficient, bool isTerm, Predicate<SumTensor>? turns)
    {
        if (names.Of(tensor) is null)
        {
            switch (tensor)
            {
                case ContractionTensor contraction:
                    return RaiseContraction(contraction, coefficient, isTerm, turns);
                case SumTensor sum:
                    return new SumRaiser(graph, this).Raise(sum, coefficient);
                case PowerTensor { Exponent.Sign: < 0 }:
                case var _ when !Factors.SizeOf(tensor).IsOne:
                    return RaiseContraction(AsContraction(tensor), coefficient, isTerm, turns);
            }
        }

        return RaiseNode(tensor) is { } raised
            ? new(coefficient.Sign < 0, algebra.Scale(coefficient.Abs(), [], raised)) : null;
    }

    /// <summary>A sum or its opposite, worked out once: each wants those of the sums in it, of either sign.</summary>
    public Signed? Once(SumTensor sum, int sign, Func<SumTensor, Rational, Signed?> raise)
    {
        if (!_sums.TryGetValue((sum, sign), out var signed))
        {
            signed = raise(sum, sign);
            _sums.Add((sum, sign), signed);
        }

        return signed;
    }

    private MatrixExpression? RaiseNode(Tensor tensor)
    {
        if (tensor.Order > 2)
        {
            return null;
        }

        if (!_raised.TryGetValue(tensor, out var raised))
        {
            raised = names.Of(tensor) is { } name ? AsColumn(name) : RaiseForm(tensor);
            if (raised is not null && tensor.Is(Facts.Symmetric))
            {
                algebra.MarkSymmetric(raised);
            }

            _raised.Add(tensor, raised);
        }

        return raised;
    }

    /// <summary>A difference as the program writes it, for what takes either sign.</summary>
    public MatrixExpression? EitherSign(Tensor tensor) =>
        tensor is not PowerTensor && SignTurning.DifferenceIn(tensor) is { Writing.Sign: < 0 } sum && names.Of(sum) is null && names.Of(tensor) is null
            && Factors.Written(tensor, isTurned: true, isSized: false) is { Divides: false, Expression: var opposite } ? opposite : RaiseNode(tensor);

    /// <summary>A vector as a column, however it is named.</summary>
    public static MatrixExpression AsColumn(MatrixExpression expression) =>
        expression.Shape.Rows.IsOne && !expression.Shape.Columns.IsOne ? Build.Transpose(expression) : expression;

    private MatrixExpression? RaiseForm(Tensor tensor)
    {
        switch (tensor)
        {
            case SymbolTensor symbol:
                return RaiseSymbol(symbol);
            case DeltaTensor delta:
                return Build.Constant(Functions.Identity, delta.Axes[0]);
            case FunctionTensor function:
                return Factors.Write(function, isTurned: false) is var (inverse, size)
                    ? algebra.Scale(Rational.One / size, [], inverse.Expression) : Nodes.Raise(function);
            case ContractionTensor or SumTensor:
            case var _ when !Factors.SizeOf(tensor).IsOne:
                return RaiseSigned(tensor, Rational.One, isTerm: false, SignTurning.Any)?.Whole;
            case EntrywiseTensor entrywise:
                return RaiseArguments(entrywise) is { } arguments ? Apply(entrywise.Function, arguments) : null;
            case PowerTensor power:
                return Factors.Raise(power) is { } factor
                    ? factor.Divides ? Reciprocal(factor.Expression) : factor.Expression : null;
            case VariablePowerTensor power:
                return RaiseBroadcast([power.Base, power.Exponent]) is { } operands
                    ? Build.Apply(power.Order == 0 ? Operators.Power : Operators.EntrywisePower, operands) : null;
            default:
                return null;
        }
    }

    private MatrixExpression RaiseSymbol(SymbolTensor symbol) => symbol.Kind switch
    {
        SymbolKind.Dimension => Build.Dimension(Dimension.Named(symbol.Name)),
        SymbolKind.Pi => new PiExpression(),
        SymbolKind.Diagonal => RaiseDiagonal(algebra.MarkSymmetric(new NameExpression(symbol.Name, symbol.Shape))),
        _ => AsColumn(new NameExpression(symbol.Name, symbol.Shape)),
    };

    private MatrixExpression RaiseDiagonal(MatrixExpression matrix) =>
        algebra.MarkDiagonal(Build.Apply(Functions.Diagonal, matrix), matrix);

    private ImmutableArray<MatrixExpression>? RaiseArguments(EntrywiseTensor entrywise) =>
        entrywise.Function.Parity != Parity.Even ? RaiseBroadcast(entrywise.Arguments)
            : EitherSign(entrywise.Arguments[0]) is { } argument ? [argument] : null;

    /// <summary>Operands that broadcast: together they have all axes, so that none needs ones to fill it up.</summary>
    private ImmutableArray<MatrixExpression>? RaiseBroadcast(ImmutableArray<Tensor> operands)
    {
        if (operands.Length == 1)
        {
            return RaiseNode(operands[0]) is { } sole ? [sole] : null;
        }

        var raised = operands.Select(o => RaiseSigned(o, Rational.One, isTerm: true, SignTurning.Any)?.Whole).OfType<MatrixExpression>().ToList();
        return raised.Count == operands.Length ? [.. raised] : null;
    }

    /// <summary>A function of columns is the transpose of the function of rows: written by whichever is shorter.</summary>
    public MatrixExpression Apply(Operator function, ImmutableArray<MatrixExpression> arguments)
    {
        var plain = Build.Apply(function, arguments);
        return arguments.All(a => a is ApplyExpression { Operator: var o } && o == Operators.Transpose)
            ? Build.Transpose(Build.Apply(function, [.. arguments.Select(algebra.Transpose)])) : plain;
    }

    private static MatrixExpression Reciprocal(MatrixExpression expression) => Build.Apply(
        expression.Shape.IsScalar ? Operators.Quotient : Operators.EntrywiseQuotient, Build.Number(1), expression);

    /// <summary>The tensor with names for the values of definitions that it contains as products.</summary>
    public Tensor Fold(Tensor tensor)
    {
        if (names.Of(tensor) is not null || tensor is not (ContractionTensor or VariablePowerTensor { Order: 0 }))
        {
            return tensor;
        }

        var whole = tensor as ContractionTensor ?? AsContraction(tensor);
        return _folding.Apply(whole) is var folded && ReferenceEquals(folded, whole) ? tensor : folded;
    }

    /// <summary>The expression of an operand that was raised before.</summary>
    public MatrixExpression? Operand(Tensor tensor) => RaiseNode(tensor);

    private Signed? RaiseContraction(ContractionTensor contraction, Rational coefficient, bool isTerm, Predicate<SumTensor>? turns)
    {
        if (_folding.Apply(contraction) is var folded && !ReferenceEquals(folded, contraction))
        {
            return RaiseSigned(folded, coefficient, isTerm, turns);
        }

        coefficient *= contraction.Coefficient;
        if (coefficient.IsZero)
        {
            return new(false, Zero(contraction));
        }

        if (isTerm && contraction is { Order: > 0, Factors: [{ Tensor: { Order: 0 } scalar }] })
        {
            return RaiseSigned(scalar, coefficient, isTerm, turns);
        }

        if (contraction.Factors is [{ Tensor: SumTensor sum } sole] && names.Of(sum) is null
            && SumForm.IsIdentity(sole.Indices, contraction.Order) && contraction.Indices.Length == contraction.Order)
        {
            return new SumRaiser(graph, this).Raise(sum, coefficient);
        }

        var product = RaiseProduct(contraction, coefficient, isTerm, turns);
        if (product is not { } whole)
        {
            return product;
        }

        return Norms.SquareOf(contraction) is { } square ? Algebra.Shorter(new(coefficient.Sign < 0, algebra.Scale(coefficient.Abs(), [], square)), whole)
            : isTerm ? product
            : Opening.Of(graph, contraction) is { } terms
                && new SumRaiser(graph, this).RaiseRow(terms, coefficient) is { } opened && Opening.IsBetter(opened, whole) ? opened
            : Opening.Named(graph, contraction, Fold) is { } named
                && new SumRaiser(graph, this).RaiseRow(named, coefficient) is { } row && Opening.IsShorter(row, whole) ? row
            : product;
    }

    private Signed? RaiseProduct(ContractionTensor contraction, Rational coefficient, bool isTerm, Predicate<SumTensor>? turns)
    {
        (contraction, var sign) = Orientation.Of(FreePairs.Of(graph, contraction));
        if (Spread(contraction, sign * coefficient, turns) is not (var left, var network))
        {
            return null;
        }

        network.Reduce(liftPairings: true, selects);
        return network.Summed.Count > 0 || network.Pairings.Count > 0 ? null
            : new(left.Sign < 0, algebra.Scale(
                left.Abs(), network.Scalars, Ends.Finish(network, algebra, contraction.Axes, isTerm)));
    }

    /// <summary>
    /// A product as a network in which differences have the signs that a person gives them, with the coefficient that is
    /// left; or null where a factor has no expression.
    /// </summary>
    public (Rational Coefficient, Network Network)? Spread(ContractionTensor contraction, Rational coefficient, Predicate<SumTensor>? turns)
    {
        var written = new Dictionary<Tensor, (Multiplier Multiplier, Rational Size)>(ReferenceEqualityComparer.Instance);
        var turned = SignTurning.Choose(contraction, coefficient, turns, Factors.HasName);
        foreach (var (tensor, _) in contraction.Factors)
        {
            if (written.TryGetValue(tensor, out var known) || (Factors.Write(tensor, turned.Contains(tensor)) is { } found && written.TryAdd(tensor, known = found)))
            {
                coefficient /= known.Size;
            }
        }

        if (Factors.Absorb(contraction, coefficient, written) is var (absorber, whole))
        {
            (written[absorber], coefficient) = ((whole, Rational.One), coefficient.Sign);
        }

        return Network.Of(contraction, algebra, t => written.TryGetValue(t, out var known) ? known.Multiplier : Factors.Raise(t)) is { } network
            ? (coefficient, network) : null;
    }

    private static ContractionTensor AsContraction(Tensor tensor) =>
        new(Rational.One, [new(tensor, [.. Enumerable.Range(0, tensor.Order)])], tensor.Order, tensor.Axes);

    private static MatrixExpression Zero(Tensor tensor) => tensor.Order switch
    {
        0 => Build.Number(0),
        1 => Build.Constant(Functions.Zeros, tensor.Axes[0]),
        _ => Build.Constant(Functions.Zeros, tensor.Axes[0], tensor.Axes[1]),
    };
}
