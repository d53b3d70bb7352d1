using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using SymMat.Catalog;
using SymMat.Numbers;
using SymMat.Shapes;

namespace SymMat.Printing;

/// <summary>Makes Python expressions, each once.</summary>
/// <param name="hasDecimals">Whether numbers are decimals where they are no longer than fractions.</param>
internal sealed class PythonArena(bool hasDecimals)
{
    private const string TransposeTemplate = "{0}.T";
    private const string OppositeTemplate = "-{0}";
    private const string DifferenceTemplate = "{0} - {1}";

    private readonly Dictionary<string, PythonCode> _known = new(StringComparer.Ordinal);

    /// <summary>A literal.</summary>
    public PythonCode Literal(string text, PythonBinding binding = PythonBinding.Atom) => Make(PythonKind.Literal, text, [], binding, []);

    /// <summary>A declared symbol, by its Python name.</summary>
    public PythonCode Symbol(string name, bool isSymmetric) =>
        Make(PythonKind.Symbol, name, [], PythonBinding.Atom, [], isSymmetric: isSymmetric);

    /// <summary>The name of a dimension, by its Python name.</summary>
    public PythonCode DimensionName(string name) => Make(PythonKind.Dimension, name, [], PythonBinding.Atom, []);

    /// <summary>An operation of which every hole is enclosed by the template's own brackets, or must be an atom.</summary>
    public PythonCode Call(string template, params ImmutableArray<PythonCode> operands) =>
        Make(PythonKind.Operation, template, operands, IsOpen(template) ? PythonBinding.Sum : PythonBinding.Atom, []);

    /// <summary>The sum.</summary>
    public PythonCode Add(PythonCode a, PythonCode b) => Infix("{0} + {1}", PythonBinding.Sum, PythonBinding.Sum, PythonBinding.MatrixProduct, a, b);

    /// <summary>The difference.</summary>
    public PythonCode Subtract(PythonCode a, PythonCode b) => Infix(DifferenceTemplate, PythonBinding.Sum, PythonBinding.Sum, PythonBinding.MatrixProduct, a, b);

    /// <summary>The difference if it was made before, else null.</summary>
    public PythonCode? FindDifference(PythonCode a, PythonCode b) =>
        _known.GetValueOrDefault(KeyOf(PythonKind.Operation, DifferenceTemplate, [a, b]));

    /// <summary>The entrywise product; a factor 1 is left out.</summary>
    public PythonCode Multiply(PythonCode a, PythonCode b) => IsOne(a) ? b : IsOne(b) ? a
        : Infix("{0} * {1}", PythonBinding.Product, PythonBinding.Product, PythonBinding.Sign, a, b);

    /// <summary>The entrywise quotient.</summary>
    public PythonCode Divide(PythonCode a, PythonCode b) => Infix("{0} / {1}", PythonBinding.Product, PythonBinding.Product, PythonBinding.Power, a, b);

    /// <summary>The matrix product. Python has it at the level of products, which nobody remembers: those get brackets.</summary>
    public PythonCode MatrixProduct(PythonCode a, PythonCode b) => Infix(
        "{0} @ {1}",
        PythonBinding.MatrixProduct,
        a.Binding == PythonBinding.MatrixProduct ? PythonBinding.MatrixProduct : PythonBinding.Power,
        PythonBinding.Power,
        a,
        b);

    /// <summary>The entrywise power.</summary>
    public PythonCode Power(PythonCode a, PythonCode b) => Infix("{0}**{1}", PythonBinding.Power, PythonBinding.Atom, b.Kind == PythonKind.Literal ? PythonBinding.Sign : PythonBinding.Atom, a, b);

    /// <summary>The opposite; of an opposite, what that is of; the sign of a product goes to a number or name that it starts with.</summary>
    public PythonCode Negate(PythonCode a) => a switch
    {
        { Kind: PythonKind.Operation, Template: OppositeTemplate, DefinedAs: null } => a.Operands[0],
        { Kind: PythonKind.Literal, Binding: PythonBinding.Atom } => Literal("-" + a.Template, PythonBinding.Sign),
        { Kind: PythonKind.Operation, Binding: PythonBinding.Product, DefinedAs: null } when StartsWithLeaf(a) =>
            Make(a.Kind, a.Template, [Negate(a.Operands[0]), .. a.Operands.Skip(1)], a.Binding, a.Needs),
        _ => Make(PythonKind.Operation, OppositeTemplate, [a], PythonBinding.Sign, [PythonBinding.Power]),
    };

    /// <summary>The transpose; of a transpose, what that is of.</summary>
    public PythonCode Transpose(PythonCode a) => a.IsSymmetric ? a : a.Template == TransposeTemplate ? a.Operands[0]
        : View(TransposeTemplate, a);

    /// <summary>What a transpose is of, or the code itself: for a vector whose orientation does not matter.</summary>
    public static PythonCode Untransposed(PythonCode a) => a.Template == TransposeTemplate ? a.Operands[0] : a;

    /// <summary>The inverse; of a transpose, the transpose of the inverse, which may be at hand.</summary>
    public PythonCode Inverse(PythonCode a) => a.Template == TransposeTemplate ? Transpose(Inverse(a.Operands[0]))
        : Make(
            PythonKind.Operation, Operators.Inverse.NumPy!, [a], PythonBinding.Atom, [PythonBinding.Sum], isSymmetric: a.IsSymmetric);

