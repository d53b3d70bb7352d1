using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Shapes;

namespace SymMat.Notation;

/// <summary>Transposes of expressions, pushed inwards or taken outside, whichever is shorter.</summary>
internal sealed partial class Algebra
{
    private const int LongestToTurn = 10_000;

    /// <summary>The transpose, as short as it gets.</summary>
    public MatrixExpression Transpose(MatrixExpression expression)
    {
        if (expression.Shape.IsScalar || _symmetric.Contains(expression))
        {
            return expression;
        }

        var plain = Build.Transpose(expression);
        return expression switch
        {
            ApplyExpression { Operator: var o } when o == Operators.Transpose => expression.Operands[0],
            ApplyExpression { Operator: ConstantFunction { Form: ConstantForm.Commutation } c } apply =>
                Build.Constant(c, apply.Dimensions[1], apply.Dimensions[0]),
            ApplyExpression { Operator: ConstantFunction { Form: ConstantForm.Identity } } => expression,
            ApplyExpression { Operator: ConstantFunction c } apply => Build.Constant(c, Reverse(apply)),
            ProductExpression => Shorter(TransposeProduct(expression), plain),
            SumExpression { Terms: [{ Minus: true }] } negative => Build.Negate(Transpose(negative.Operands[0])),
            SumExpression sum => TransposeSum(sum) is var turned && turned.Length < plain.Length - 1 ? turned : plain,
            ApplyExpression apply => Shorter(plain, TransposeApply(apply) ?? plain),
            _ => plain,
        };
    }

    /// <summary>The transposes of the terms; if all are positive, in order again.</summary>
    private MatrixExpression TransposeSum(SumExpression sum)
    {
        var terms = sum.Terms.Select(t => t with { Operand = TermTransposed(t.Operand) });
        return Build.Sum([.. sum.Terms.Any(t => t.Minus || t.Dotted) ? terms : terms.OrderBy(t => t.Operand, Order.Terms).ThenBy(t => t.Operand, Order)]);
    }

    private MatrixExpression TermTransposed(MatrixExpression term) =>
        Transpose(term) is var turned && turned is ProductExpression ? Broadcast(TransposesOutside(turned)) : turned;

    /// <summary>diag(v)*A, where that is all, as A .* v.</summary>
    private MatrixExpression Broadcast(MatrixExpression product)
    {
        var factors = FactorsOf(product).ToList();
        var start = factors.FindIndex(f => !f.Shape.IsScalar);
        return start >= 0 && factors[start..] is [ApplyExpression { Operator: var o, Operands: [var column] }, { Shape.IsVector: false } matrix]
            && o == Functions.Diagonal && column.Shape.Columns.IsOne
                ? Times(1, [.. factors[..start]], Build.Apply(Operators.EntrywiseProduct, matrix, column)) : product;
    }

    private static ImmutableArray<Dimension> Reverse(ApplyExpression apply) =>
        [apply.Shape.Columns, apply.Shape.Rows];

    private MatrixExpression TransposeProduct(MatrixExpression product)
    {
        var scalars = product.Operands.TakeWhile(o => o.Shape.IsScalar);
        var matrices = product.Operands.Skip(scalars.Count()).ToList();
        return matrices.Exists(m => m.Shape.IsScalar)
            ? Build.Transpose(product)
            : Build.Product([.. scalars, .. matrices.AsEnumerable().Reverse().SelectMany(m => Flatten(AsFactor(Transpose(m))))]);
    }

    /// <summary>
    /// The expression as a factor, with one transpose behind the brackets rather than several inside:
    /// <c>(a' .* b')*C</c> is <c>(a .* b)'*C</c>.
    /// </summary>
    private static MatrixExpression AsFactor(MatrixExpression expression)
    {
        if (expression is not (SumExpression or ApplyExpression
            {
                Operator: SyntaxOperator
                { Form: OperatorForm.EntrywiseProduct or OperatorForm.EntrywiseQuotient }
            }))
        {
            return expression;
        }

        var transposed = expression.Operands.Count(IsTransposed);
        var others = expression.Operands.Count(o => !IsTransposed(o) && !o.Shape.IsScalar);
        if (transposed == 0 || transposed <= others)
        {
            return expression;
        }

        ImmutableArray<MatrixExpression> turned = [.. expression.Operands.Select(o =>
            IsTransposed(o) ? o.Operands[0] : o.Shape.IsScalar ? o : Build.Transpose(o))];
        return Build.Transpose(expression is SumExpression sum
            ? Build.Sum([.. sum.Terms.Zip(turned, (t, o) => t with { Operand = o })])
            : Build.Apply(((ApplyExpression)expression).Operator, turned));
    }

