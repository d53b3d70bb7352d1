using SymMat.Numbers;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>
/// Finds the values of definitions that are products of scalars, or scalars with a variable exponent, in larger products:
/// there an integer power of the name stands for them, and integer powers are left.
/// </summary>
internal sealed class ScalarFolding(TensorGraph graph)
{
    private readonly Dictionary<Tensor, List<NamedProduct>> _byBase = new(ReferenceEqualityComparer.Instance);
    private int _count;

    /// <summary>Looks for a named value, if it is of that kind.</summary>
    public void Add(Tensor named)
    {
        if (NamedProduct.Of(named, _count++) is not { } product)
        {
            return;
        }

        if (!_byBase.TryGetValue(product.Lead, out var products))
        {
            _byBase.Add(product.Lead, products = []);
        }

        products.Add(product);
    }

    /// <summary>The contraction with a power of a name for scalars in it, of several names the first; null where there is none.</summary>
    public Tensor? Apply(ContractionTensor contraction)
    {
        Dictionary<Tensor, int>? places = null;
        var candidates = new List<NamedProduct>();
        for (var f = 0; _byBase.Count > 0 && f < contraction.Factors.Length; f++)
        {
            if (contraction.Factors[f] is { Indices.IsEmpty: true, Tensor: var scalar })
            {
                var @base = ScalarPower.Of(scalar).Base;
                (places ??= new(ReferenceEqualityComparer.Instance)).TryAdd(@base, f);
                candidates.AddRange(_byBase.GetValueOrDefault(@base) ?? []);
            }
        }

        return candidates.OrderBy(c => c.Place).Select(c => Fold(contraction, c, places!)).FirstOrDefault(folded => folded is not null);
    }

    private Tensor? Fold(ContractionTensor contraction, NamedProduct product, Dictionary<Tensor, int> places)
    {
        var found = product.Parts.Select(p => places.TryGetValue(p.Base, out var place)
            ? ScalarPower.Of(contraction.Factors[place].Tensor) : new ScalarPower(p.Base, Rational.Zero)).ToList();
        if (product.FindIn(graph, found) is not var (times, left))
        {
            return null;
        }

        var draft = Draft.Of(contraction);
        draft.Coefficient /= product.Coefficient.Power(times);
        foreach (var (@base, exponent) in product.Parts.Zip(left, (p, exponent) => (p.Base, exponent)))
        {
            var power = graph.Power(@base, exponent);
            if (places.TryGetValue(@base, out var place))
            {
                draft.Factors[place] = new(power, []);
            }
            else
            {
                draft.Times(power);
            }
        }

        return graph.Contract(draft.Times(graph.Power(product.Tensor, times)));
    }
}
