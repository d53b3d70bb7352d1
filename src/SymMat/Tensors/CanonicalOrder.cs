using System.Collections.Immutable;
using SymMat.Shapes;

namespace SymMat.Tensors;

/// <summary>Factors and indices of a contraction in canonical order.</summary>
/// <param name="Factors">The factors in order, with canonical indices: outputs first, then summed ones.</param>
/// <param name="Dimensions">The dimension of every index.</param>
/// <param name="Sign">1 or -1 by the antisymmetric factors that were turned; 0 if they make the whole vanish.</param>
internal readonly record struct CanonicalForm(
    ImmutableArray<Factor> Factors, ImmutableArray<Dimension> Dimensions, int Sign);

/// <summary>
/// Numbers the indices of a contraction independently of how it was written: outputs by their place, the others as
/// factors are met, always taking the factor with the smallest key. Ties are tried one by one, up to a budget; past it the
/// order is still deterministic, but two forms of one contraction may differ, which costs a like term, never correctness.
/// </summary>
internal sealed class CanonicalOrder
{
    private const int MostSteps = 3000;

    private readonly Draft _draft;
    private readonly List<int>[] _factorsAt;
    private List<Factor>? _best;
    private int _bestSign;
    private int _steps;

    private CanonicalOrder(Draft draft)
    {
        _draft = draft;
        _factorsAt = new List<int>[draft.Dimensions.Count];
        for (var f = 0; f < draft.Factors.Count; f++)
        {
            foreach (var index in draft.Factors[f].Indices)
            {
                (_factorsAt[index] ??= []).Add(f);
            }
        }
    }

    /// <summary>The canonical form of a draft.</summary>
    public static CanonicalForm Find(Draft draft)
    {
        var search = new CanonicalOrder(draft);
        search.Run(new State(draft));
        return new([.. search._best!], search.DimensionsInOrder(), search._bestSign);
    }

    private ImmutableArray<Dimension> DimensionsInOrder()
    {
        var count = Math.Max(_draft.Output.Count, 1 + _best!.Max(f => (int?)f.Indices.DefaultIfEmpty(-1).Max()) ?? 0);
        var dimensions = new Dimension[count];
        for (var o = 0; o < _draft.Output.Count; o++)
        {
            dimensions[o] = _draft.Dimensions[_draft.Output[o]];
        }

        foreach (var factor in _best!)
        {
            for (var axis = 0; axis < factor.Indices.Length; axis++)
            {
                dimensions[factor.Indices[axis]] = factor.Tensor.Axes[axis];
            }
        }

        return [.. dimensions];
    }

    private void Run(State state)
    {
        while (state.Placed.Count < _draft.Factors.Count)
        {
            var ties = state.TakeSmallest();
            var ways = _steps < MostSteps ? Ways(state, ties) : [];
            if (ways.Count > 1)
            {
                foreach (var (tie, isTurned) in ways.TakeWhile(_ => _best is null || _steps < MostSteps))
                {
                    var branch = state.Copy(ties, tie);
                    Place(branch, tie, isTurned);
                    Run(branch);
                }

                return;
            }

            state.PutBack(ties, ties[0]);
            Place(state, ties[0], isTurned: false);
        }

        Offer(state);
    }

    /// <summary>The ways to go on: either of factors alike, and either end first of one that may be turned and is not tied yet.</summary>
    private List<(int Factor, bool IsTurned)> Ways(State state, List<int> ties)
    {
        var free = ties.Where(t => _draft.Factors[t].Indices.Any(i => state.Label[i] < 0)).ToList();
        var ways = free.Count == 0 ? [] : ties.ConvertAll(t => (t, false));
        ways.AddRange(free.Where(t => IsLoose(state, _draft.Factors[t])).Select(t => (t, true)));
        return ways;
    }

    private static bool IsLoose(State state, DraftFactor factor) =>
        factor.Indices is [var first, var second] && first != second && state.Label[first] < 0 && state.Label[second] < 0
        && MayTurn(factor.Tensor);

    private static bool MayTurn(Tensor tensor) => (tensor.Facts & (Facts.Symmetric | Facts.Antisymmetric)) != 0;

