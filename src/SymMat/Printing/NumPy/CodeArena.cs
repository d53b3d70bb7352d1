using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using SymMat.Numbers;
using SymMat.Shapes;

namespace SymMat.Printing.NumPy;

/// <summary>Makes Python expressions, each once.</summary>
internal sealed class CodeArena
{
    private readonly Dictionary<string, Code> _known = new(StringComparer.Ordinal);

    /// <summary>A literal.</summary>
    public Code Literal(string text, Binding binding = Binding.Atom) => Make(CodeKind.Literal, text, [], binding, []);

    /// <summary>A declared symbol, by its Python name.</summary>
    public Code Symbol(string name) => Make(CodeKind.Symbol, name, [], Binding.Atom, []);

    /// <summary>The name of a dimension, by its Python name.</summary>
    public Code DimensionName(string name) => Make(CodeKind.Dimension, name, [], Binding.Atom, []);

    /// <summary>An operation of which every hole is enclosed by the template's own brackets, or must be an atom.</summary>
    public Code Call(string template, params ImmutableArray<Code> operands) =>
        Make(CodeKind.Operation, template, operands, IsOpen(template) ? Binding.Sum : Binding.Atom, []);

    /// <summary>The sum.</summary>
    public Code Add(Code a, Code b) => Infix("{0} + {1}", Binding.Sum, Binding.Sum, Binding.MatrixProduct, a, b);

    /// <summary>The difference.</summary>
    public Code Subtract(Code a, Code b) => Infix("{0} - {1}", Binding.Sum, Binding.Sum, Binding.MatrixProduct, a, b);

    /// <summary>The entrywise product; a factor 1 is left out.</summary>
    public Code Multiply(Code a, Code b) => IsOne(a) ? b : IsOne(b) ? a
        : Infix("{0} * {1}", Binding.Product, Binding.Product, Binding.Sign, a, b);

    /// <summary>The entrywise quotient.</summary>
    public Code Divide(Code a, Code b) => Infix("{0} / {1}", Binding.Product, Binding.Product, Binding.Power, a, b);

    /// <summary>The matrix product. Python has it at the level of products, which nobody remembers: those get brackets.</summary>
    public Code MatrixProduct(Code a, Code b) => Infix(
        "{0} @ {1}",
        Binding.MatrixProduct,
        a.Binding == Binding.MatrixProduct ? Binding.MatrixProduct : Binding.Power,
        Binding.Power,
        a,
        b);

    /// <summary>The entrywise power.</summary>
    public Code Power(Code a, Code b) => Infix("{0}**{1}", Binding.Power, Binding.Atom, b.Kind == CodeKind.Literal ? Binding.Sign : Binding.Atom, a, b);

    /// <summary>The opposite.</summary>
    public Code Negate(Code a) => a.Kind == CodeKind.Literal && a.Binding == Binding.Atom
        ? Literal("-" + a.Template, Binding.Sign)
        : Make(CodeKind.Operation, "-{0}", [a], Binding.Sign, [Binding.Power]);

    /// <summary>The transpose; of a transpose, what that is of.</summary>
    public Code Transpose(Code a) => a.Template == "{0}.T" ? a.Operands[0] : View("{0}.T", a);

    /// <summary>Something that looks at its operand without work.</summary>
    public Code View(string template, Code a) =>
        Make(CodeKind.Operation, template, [a], Binding.Atom, [], isView: true);

    /// <summary>The float that an array of one entry holds.</summary>
    public Code Item(Code a) => Call("{0}.item()", a);

    /// <summary>The array of one entry that holds a float.</summary>
    public Code Boxed(Code a) => Call("np.array([[{0}]])", a);

    /// <summary>A number: an integer, a decimal fraction, or a quotient.</summary>
    public Code Number(Rational value)
    {
        var binding = value.Sign < 0 ? Binding.Sign : Binding.Atom;
        if (value.IsInteger)
        {
            // Beyond 2^53 an integer is no exact double, and NumPy takes none beyond 2^64.
            return Literal(value.Numerator.GetBitLength() <= 53 ? value.ToString() : Double(value), binding);
        }

        return IsShortDecimal(value.Denominator) ? Literal(Double(value), binding)
            : Divide(Number(value.Numerator), Number(value.Denominator));
    }

    /// <summary>A dimension as a Python integer.</summary>
    public Code Dimension(Dimension dimension, Func<string, string> nameOf)
    {
        Code? sum = null;
        foreach (var (monomial, coefficient) in dimension.Terms)
        {
            var size = monomial.Names.Aggregate(
                Number(BigInteger.Abs(coefficient)), (product, name) => Multiply(product, DimensionName(nameOf(name))));
            sum = sum is null ? (coefficient.Sign < 0 ? Negate(size) : size)
                : coefficient.Sign < 0 ? Subtract(sum, size) : Add(sum, size);
        }

        return sum ?? Number(0);
    }

    private static bool IsOne(Code code) => code is { Kind: CodeKind.Literal, Template: "1" };

    private static string Double(Rational value) => value.ToDouble().ToString("R", CultureInfo.InvariantCulture);

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

    private Code Infix(string template, Binding binding, Binding left, Binding right, Code a, Code b) =>
        Make(CodeKind.Operation, template, [a, b], binding, [left, right]);

    private Code Make(
        CodeKind kind,
        string template,
        ImmutableArray<Code> operands,
        Binding binding,
        ImmutableArray<Binding> needs,
        bool isView = false)
    {
        var key = $"{(int)kind} {template} {string.Join(" ", operands.Select(o => o.Id))}";
        if (!_known.TryGetValue(key, out var code))
        {
            var all = needs.IsEmpty ? NeedsOf(template, operands.Length) : needs;
            code = new(_known.Count, kind, template, operands, binding, all) { IsView = isView };
            _known.Add(key, code);
        }

        return code;
    }

    /// <summary>A hole between brackets or commas takes anything; any other takes an atom.</summary>
    private static ImmutableArray<Binding> NeedsOf(string template, int count)
    {
        var needs = Enumerable.Repeat(Binding.Sum, count).ToArray();
        var pieces = Printing.Template.Parse(template);
        for (var i = 1; i + 1 < pieces.Length; i++)
        {
            if (pieces[i].Operand is >= 0 and var hole)
            {
                var before = pieces[i - 1].Literal.TrimEnd();
                var after = pieces[i + 1].Literal.TrimStart();
                var enclosed = before.Length > 0 && before[^1] is '(' or ',' or '[' && after.Length > 0
                    && after[0] is ')' or ',' or ']';
                needs[hole] = enclosed ? needs[hole] : Binding.Atom;
            }
        }

        return [.. needs];
    }
}
