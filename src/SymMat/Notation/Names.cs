using SymMat.Matrices;
using SymMat.Numbers;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>The values that definitions of the program name.</summary>
internal sealed class Names
{
    private readonly Dictionary<Tensor, NameExpression> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Tensor, (Rational Exponent, NameExpression Name)> _powers =
        new(ReferenceEqualityComparer.Instance);

    /// <summary>The tensors that have a name.</summary>
    public IEnumerable<Tensor> Tensors => _names.Keys;

    /// <summary>Names a tensor; the first name stays.</summary>
    public void Add(Tensor tensor, NameExpression name)
    {
        if (_names.TryAdd(tensor, name) && tensor is PowerTensor power)
        {
            _powers.TryAdd(power.Base, (power.Exponent, name));
        }
    }

    /// <summary>The name of a tensor, or null.</summary>
    public NameExpression? Of(Tensor tensor) => _names.GetValueOrDefault(tensor);

    /// <summary>Where a power of the base has a name: the name, and its integer exponent that gives the power asked for.</summary>
    public (NameExpression Name, Rational Exponent)? OfPower(Tensor @base, Rational exponent) =>
        _powers.TryGetValue(@base, out var known) && (exponent / known.Exponent).IsInteger
            ? (known.Name, exponent / known.Exponent) : null;
}
