using System.Collections.Immutable;
using System.Diagnostics;
using SymMat.Catalog;
using SymMat.Explanation;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numbers;
using SymMat.Shapes;

namespace SymMat.Printing;

/// <summary>What a format asks of the notation.</summary>
/// <param name="Stacked">Whether quotients are fractions with a bar.</param>
/// <param name="Marks">Whether an inverse is a mark, and an entrywise operator of scalars the plain one.</param>
/// <param name="Spelling">
/// The template of an operator in this format, given whether an operand is a matrix; null for a call.
/// </param>
internal sealed record NotationStyle(bool Stacked, bool Marks, Func<Operator, bool, string?> Spelling);

/// <summary>Turns matrix expressions into formulas.</summary>
internal sealed class Notator(NotationStyle style)
{
    private readonly Dictionary<MatrixExpression, Formula> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The differentials among the names.</summary>
    public ImmutableArray<Differential> Differentials { get; init; } = [];

    /// <summary>What other names stand for that the program does not have; null for a name that it has.</summary>
    public Func<string, Designation?> Designation { get; init; } = _ => null;

    /// <summary>What brackets, signs and fractions this notator's formulas are put together by.</summary>
    public Arrangement Arrangement { get; } = new(style.Stacked, style.Marks);

    /// <summary>The formula of an expression; a shared subexpression is made once.</summary>
    public Formula Of(MatrixExpression expression)
    {
        if (!_known.TryGetValue(expression, out var formula))
        {
            formula = Make(expression);
            _known.Add(expression, formula);
        }

        return formula;
    }

    /// <summary>The formula of a dimension.</summary>
    public Formula Of(Dimension dimension) =>
        dimension.Terms.IsEmpty ? new NumberFormula(0) : Arrangement.Sum(dimension.Terms.Select(t =>
            new SignedFormula(false, false, OfMonomial(t.Monomial, t.Coefficient))));

    /// <summary>The formula of a derivative's value.</summary>
    public Formula Of(DerivativeBody body) => body switch
    {
        MatrixBody matrix => Of(matrix.Value),
        IndexBody indexed => new IndexNotator(this).Of(indexed),
        _ => throw new UnreachableException(),
    };

    private Formula OfMonomial(Monomial monomial, Rational coefficient)
    {
        var powers = monomial.Powers.Select(p => p.Exponent == 1
            ? new NameFormula(p.Name)
            : Arrangement.Power(Operators.Power, new NameFormula(p.Name), new NumberFormula(p.Exponent), true));
        var isUnit = coefficient.Abs().IsOne && !monomial.Names.IsEmpty;
        var product = Arrangement.Product(isUnit ? powers : powers.Prepend(Arrangement.Number(coefficient.Abs())));
        return coefficient.Sign < 0 ? Arrangement.Opposite(product) : product;
    }

    private Formula Make(MatrixExpression expression) => expression switch
    {
        NumberExpression number => Arrangement.Number(number.Value, number.IsDecimal),
        PiExpression => new PiFormula(),
        DimensionExpression dimension => Of(dimension.Value),
        NameExpression name => Name(name.Name),
        SumExpression sum when style.Stacked =>
            Arrangement.Sum(sum.Terms.Select(t => new SignedFormula(t.Minus, false, Of(Repetition.Of(t.Operand, sum))))),
        SumExpression sum => Arrangement.Sum(sum.Terms.Select(t => new SignedFormula(t.Minus, t.Dotted, Of(t.Operand)))),
        ProductExpression product => Arrangement.Product(product.Operands.Select(Of)),
        ApplyExpression apply => Apply(apply),
        _ => throw new UnreachableException(),
    };

    private Formula Name(string name) => Designation(name) switch
    {
        DifferentialOf { Value: NameExpression of, Text: var text } => new DifferentialFormula(new(text, of.Name, null)),
        DifferentialOf pending => new PendingFormula(Of(pending.Value)),
        DerivativeOf derivative => new AdjointFormula(derivative.Of, derivative.By, style.Stacked),
        _ => Differentials.FirstOrDefault(d => d.Name == name) is { } differential
            ? new DifferentialFormula(differential) : new NameFormula(name),
    };

