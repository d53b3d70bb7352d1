using System.Collections.Immutable;
using SymMat.Numbers;

namespace SymMat.Tensors;

/// <summary>With what sign and size the program writes a sum, which the normal form has forgotten.</summary>
internal sealed class Writing(ImmutableArray<TensorTerm> terms)
{
    // A constant with a larger denominator, such as 1e-5, does not scale all the rest.
    private const int MostDenominator = 1000;

    private readonly Rational _constant = terms.FirstOrDefault(t => t.Tensor is ContractionTensor { Factors.Length: 0 }).Coefficient;
    private readonly bool _hasSign = terms.Any(t => t.Coefficient.Sign < 0);
    private int? _sign;
    private Rational? _size;
    private (Writing Writing, Rational Coefficient)? _mirror;

    /// <summary>The sign with which the program writes it; 0 where it writes it with both, or not at all.</summary>
    public int Sign => _sign ?? 0;

    /// <summary>What it is multiplied by in the program; null where the program writes it in several sizes, or not at all.</summary>
    public Rational? Written => _size is { IsZero: false } ? _size : null;

    /// <summary>
    /// What it is multiplied by where its constant is a fraction: as in the program, or so that the constant is an integer
    /// as well.
    /// </summary>
    public Rational Size => _constant.IsInteger ? Rational.One
        : Written is { } size ? size
        : _constant.Denominator <= MostDenominator ? _constant.Denominator : Rational.One;

    /// <summary>Notes that the program writes a tensor as it is, and so the sum in it.</summary>
    public static void Note(Tensor tensor) => Note(tensor, 1, Rational.One);

    /// <summary>Notes that a tensor, a multiple of a sum of other operands, is written as this one is.</summary>
    public void PassTo(Tensor tensor) => Note(tensor, Sign, _size ?? Rational.Zero);

    /// <summary>Notes that the sum's transpose is a multiple of another: what is written of one is of the other.</summary>
    public void Mirror(Writing turned, Rational coefficient)
    {
        if (_mirror is null && turned._mirror is null && !ReferenceEquals(this, turned))
        {
            (_mirror, turned._mirror) = ((turned, coefficient), (this, Rational.One / coefficient));
            PassToMirror(Sign, _size ?? Rational.Zero);
            turned.PassToMirror(turned.Sign, turned._size ?? Rational.Zero);
        }
    }

    private static void Note(Tensor tensor, int sign, Rational size)
    {
        switch (tensor)
        {
            case SumTensor sum:
                sum.Writing.Note(sign, size);
                sum.Writing.PassToMirror(sign, size);
                break;
            case ContractionTensor contraction when contraction.Factors.Where(f => f.Tensor is SumTensor).ToList() is [var sole]:
                Note(sole.Tensor, sign * contraction.Coefficient.Sign, size * contraction.Coefficient.Abs());
                break;
        }
    }

    private void PassToMirror(int sign, Rational size) =>
        _mirror?.Writing.Note(sign * _mirror.Value.Coefficient.Sign, size * _mirror.Value.Coefficient.Abs());

    private void Note(int sign, Rational size)
    {
        if (sign != 0 && _hasSign)
        {
            _sign = (_sign ?? sign) == sign ? sign : 0;
        }

        if (!size.IsZero)
        {
            _size = (_size ?? size) == size ? size : Rational.Zero;
        }
    }
}
