using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Numbers;

namespace SymMat.Printing;

/// <summary>
/// Puts formulas together: here alone brackets are set, signs pulled to the front and fractions stacked.
/// </summary>
/// <param name="stacked">Whether quotients are fractions with a bar, which need no brackets.</param>
/// <param name="spellsPowers">Whether the power of ten of a decimal is a power rather than a part of the literal.</param>
internal sealed class Arrangement(bool stacked, bool spellsPowers)
{
    /// <summary>A number: a fraction or a decimal if it is no integer, the opposite if it is negative.</summary>
    public Formula Number(Rational value, bool isDecimal = false)
    {
        var size = value.Abs();
        var formula = isDecimal && DecimalForm.Of(size) is { } form && (form.IsScientific || !size.IsInteger) ? Decimal(form)
            : size.IsInteger ? new NumberFormula(size.Numerator)
            : Quotient(new NumberFormula(size.Numerator), new NumberFormula(size.Denominator));
        return value.Sign < 0 ? Opposite(formula) : formula;
    }

    /// <summary>A decimal: a literal of the language, or with a power of ten.</summary>
    private Formula Decimal(DecimalForm form)
    {
        if (!spellsPowers || !form.IsScientific)
        {
            return new DecimalFormula(form.Literal);
        }

        var power = Power(Operators.Power, new NumberFormula(10), Number(form.Power), ofScalar: false);
        return form.Significand is "1" ? power : Product([new DecimalFormula(form.Significand), power]);
    }

    /// <summary>The opposite; of an opposite, what that is of.</summary>
    public static Formula Opposite(Formula operand) =>
        (operand as SumFormula)?.Opposite is { } opposite ? Unbracketed(opposite) : Sum([new(true, false, operand)]);

    /// <summary>A sum: a leading sum goes without brackets, a term that is negative flips its sign.</summary>
    public static Formula Sum(IEnumerable<SignedFormula> terms)
    {
        var all = ImmutableArray.CreateBuilder<SignedFormula>();
        foreach (var term in terms)
        {
            if (all.Count == 0 && term is { Minus: false, Operand: SumFormula first })
            {
                all.AddRange(first.Terms);
                continue;
            }

            var opposite = (term.Operand as SumFormula)?.Opposite;
            all.Add(new(
                term.Minus != (opposite is not null),
                term.Dotted,
                Bracketed(opposite ?? term.Operand, Precedence.Product)));
        }

        return all is [{ Minus: false } sole] ? sole.Operand : new SumFormula(all.DrainToImmutable());
    }

    /// <summary>A product by <c>*</c>; a sole factor is itself.</summary>
    public static Formula Product(IEnumerable<Formula> factors)
    {
        var all = factors.ToList();
        return all.Count == 1 ? all[0] : Signed(all[0], first =>
        {
            var head = first switch
            {
                ProductFormula product => product.Factors,
                QuotientFormula => [first],
                _ => [Bracketed(first, Precedence.Prefix)],
            };
            return new ProductFormula([.. head, .. all[1..].Select(f => Bracketed(f, Precedence.Prefix))]);
        });
    }

    /// <summary>A quotient.</summary>
    public Formula Quotient(Formula numerator, Formula denominator) => Signed(numerator, n => stacked
        ? new QuotientFormula(n, denominator, true)
        : new QuotientFormula(
            n is ProductFormula or QuotientFormula ? n : Bracketed(n, Precedence.Prefix),
            Bracketed(denominator, Precedence.Prefix),
            false));

    /// <summary>An entrywise product or quotient, or a solution; to its left, products of any kind go without brackets.</summary>
    public static Formula Infix(SyntaxOperator @operator, ImmutableArray<Formula> operands) =>
        @operator.Form == OperatorForm.Solve
            ? new InfixFormula(@operator, [.. operands.Select(o => Bracketed(o, Precedence.Prefix))])
            : Signed(operands[0], first => new InfixFormula(
                @operator,
                [
                    first is ProductFormula or QuotientFormula
                        or InfixFormula { Operator: SyntaxOperator { Form: not OperatorForm.Solve } }
                        ? first : Bracketed(first, Precedence.Prefix),
                    .. operands.Skip(1).Select(o => Bracketed(o, Precedence.Prefix)),
                ]));

    /// <summary>
    /// A power. Where fractions stack, a negative number as the exponent of a scalar puts it under the bar.
    /// </summary>
    public Formula Power(Operator @operator, Formula @base, Formula exponent, bool ofScalar)
    {
        var negated = (exponent as SumFormula)?.Opposite;
        if (stacked && ofScalar && negated is NumberFormula or QuotientFormula)
        {
            return Quotient(new NumberFormula(1), negated is NumberFormula { Value.IsOne: true }
                ? @base : new PowerFormula(Bracketed(@base, Precedence.Atom), negated, @operator));
        }

        if (@operator == Operators.Power && @base is MarkFormula { Inverse: true, Transpose: false, Base: var inverted } && exponent is NumberFormula)
        {
            return new PowerFormula(inverted, Opposite(exponent), @operator);
        }

        var bare = stacked || (negated is { Precedence: Precedence.Atom } and not EntryFormula);
        return new PowerFormula(
            Bracketed(@base, Precedence.Atom), bare ? exponent : Bracketed(exponent, Precedence.Atom), @operator);
    }

    /// <summary>The transpose or the inverse, as a mark; the two together are one mark.</summary>
    public static Formula Mark(Formula @base, bool inverse, bool transpose) =>
        @base is MarkFormula mark && !(mark.Inverse && inverse) && !(mark.Transpose && transpose)
            ? mark with { Inverse = mark.Inverse || inverse, Transpose = mark.Transpose || transpose }
            : new MarkFormula(Bracketed(@base, Precedence.Atom), inverse, transpose);

    /// <summary>The formula, in brackets where it binds less tightly than is needed.</summary>
    public static Formula Bracketed(Formula formula, Precedence atLeast) =>
        formula.Precedence >= atLeast ? formula : new BracketFormula(formula);

    private static Formula Signed(Formula first, Func<Formula, Formula> make) =>
        (first as SumFormula)?.Opposite is { } opposite ? Opposite(make(Unbracketed(opposite))) : make(first);

    private static Formula Unbracketed(Formula formula) => formula is BracketFormula bracket ? bracket.Content : formula;
}
