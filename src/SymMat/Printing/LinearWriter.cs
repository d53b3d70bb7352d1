using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using SymMat.Catalog;

namespace SymMat.Printing;

/// <summary>How a format on one line spells what is no function.</summary>
internal sealed record LinearSpelling
{
    /// <summary>A name.</summary>
    public Func<string, string> Name { get; init; } = name => name;

    /// <summary>The infix operators of the catalog.</summary>
    public Func<Operator, string> Operator { get; init; } = op => op.Name;

    /// <summary>A constant of given dimensions.</summary>
    public Func<ConstantFunction, string> Constant { get; init; } = row => row.Name;

    /// <summary>The sign of differences and opposites.</summary>
    public string Minus { get; init; } = "-";

    /// <summary>The product.</summary>
    public string Times { get; init; } = "*";

    /// <summary>The transpose, the inverse and both.</summary>
    public string Transpose { get; init; } = "'";

    /// <summary>The inverse.</summary>
    public string Inverse { get; init; } = "^-1";

    /// <summary>The transpose of the inverse.</summary>
    public string InverseTranspose { get; init; } = "^-1'";

    /// <summary>A differential.</summary>
    public Func<Notation.Differential, string> Differential { get; init; } = d => d.Name;

    /// <summary>What stands before the names of a derivative.</summary>
    public string Partial { get; init; } = "d";

    /// <summary>Kronecker's delta.</summary>
    public string Delta { get; init; } = "delta";

    /// <summary>A sum over indices.</summary>
    public string Summation { get; init; } = Operators.Sum.Name;

    /// <summary>The superscript for an integer exponent of an operator, or null for none.</summary>
    public Func<Operator, string, string?> Superscript { get; init; } = (_, _) => null;
}

/// <summary>Writes formulas on one line.</summary>
internal sealed class LinearWriter(LinearSpelling spelling)
{
    private readonly StringBuilder _text = new();

    /// <summary>The formula as text.</summary>
    public static string Write(Formula formula, LinearSpelling spelling)
    {
        var writer = new LinearWriter(spelling);
        writer.Write(formula);
        return writer._text.ToString();
    }

    private void Write(Formula formula)
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
                _text.Append(spelling.Name(name.Name));
                break;
            case PiFormula:
                _text.Append(spelling.Name("pi"));
                break;
            case SumFormula sum:
                WriteSum(sum);
                break;
            case ProductFormula product:
                WriteJoined(product.Factors, spelling.Times);
                break;
            case InfixFormula infix:
                WriteJoined(infix.Operands, infix.Operator is SyntaxOperator { Form: OperatorForm.Solve }
                    ? spelling.Operator(infix.Operator) : $" {spelling.Operator(infix.Operator)} ");
                break;
            case QuotientFormula quotient:
                WriteJoined([quotient.Numerator, quotient.Denominator], "/");
                break;
            case PowerFormula power:
                WritePower(power);
                break;
            default:
                WriteTight(formula);
                break;
        }
    }

    private void WriteTight(Formula formula)
    {
        switch (formula)
        {
            case MarkFormula mark:
                Write(mark.Base);
                _text.Append(!mark.Inverse ? spelling.Transpose
                    : mark.Transpose ? spelling.InverseTranspose : spelling.Inverse);
                break;
            case CallFormula call:
                WriteCall(call);
                break;
            case ConstantFormula constant:
                WriteCall(spelling.Constant(constant.Function), constant.Dimensions);
                break;
            case BracketFormula bracket:
                WriteCall("", [bracket.Content]);
                break;
            case EntryFormula entry:
                Write(entry.Base);
                _text.Append(Indices(entry.Axes));
                break;
            case DifferentialFormula { Differential: var differential }:
                _text.Append(spelling.Differential(differential));
                break;
            case PendingFormula pending:
                WriteCall("d", [pending.Content]);
                break;
            case AdjointFormula adjoint:
                _text.Append(spelling.Partial).Append(spelling.Name(adjoint.Of))
                    .Append('/').Append(spelling.Partial).Append(spelling.Name(adjoint.By));
                break;
            case EinsumFormula einsum:
                _text.Append("einsum('").Append(einsum.Subscripts).Append("', ");
                WriteJoined(einsum.Operands, ", ");
                _text.Append(')');
                break;
            case ReshapeFormula reshape:
                WriteCall("reshape", [reshape.Content, .. reshape.Dimensions]);
                break;
            case DeltaFormula delta:
                _text.Append(spelling.Delta).Append(Indices([[delta.First], [delta.Second]]));
                break;
            case SummationFormula summation:
                _text.Append(spelling.Summation).Append(Indices([.. summation.Indices.Select(i => ImmutableArray.Create(i))]));
                WriteCall("", [summation.Content]);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The indices of an entry; several along one axis are bracketed, the first running fastest.</summary>
    public static string Indices(ImmutableArray<ImmutableArray<string>> axes) => axes.IsEmpty ? ""
        : $"[{string.Join(",", axes.Select(a => a.Length == 1 ? a[0] : $"({string.Join(",", a)})"))}]";

    private void WriteSum(SumFormula sum)
    {
        var first = true;
        foreach (var term in sum.Terms)
        {
            var sign = term.Minus ? spelling.Minus : "+";
            _text.Append(first ? (term.Minus ? sign : "") : $" {(term.Dotted ? "." : "")}{sign} ");
            Write(term.Operand);
            first = false;
        }
    }

    private void WriteJoined(ImmutableArray<Formula> operands, string separator)
    {
        for (var i = 0; i < operands.Length; i++)
        {
            _text.Append(i == 0 ? "" : separator);
            Write(operands[i]);
        }
    }

    private void WritePower(PowerFormula power)
    {
        Write(power.Base);
        var start = _text.Length;
        Write(power.Exponent);
        var exponent = _text.ToString(start, _text.Length - start);
        _text.Length = start;
        _text.Append(spelling.Superscript(power.Operator, exponent) ?? spelling.Operator(power.Operator) + exponent);
    }

    private void WriteCall(CallFormula call)
    {
        if (call.Template is not { } template || !Template.HasHoles(template))
        {
            WriteCall(call.Template ?? call.Operator.Name, call.Operands);
            return;
        }

        foreach (var piece in Template.Parse(template))
        {
            if (piece.Operand < 0)
            {
                _text.Append(piece.Literal);
            }
            else
            {
                Write(call.Operands[piece.Operand]);
            }
        }
    }

    private void WriteCall(string name, ImmutableArray<Formula> operands)
    {
        _text.Append(name).Append('(');
        WriteJoined(operands, ", ");
        _text.Append(')');
    }
}
