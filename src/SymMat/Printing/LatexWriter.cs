using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using SymMat.Catalog;

namespace SymMat.Printing;

/// <summary>Writes formulas in LaTeX.</summary>
internal sealed class LatexWriter
{
    private static readonly ImmutableArray<string> Growing = [@"\lvert", @"\lVert", @"\langle", @"\rvert", @"\rVert", @"\rangle"];

    private readonly StringBuilder _text = new();

    /// <summary>The formula in LaTeX.</summary>
    public static string Write(Formula formula)
    {
        var writer = new LatexWriter();
        writer.Put(formula);
        return writer._text.ToString();
    }

    /// <summary>The indices of an entry as a subscript; several along one axis are bracketed, the first running fastest.</summary>
    public static string Indices(ImmutableArray<ImmutableArray<string>> axes) => LatexName.Below(string.Join(",", axes.Select(
        a => a.Length == 1 ? LatexName.Of(a[0]) : $"({string.Join(",", a.Select(LatexName.Of))})")));

    private void Put(Formula formula)
    {
        switch (formula)
        {
            case NumberFormula number:
                _text.Append(CultureInfo.InvariantCulture, $"{number.Value}");
                break;
            case DecimalFormula number:
                _text.Append(number.Literal);
                break;
            case NameFormula name:
                _text.Append(LatexName.Of(name.Name));
                break;
            case PiFormula:
                _text.Append(@"\pi");
                break;
            case SumFormula sum:
                PutSum(sum);
                break;
            case ProductFormula product:
                PutProduct(product);
                break;
            case InfixFormula infix:
                PutJoined(infix.Operands, $" {infix.Operator.Latex ?? infix.Operator.Name} ");
                break;
            case QuotientFormula quotient:
                PutFraction(quotient);
                break;
            case PowerFormula power:
                PutPower(power);
                break;
            default:
                PutTight(formula);
                break;
        }
    }