    private Formula Apply(ApplyExpression apply)
    {
        var operands = apply.Operands.Select(Of).ToImmutableArray();
        return apply.Operator switch
        {
            ConstantFunction constant => new ConstantFormula(constant, Dimensions(apply), apply.Shape),
            SyntaxOperator { Form: OperatorForm.Power } => Power(apply.Operator, apply, operands),
            SyntaxOperator { Form: OperatorForm.EntrywisePower } => Power(
                style.Marks && apply.Shape.IsScalar ? Operators.Power : apply.Operator, apply, operands),
            SyntaxOperator { Form: OperatorForm.Quotient } => Arrangement.Quotient(operands[0], operands[1]),
            SyntaxOperator { Form: OperatorForm.Solve } when style.Marks => Solution(apply, operands),
            SyntaxOperator syntax => Infix(syntax, apply, operands),
            var transpose when ReferenceEquals(transpose, Operators.Transpose) =>
                Arrangement.Mark(operands[0], inverse: false, transpose: true),
            NodeFunction { Node: TensorFunction.Inverse } when style.Marks =>
                Arrangement.Mark(operands[0], inverse: true, transpose: false),
            _ => Call(apply, operands),
        };
    }

    /// <summary>Between scalars the entrywise operators are the plain ones.</summary>
    private Formula Infix(SyntaxOperator syntax, ApplyExpression apply, ImmutableArray<Formula> operands) =>
        !style.Marks || !apply.Shape.IsScalar || syntax.Form == OperatorForm.Solve ? Arrangement.Infix(syntax, operands)
            : syntax.Form == OperatorForm.EntrywiseProduct ? Arrangement.Product(operands)
            : Arrangement.Quotient(operands[0], operands[1]);

    /// <summary>A solution as a product by the inverse; by a scalar's it is a quotient.</summary>
    private Formula Solution(ApplyExpression apply, ImmutableArray<Formula> operands) =>
        apply.Operands[0].Shape.IsScalar ? Arrangement.Quotient(operands[1], operands[0])
            : Arrangement.Product(
            [
                Arrangement.Mark(operands[0], inverse: true, transpose: false),
                .. operands[1] is ProductFormula product ? product.Factors : [operands[1]],
            ]);

    private Formula Power(Operator spelled, ApplyExpression apply, ImmutableArray<Formula> operands) =>
        Arrangement.Power(spelled, operands[0], operands[1], apply.Operands[0].Shape.IsScalar);

    private CallFormula Call(ApplyExpression apply, ImmutableArray<Formula> operands)
    {
        var template = style.Spelling(apply.Operator, apply.Operands.Any(o => !o.Shape.IsVector));
        if (template is null || !Template.HasHoles(template))
        {
            return new(apply.Operator, template, operands, Precedence.Atom);
        }

        var needs = operands.Select((o, i) => (Operand: o, Need: Template.NeedOf(template, i))).ToImmutableArray();
        var binding = needs.Any(n => n.Need == Need.Factor) ? Precedence.Product
            : needs.Any(n => n.Need == Need.Atom) ? Precedence.Prefix : Precedence.Atom;
        return new(apply.Operator, template, [.. needs.Select(n => Fill(n.Operand, n.Need))], binding);
    }

    private static Formula Fill(Formula operand, Need need) => need switch
    {
        Need.Factor => Arrangement.Bracketed(operand, Precedence.Postfix),
        Need.Atom => Arrangement.Bracketed(operand, Precedence.Atom),
        _ => operand,
    };

    /// <summary>A column is of one dimension, which is left at that.</summary>
    private ImmutableArray<Formula> Dimensions(ApplyExpression apply) =>
        [.. apply.Dimensions.Take(apply.Dimensions is [_, { IsOne: true }] ? 1 : 2).Select(Of)];
}
