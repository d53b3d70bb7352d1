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

    /// <summary>
    /// The definitions of the names that derivatives use, directly or not, in order of the names; but each after those that
    /// it uses, which come later where it was moved.
    /// </summary>
    public List<Definition> UsedIn(IEnumerable<Derivative> derivatives)
    {
        var found = new List<Definition>();
        var seen = new HashSet<int>();
        var pending = new Stack<(int Place, bool IsReady)>(Unfinished(Needed(derivatives.SelectMany(d => d.Expressions))));
        while (pending.TryPop(out var next))
        {
            if (next.IsReady)
            {
                found.Add(_definitions[next.Place]);
            }
            else if (seen.Add(next.Place))
            {
                pending.Push((next.Place, true));
                foreach (var used in Unfinished(PlacesIn([_definitions[next.Place].Value])))
                {
                    pending.Push(used);
                }
            }
        }

        return found;
    }

    /// <summary>The last is pushed first, so that the first is popped first.</summary>
    private static IEnumerable<(int Place, bool IsReady)> Unfinished(IEnumerable<int> places) =>
        places.OrderDescending().Select(p => (p, false));

    private HashSet<int> Needed(IEnumerable<MatrixExpression> expressions)
    {
        var needed = new HashSet<int>();
        var pending = new Stack<int>(PlacesIn(expressions));
        while (pending.TryPop(out var place))
        {
            if (needed.Add(place))
            {
                PlacesIn([_definitions[place].Value]).ForEach(pending.Push);
            }
        }

        return needed;
    }

    private List<int> PlacesIn(IEnumerable<MatrixExpression> expressions) =>
        [.. Dependencies.NamesIn(expressions).Where(_places.ContainsKey).Select(n => _places[n])];

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
