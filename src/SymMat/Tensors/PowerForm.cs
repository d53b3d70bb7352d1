using System.Numerics;
using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Numbers;

namespace SymMat.Tensors;

/// <summary>The normal form of powers: of powers, of products, of exponentials, of numbers.</summary>
internal static class PowerForm
{
    private const int MostDigits = 400;

    /// <summary>Each entry to a rational power.</summary>
    /// <exception cref="UndefinedException">It is a negative power of 0.</exception>
    public static Tensor Make(TensorGraph graph, Tensor @base, Rational exponent)
    {
        if (exponent.IsZero)
        {
            return graph.Constant(Rational.One, @base.Axes);
        }

        if (exponent.IsOne)
        {
            return @base;
        }

        if (exponent.Sign < 0 && @base is ContractionTensor { Coefficient.IsZero: true })
        {
            throw new UndefinedException(
                "the program divides by something that is always zero, or its derivative does",
                "look for a difference of equal terms, or a factor 0, below a line or in a root");
        }

        return Broadcasts.TakeOut(graph, [@base], b => graph.Power(b[0], exponent))
            ?? (@base is { IsNamed: true } and not PowerTensor ? null : Rewrite(graph, @base, exponent))
            ?? Rules.Apply(graph, new PowerTensor(@base, exponent))
            ?? graph.Intern(new PowerTensor(@base, exponent));
    }

    /// <summary>Each entry to the power of an entry.</summary>
    public static Tensor Make(TensorGraph graph, Tensor @base, Tensor exponent)
    {
        if (exponent is ContractionTensor { Factors.Length: 0 } constant)
        {
            return graph.Power(@base, constant.Coefficient);
        }

        return Broadcasts.TakeOut(graph, [@base, exponent], p => graph.Power(p[0], p[1]))
            ?? @base switch
            {
                ContractionTensor { Factors.Length: 0, Coefficient.IsOne: true } => @base,
                { IsNamed: true } => null,
                EntrywiseTensor e when e.Function == Functions.Exponential =>
                    graph.Entrywise(e.Function, graph.Multiply(e.Arguments[0], exponent)),
                VariablePowerTensor p when p.Base.Is(Facts.NonNegative) =>
                    graph.Power(p.Base, graph.Multiply(p.Exponent, exponent)),
                PowerTensor p when p.Base.Is(Facts.NonNegative) =>
                    graph.Power(p.Base, graph.Scale(p.Exponent, exponent)),
                _ => null,
            }
            ?? graph.Intern(new VariablePowerTensor(@base, exponent));
    }

    private static Tensor? Rewrite(TensorGraph graph, Tensor @base, Rational exponent) => @base switch
    {
        ContractionTensor { Factors.Length: 0 } constant =>
            Of(constant.Coefficient, exponent) is { } value ? graph.Constant(value, @base.Axes) : null,
        PowerTensor power => OfPower(graph, power, exponent),
        EntrywiseTensor e when e.Function == Functions.Exponential =>
            graph.Entrywise(e.Function, graph.Scale(exponent, e.Arguments[0])),
        EntrywiseTensor e when exponent.IsEven && e.Function == Functions.AbsoluteValue =>
            graph.Power(e.Arguments[0], exponent),
        VariablePowerTensor p when exponent.IsInteger || p.Base.Is(Facts.NonNegative) =>
            graph.Power(p.Base, graph.Scale(exponent, p.Exponent)),
        ContractionTensor contraction => OfProduct(graph, contraction, exponent),
        SumTensor sum => Fractions.Clear(graph, sum, exponent),
        _ => null,
    };

    /// <summary>A number to a rational power where that is rational, and not too long to write; else null.</summary>
    private static Rational? Of(Rational number, Rational exponent)
    {
        var digits = Math.Max(number.Numerator.GetBitLength(), number.Denominator.GetBitLength());
        if (BigInteger.Abs(exponent.Numerator) * digits > MostDigits * 4 || (number.IsZero && exponent.Sign < 0))
        {
            return null;
        }

        var root = exponent.IsInteger ? number : exponent.Denominator == 2 ? SquareRoot(number) : null;
        return root?.Power((int)exponent.Numerator);
    }

    private static Rational? SquareRoot(Rational number)
    {
        var root = new Rational(IntegerRoot(number.Numerator), IntegerRoot(number.Denominator));
        return root * root == number ? root : null;
    }

    /// <summary>The integer part of the square root, by Newton's iteration.</summary>
    private static BigInteger IntegerRoot(BigInteger number)
    {
        if (number < 2)
        {
            return number;
        }

        var root = BigInteger.One << (int)((number.GetBitLength() + 1) / 2);
        for (var next = (root + (number / root)) / 2; next < root; next = (root + (number / root)) / 2)
        {
            root = next;
        }

        return root;
    }

    /// <summary>(x^a)^b is x^(a*b), or |x|^(a*b) where a is even and b no integer.</summary>
    private static Tensor OfPower(TensorGraph graph, PowerTensor power, Rational exponent)
    {
        var product = power.Exponent * exponent;
        return exponent.IsInteger || !power.Exponent.IsEven
            ? graph.Power(power.Base, product)
            : graph.Power(graph.Entrywise(Functions.AbsoluteValue, power.Base), product);
    }

    /// <summary>
    /// The power of a product of entries is the product of powers, for integer exponents; for others, of the factors that
    /// are not negative. A coefficient is taken out of any contraction.
    /// </summary>
    private static Tensor? OfProduct(TensorGraph graph, ContractionTensor contraction, Rational exponent)
    {
        var coefficient = Of(contraction.Coefficient, exponent);
        var isProduct = contraction.Indices.Length == contraction.Order
            && !contraction.Factors.Any(f => f.Tensor is DeltaTensor or PairTensor
                || f.Indices.Distinct().Count() != f.Indices.Length);
        bool Leaves(Factor f) => !isProduct || !(exponent.IsInteger || f.Tensor.Is(Facts.NonNegative));
        if (coefficient is null || (contraction.Coefficient.IsOne && contraction.Factors.All(Leaves)))
        {
            return null;
        }

        var draft = new Draft { Coefficient = coefficient.Value };
        var outputs = draft.NewOutputs(contraction.Axes);
        var rest = Draft.Of(contraction);
        rest.Coefficient = Rational.One;
        rest.Replace([.. rest.Factors.Where((_, f) => Leaves(contraction.Factors[f]))]);
        if (rest.Factors.Count > 0)
        {
            draft.Times(graph.Power(graph.Contract(rest), exponent), outputs);
        }

        foreach (var (tensor, indices) in contraction.Factors.Where(f => !Leaves(f)))
        {
            draft.Times(graph.Power(tensor, exponent), indices);
        }

        return graph.Contract(draft);
    }
}