    private void Place(State state, int place, bool isTurned)
    {
        _steps++;
        var (tensor, indices) = _draft.Factors[place];
        foreach (var index in isTurned ? indices.Reverse() : indices)
        {
            if (state.Label[index] < 0)
            {
                state.Label[index] = state.Labelled++;
                foreach (var neighbour in _factorsAt[index])
                {
                    state.Touch(_draft, neighbour);
                }
            }
        }

        var labels = indices.Select(i => state.Label[i]).ToArray();
        if (labels.Length == 2 && labels[0] > labels[1] && MayTurn(tensor))
        {
            (labels[0], labels[1]) = (labels[1], labels[0]);
            state.Sign = tensor.Is(Facts.Antisymmetric) ? -state.Sign : state.Sign;
        }

        if (labels.Length == 2 && labels[0] == labels[1] && tensor.Is(Facts.Antisymmetric))
        {
            state.Sign = 0;
        }

        state.Placed.Add(new(tensor, [.. labels]));
        state.IsPlaced[place] = true;
    }

    private void Offer(State state)
    {
        var comparison = _best is null ? -1 : Compare(state.Placed, _best);
        if (comparison < 0)
        {
            _best = state.Placed;
            _bestSign = state.Sign;
        }
        else if (comparison == 0 && state.Sign != _bestSign)
        {
            _bestSign = 0;
        }
    }

    private static int Compare(List<Factor> a, List<Factor> b)
    {
        for (var f = 0; f < a.Count; f++)
        {
            var order = Tensor.Compare(a[f].Tensor, b[f].Tensor);
            for (var axis = 0; order == 0 && axis < a[f].Indices.Length; axis++)
            {
                order = a[f].Indices[axis].CompareTo(b[f].Indices[axis]);
            }

            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    /// <summary>A partial numbering.</summary>
    private sealed class State
    {
        private readonly PriorityQueue<int, Key> _queue;
        private readonly Key[] _keys;

        public State(Draft draft)
        {
            Label = new int[draft.Dimensions.Count];
            Array.Fill(Label, -1);
            foreach (var output in draft.Output)
            {
                Label[output] = Labelled++;
            }

            IsPlaced = new bool[draft.Factors.Count];
            _keys = new Key[draft.Factors.Count];
            _queue = new(draft.Factors.Count);
            Placed = new(draft.Factors.Count);
            for (var f = 0; f < _keys.Length; f++)
            {
                Touch(draft, f);
            }
        }

        private State(State other)
        {
            Label = [.. other.Label];
            Labelled = other.Labelled;
            Sign = other.Sign;
            Placed = [.. other.Placed];
            IsPlaced = [.. other.IsPlaced];
            _keys = [.. other._keys];
            _queue = new(other._queue.UnorderedItems);
        }

        public int[] Label { get; }

        public int Labelled { get; set; }

        public int Sign { get; set; } = 1;

        public List<Factor> Placed { get; }

        public bool[] IsPlaced { get; }

        /// <summary>Brings the key of a factor up to date.</summary>
        public void Touch(Draft draft, int place)
        {
            var (tensor, indices) = draft.Factors[place];
            var first = indices.Length > 0 ? LabelOf(indices[0]) : -1;
            var second = indices.Length > 1 ? LabelOf(indices[1]) : -1;
            var turns = indices.Length == 2 && MayTurn(tensor);
            var key = turns && second < first ? new Key(second, first, tensor) : new Key(first, second, tensor);
            if (!IsPlaced[place] && (_keys[place] != key || Placed.Count == 0))
            {
                _keys[place] = key;
                _queue.Enqueue(place, key);
            }
        }

        /// <summary>Takes all factors of the smallest key from the queue.</summary>
        public List<int> TakeSmallest()
        {
            var ties = new List<int>();
            while (_queue.TryPeek(out var place, out var key))
            {
                if (IsPlaced[place] || _keys[place] != key || ties.Contains(place))
                {
                    _queue.Dequeue();
                }
                else if (ties.Count > 0 && (key != _keys[ties[0]] || ties.Count > 40))
                {
                    break;
                }
                else
                {
                    ties.Add(_queue.Dequeue());
                }
            }

            return ties;
        }

        /// <summary>Returns all ties but the one taken to the queue.</summary>
        public void PutBack(List<int> ties, int taken)
        {
            foreach (var tie in ties.Where(t => t != taken))
            {
                _queue.Enqueue(tie, _keys[tie]);
            }
        }

        public State Copy(List<int> ties, int taken)
        {
            var copy = new State(this);
            copy.PutBack(ties, taken);
            return copy;
        }

        private int LabelOf(int index) => Label[index] < 0 ? int.MaxValue : Label[index];
    }

    /// <summary>What a factor is compared by: the labels of its indices, then its tensor.</summary>
    private readonly record struct Key(int First, int Second, Tensor Tensor) : IComparable<Key>
    {
        public int CompareTo(Key other)
        {
            var order = First.CompareTo(other.First);
            order = order != 0 ? order : Second.CompareTo(other.Second);
            return order != 0 ? order : Tensor.Compare(Tensor, other.Tensor);
        }
    }
}