    private void PutTight(Formula formula)
    {
        switch (formula)
        {
            case MarkFormula mark:
                Put(mark.Base);
                _text.Append(!mark.Inverse ? @"^\top" : mark.Transpose ? @"^{-\top}" : "^{-1}");
                break;
            case CallFormula call:
                PutCall(call);
                break;
            case ConstantFormula constant:
                PutConstant(constant);
                break;
            case BracketFormula bracket:
                PutBracketed([bracket.Content]);
                break;
            case EntryFormula entry:
                PutEntry(entry);
                break;
            case DifferentialFormula { Differential: var differential }:
                PutDifferential(differential);
                break;
            case PendingFormula pending:
                _text.Append(@"\mathrm{d}");
                PutBracketed([pending.Content]);
                break;
            case AdjointFormula adjoint:
                _text.Append(CultureInfo.InvariantCulture, $@"\frac{{\partial {LatexName.Of(adjoint.Of)}}}{{\partial {LatexName.Of(adjoint.By)}}}");
                break;
            case DeltaFormula delta:
                _text.Append(@"\delta").Append(Indices([[delta.First], [delta.Second]]));
                break;
            case SummationFormula summation:
                _text.Append(@"\sum").Append(Indices([.. summation.Indices.Select(i => ImmutableArray.Create(i))])).Append(' ');
                Put(summation.Content);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void PutDifferential(Notation.Differential differential)
    {
        var of = LatexName.Of(differential.Of);
        _text.Append(differential.By is { } by
            ? $@"\mathrm{{d}} \frac{{\partial {of}}}{{\partial {LatexName.Of(by)}}}" : $@"\mathrm{{d}}{of}");
    }

    private void PutSum(SumFormula sum)
    {
        for (var i = 0; i < sum.Terms.Length; i++)
        {
            var sign = sum.Terms[i].Minus ? "-" : "+";
            _text.Append(i > 0 ? $" {sign} " : sum.Terms[i].Minus ? sign : "");
            Put(sum.Terms[i].Operand);
        }
    }

    private void PutProduct(ProductFormula product)
    {
        for (var i = 0; i < product.Factors.Length; i++)
        {
            _text.Append(i == 0 ? "" : Between(product.Factors[i - 1], product.Factors[i]));
            Put(product.Factors[i]);
        }
    }

    /// <summary>Factors stand side by side, numbers with a dot between and words and functions with a thin space.</summary>
    private static string Between(Formula left, Formula right) =>
        StartsWithDigit(right) ? @" \cdot " : IsWide(left) || IsWide(right) ? @" \, " : " ";

    private static bool StartsWithDigit(Formula formula) => formula switch
    {
        NumberFormula or DecimalFormula => true,
        PowerFormula power => StartsWithDigit(power.Base),
        MarkFormula mark => StartsWithDigit(mark.Base),
        _ => false,
    };

    private static bool IsWide(Formula formula) => formula switch
    {
        NameFormula name => LatexName.IsWord(name.Name),
        PowerFormula power => IsWide(power.Base),
        MarkFormula mark => IsWide(mark.Base),
        EntryFormula entry => IsWide(entry.Base),
        CallFormula or SummationFormula or DifferentialFormula or PendingFormula => true,
        _ => false,
    };

    private void PutFraction(QuotientFormula quotient)
    {
        _text.Append(@"\frac{");
        Put(quotient.Numerator);
        _text.Append("}{");
        Put(quotient.Denominator);
        _text.Append('}');
    }

    private void PutPower(PowerFormula power)
    {
        Put(power.Base);
        var isEntrywise = power.Operator is SyntaxOperator { Form: OperatorForm.EntrywisePower };
        var isDigit = !isEntrywise && power.Exponent is NumberFormula { Value: var value } && value < 10;
        _text.Append(isDigit ? "^" : isEntrywise ? @"^{\odot " : "^{");
        if (isEntrywise && power.Exponent is SumFormula { Opposite: null })
        {
            // The sign of an entrywise power must not bind to the first term alone.
            PutBracketed([power.Exponent]);
        }
        else
        {
            PutExponent(power.Exponent);
        }

        _text.Append(isDigit ? "" : "}");
    }

    /// <summary>A fraction of numbers is on one line where it is small.</summary>
    private void PutExponent(Formula exponent)
    {
        if (exponent is SumFormula { Opposite: { } opposite })
        {
            _text.Append('-');
            PutExponent(opposite);
        }
        else if (exponent is QuotientFormula { Numerator: NumberFormula above, Denominator: NumberFormula below })
        {
            _text.Append(CultureInfo.InvariantCulture, $"{above.Value}/{below.Value}");
        }
        else
        {
            Put(exponent);
        }
    }

    private void PutCall(CallFormula call)
    {
        var template = call.Template!;
        if (!Template.HasHoles(template))
        {
            _text.Append(template);
            PutBracketed(call.Operands);
            return;
        }

        foreach (var piece in Template.Parse(template))
        {
            if (piece.Operand >= 0)
            {
                Put(call.Operands[piece.Operand]);
            }
            else
            {
                _text.Append(call.Tall ? Grown(piece.Literal) : piece.Literal);
            }
        }
    }

    /// <summary>The delimiters of a template grow with what they hold.</summary>
    private static string Grown(string literal) => Growing.Aggregate(literal, (text, delimiter) =>
        text.Replace(delimiter, (delimiter[1] == 'l' ? @"\left" : @"\right") + delimiter, StringComparison.Ordinal));

    private void PutConstant(ConstantFormula constant)
    {
        _text.Append(constant.Function.Latex ?? constant.Function.Name).Append("_{");
        PutJoined(
            constant.Dimensions.Length == 1
                ? constant.Dimensions : [.. constant.Dimensions.Select(d => Arrangement.Bracketed(d, Precedence.Product))],
            constant.Function.Form == ConstantForm.Commutation ? "," : @" \times ");
        _text.Append('}');
    }

    /// <summary>A name that has a subscript already is bracketed, as is what has no closing bracket of its own.</summary>
    private void PutEntry(EntryFormula entry)
    {
        var isBare = entry.Base switch
        {
            NameFormula name => !LatexName.HasSubscript(name.Name),
            CallFormula call => !Template.HasHoles(call.Template!),
            BracketFormula => true,
            _ => false,
        };
        Put(isBare ? entry.Base : new BracketFormula(entry.Base));
        _text.Append(Indices(entry.Axes));
    }

    private void PutBracketed(ImmutableArray<Formula> operands)
    {
        var tall = operands.Any(o => o.Tall);
        _text.Append(tall ? @"\left( " : "(");
        PutJoined(operands, ", ");
        _text.Append(tall ? @" \right)" : ")");
    }

    private void PutJoined(ImmutableArray<Formula> operands, string separator)
    {
        for (var i = 0; i < operands.Length; i++)
        {
            _text.Append(i == 0 ? "" : separator);
            Put(operands[i]);
        }
    }
}