    /// <summary>Something that looks at its operand without work.</summary>
    public PythonCode View(string template, PythonCode a) =>
        Make(PythonKind.Operation, template, [a], PythonBinding.Atom, [], isView: true);

    /// <summary>The float that an array of one entry holds.</summary>
    public PythonCode Item(PythonCode a) => Call("{0}.item()", a);

    /// <summary>The array of one entry that holds a float.</summary>
    public PythonCode Boxed(PythonCode a) => Call("np.array([[{0}]])", a);

    /// <summary>A number: an integer, a decimal fraction, or a quotient.</summary>
    public PythonCode Number(Rational value)
    {
        var binding = value.Sign < 0 ? PythonBinding.Sign : PythonBinding.Atom;
        if (hasDecimals && DecimalForm.Of(value.Abs()) is { } form && (form.IsScientific || !value.IsInteger) && double.IsFinite(value.ToDouble()))
        {
            return Literal((value.Sign < 0 ? "-" : "") + form.Literal, binding);
        }

        if (value.IsInteger)
        {
            // Beyond 2^53 an integer is no exact double, and NumPy takes none beyond 2^64.
            return Literal(value.Numerator.GetBitLength() <= 53 ? value.ToString() : Double(value), binding);
        }

        return IsShortDecimal(value.Denominator) ? Literal(Double(value), binding)
            : Divide(Number(value.Numerator), Number(value.Denominator));
    }

    /// <summary>A dimension as a Python integer.</summary>
    public PythonCode Dimension(Dimension dimension, Func<string, string> nameOf)
    {
        PythonCode? sum = null;
        foreach (var (monomial, coefficient) in dimension.Terms)
        {
            var size = monomial.Names.Aggregate(
                Number(BigInteger.Abs(coefficient)), (product, name) => Multiply(product, DimensionName(nameOf(name))));
            sum = sum is null ? (coefficient.Sign < 0 ? Negate(size) : size)
                : coefficient.Sign < 0 ? Subtract(sum, size) : Add(sum, size);
        }

        return sum ?? Number(0);
    }

    private static bool StartsWithLeaf(PythonCode code)
    {
        while (code is { Kind: PythonKind.Operation, Binding: PythonBinding.Product, DefinedAs: null })
        {
            code = code.Operands[0];
        }

        return code.IsLeaf && code.Binding == PythonBinding.Atom;
    }

    private static bool IsOne(PythonCode code) => code is { Kind: PythonKind.Literal, Template: "1" };

    /// <summary>The nearest double; beyond them all, it is infinite.</summary>
    private static string Double(Rational value) => value.ToDouble() switch
    {
        double.PositiveInfinity => "np.inf",
        double.NegativeInfinity => "-np.inf",
        var number => number.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>Whether fractions of that denominator are decimals of a few places.</summary>
    private static bool IsShortDecimal(BigInteger denominator) => (BigInteger.Pow(10, 6) % denominator).IsZero;

    /// <summary>Whether a template has an operator outside of brackets.</summary>
    private static bool IsOpen(string template)
    {
        var depth = 0;
        foreach (var c in template)
        {
            depth += c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0;
            if (depth == 0 && c is (' ' or '*' or '-'))
            {
                return true;
            }
        }

        return false;
    }

    private PythonCode Infix(string template, PythonBinding binding, PythonBinding left, PythonBinding right, PythonCode a, PythonCode b) =>
        Make(PythonKind.Operation, template, [a, b], binding, [left, right]);

    private PythonCode Make(
        PythonKind kind,
        string template,
        ImmutableArray<PythonCode> operands,
        PythonBinding binding,
        ImmutableArray<PythonBinding> needs,
        bool isView = false,
        bool isSymmetric = false)
    {
        var key = KeyOf(kind, template, operands);
        if (!_known.TryGetValue(key, out var code))
        {
            var all = needs.IsEmpty ? NeedsOf(template, operands.Length) : needs;
            code = new(_known.Count, kind, template, operands, binding, all) { IsView = isView, IsSymmetric = isSymmetric };
            _known.Add(key, code);
        }

        return code;
    }

    private static string KeyOf(PythonKind kind, string template, ImmutableArray<PythonCode> operands) =>
        $"{(int)kind} {template} {string.Join(" ", operands.Select(o => o.Id))}";

    /// <summary>A hole between brackets or commas takes anything; any other takes an atom.</summary>
    private static ImmutableArray<PythonBinding> NeedsOf(string template, int count)
    {
        var needs = Enumerable.Repeat(PythonBinding.Sum, count).ToArray();
        var pieces = Printing.Template.Parse(template);
        for (var i = 1; i + 1 < pieces.Length; i++)
        {
            if (pieces[i].Operand is >= 0 and var hole)
            {
                var before = pieces[i - 1].Literal.TrimEnd();
                var after = pieces[i + 1].Literal.TrimStart();
                var enclosed = before.Length > 0 && before[^1] is '(' or ',' or '[' && after.Length > 0
                    && after[0] is ')' or ',' or ']';
                needs[hole] = enclosed ? needs[hole] : PythonBinding.Atom;
            }
        }

        return [.. needs];
    }
}
