using System.Globalization;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Tensors;

namespace SymMat.Calculus;

/// <summary>
/// Names for adjoints that are written more than once or are large, so that a network of n layers has an answer of
/// length n: <c>g1</c>, <c>g2</c>, ... in the order of the reverse sweep. Local to one attempt.
/// </summary>
internal sealed class LocalNames(Names names, Lazy<Raiser> raiser, HashSet<string> taken)
{
    /// <summary>The size from which an adjoint that is written several times has a name.</summary>
    private const int SmallestShared = 5;

    /// <summary>The size from which an adjoint that is written once has a name.</summary>
    private const int SmallestSole = 48;

    private readonly List<Definition> _definitions = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Names an adjoint that will be written that many times, if a name is worthwhile.</summary>
    public void Add(Tensor adjoint, int uses)
    {
        if (adjoint.Order > 2 || adjoint.Size < (uses > 1 ? SmallestShared : SmallestSole)
            || names.Of(adjoint) is not null || !TensorGraph.CanBeNamed(adjoint) || raiser.Value.Raise(adjoint) is not { } value)
        {
            return;
        }

        var name = new NameExpression(Fresh(), value.Shape);
        adjoint.IsNamed = true;
        raiser.Value.Rename(adjoint, name);
        _places.Add(name.Name, _definitions.Count);
        _definitions.Add(new(name.Name, value));
    }

    /// <summary>From now on the name is of another tensor, of the same value; it may have an expression that is shorter.</summary>
    public void Move(NameExpression name, Tensor to)
    {
        if (_places.TryGetValue(name.Name, out var place) && raiser.Value.Raise(to) is { } value)
        {
            _definitions[place] = new(name.Name, value);
            raiser.Value.Rename(to, name);
        }
    }

    /// <summary>The definitions of the names that derivatives use, in order; each uses earlier ones only.</summary>
    public IEnumerable<Definition> UsedIn(IEnumerable<Derivative> derivatives) =>
        Dependencies.Of(_definitions, Dependencies.NamesIn(derivatives.SelectMany(d => d.Expressions)));

    private string Fresh()
    {
        string name;
        do
        {
            name = string.Create(CultureInfo.InvariantCulture, $"g{++_count}");
        }
        while (!taken.Add(name));

        return name;
    }
}
