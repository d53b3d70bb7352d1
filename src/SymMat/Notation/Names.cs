using SymMat.Matrices;
using SymMat.Numbers;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>The values that definitions of the program name.</summary>
internal sealed class Names
{
    private readonly Dictionary<Tensor, NameExpression> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Tensor, NamedPower> _powers = new(ReferenceEqualityComparer.Instance);

    /// <summary>The tensors that have a name.</summary>
    public IEnumerable<Tensor> Tensors => _names.Keys;

    /// <summary>Names a tensor; the first name stays.</summary>
    public void Add(Tensor tensor, NameExpression name)
    {
        if (_names.TryAdd(tensor, name) && tensor is PowerTensor { Base: not SymbolTensor } power
            && _powers.GetValueOrDefault(power.Base) is not { Coefficient.IsOne: true })
        {
            _powers[power.Base] = new(name, Rational.One, power.Exponent);
        }
    }

    /// <summary>Notes a name for a positive multiple of a scalar that is more than a symbol; what else has none.</summary>
    public void AddMultiple(Tensor tensor, NameExpression name)
    {
        if (tensor is ContractionTensor { Order: 0, Coefficient: { Sign: > 0 } coefficient, Factors: [{ Tensor: var scalar }] })
        {
            var (@base, exponent) = scalar is PowerTensor power ? (power.Base, power.Exponent) : (scalar, Rational.One);
            if (@base is not SymbolTensor)
            {
                _powers.TryAdd(@base, new(name, coefficient, exponent));
            }
        }
    }

    /// <summary>The name of a tensor, or null.</summary>
    public NameExpression? Of(Tensor tensor) => _names.GetValueOrDefault(tensor);

    /// <summary>
    /// Where a power of the base, or a multiple of one, has a name: the name, the multiple, and the integer exponent of
    /// both that gives the power asked for.
    /// </summary>
    public NamedPower? OfPower(Tensor @base, Rational exponent) =>
        _powers.TryGetValue(@base, out var known) && (exponent / known.Exponent).IsInteger
            ? known with { Exponent = exponent / known.Exponent } : null;
}

/// <summary>A name that stands for a positive multiple of a tensor, with an exponent.</summary>
internal readonly record struct NamedPower(NameExpression Name, Rational Coefficient, Rational Exponent);