    private static bool IsTransposed(MatrixExpression expression) =>
        expression is ApplyExpression { Operator: var o } && o == Operators.Transpose;

    /// <summary>
    /// The expression with its transposes taken together outside of brackets, where that is shorter:
    /// <c>X'*A' + B'*X'</c> is <c>(A*X + X*B)'</c>.
    /// </summary>
    public MatrixExpression TransposesOutside(MatrixExpression expression)
    {
        switch (expression)
        {
            case SumExpression { Terms: [{ Minus: true, Operand: var operand }] }:
                return Build.Negate(TransposesOutside(operand));
            case ProductExpression when expression.Operands[0].Shape.IsScalar && !expression.Shape.IsScalar:
                var scalars = expression.Operands.TakeWhile(o => o.Shape.IsScalar).ToImmutableArray();
                var rest = Build.Product([.. expression.Operands.Skip(scalars.Length)]);
                return Build.Product([.. scalars, .. FactorsOf(TransposesOutside(rest))]);
        }

        if (expression.Shape.IsScalar || expression.Length > LongestToTurn)
        {
            return expression;
        }

        var inside = IsTransposed(expression) ? Turned(expression.Operands[0]) : expression;
        if (Lengths.PrecedenceOf(inside) > Precedence.Product)
        {
            return expression;
        }

        var whole = Build.Transpose(IsTransposed(expression) ? expression.Operands[0] : Turned(expression));
        return IsBetterOutside(whole, inside) ? whole : inside;
    }

    /// <summary>
    /// Whether one transpose outside is shorter: of a sum but for its brackets, which mostly stand there anyway; of an
    /// entrywise product also but for its brackets where it takes the place of three.
    /// </summary>
    private static bool IsBetterOutside(MatrixExpression whole, MatrixExpression inside)
    {
        var (outside, within) = (Transposes(whole), Transposes(inside));
        return whole.Length < inside.Length || inside switch
        {
            SumExpression => outside <= within && whole.Length < inside.Length + 2,
            ProductExpression => whole.Length == inside.Length && outside + 1 < within,
            _ => outside == 1 && within >= 3 && whole.Length <= inside.Length + 2,
        };
    }

    private static int Transposes(MatrixExpression expression)
    {
        var (count, stack) = (0, new Stack<MatrixExpression>([expression]));
        while (stack.TryPop(out var node))
        {
            count += node is ApplyExpression { Operator: var o } && o == Operators.Transpose ? 1 : 0;
            foreach (var operand in node.Operands)
            {
                stack.Push(operand);
            }
        }

        return count;
    }

    /// <summary>The transpose with transposes on the operands.</summary>
    private MatrixExpression Turned(MatrixExpression expression) => expression switch
    {
        ProductExpression => TransposeProduct(expression),
        SumExpression sum => TransposeSum(sum),
        ApplyExpression apply => TransposeApply(apply) ?? Transpose(apply),
        _ => Transpose(expression),
    };

    /// <summary>f(A)' as f(A'), where f acts on rows and columns alike.</summary>
    private MatrixExpression? TransposeApply(ApplyExpression apply)
    {
        switch (apply.Operator)
        {
            case EntrywiseFunction or DefinedFunction { Signatures: [{ Text: "ij->ij" }] }
                or SyntaxOperator { Form: OperatorForm.EntrywiseProduct or OperatorForm.EntrywiseQuotient or OperatorForm.EntrywisePower }:
                var turned = apply.Operands.Select(Transpose).ToList();
                return Build.Apply(apply.Operator, [.. apply.Operator == Operators.EntrywiseProduct ? Arranged(turned) : turned]);
            case SyntaxOperator { Form: OperatorForm.Quotient or OperatorForm.Power }:
                return Build.Apply(apply.Operator, Transpose(apply.Operands[0]), apply.Operands[1]);
            case NodeFunction { Node: TensorFunction.Inverse } or NodeFunction { MatrixVariant: not null }:
                return Build.Apply(apply.Operator, Transpose(apply.Operands[0]));
            case var o when Functions.TurnedOf(o) is { } along:
                return Build.Apply(along, Transpose(apply.Operands[0]));
            case var o when o == Functions.Diagonal && apply.Shape.IsSquare:
                return apply;
            case var o when o == Operators.Kronecker:
                return Build.Apply(o, [.. apply.Operands.Select(Transpose)]);
            default:
                return null;
        }
    }
}
