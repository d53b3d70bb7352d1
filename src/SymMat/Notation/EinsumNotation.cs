using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Shapes;

namespace SymMat.Notation;

/// <summary>Writes index notation as contractions of matrices.</summary>
internal static class EinsumNotation
{
    private const int LettersOfAlphabet = 26;

    /// <summary>The contractions, or null where the alphabet is too short.</summary>
    public static EinsumReading? Of(IndexBody body)
    {
        var terms = body.Terms.Select(t => new Writer(body.Axes).Write(t)).ToList();
        return terms.Contains(null) ? null : new(
            [.. terms.Select(t => t!)],
            [.. body.Axes.Select(a => a.Dimension)],
            !body.Terms.IsEmpty && body.Axes.Any(a => a.Indices.Length > 1))
        { HasDecimals = body.HasDecimals };
    }

    /// <summary>
    /// Writes one term. Axes of length 1 have letters as well: one of the result is that of an operand where one is free.
    /// Of indices that share an axis the first runs fastest, so it comes last.
    /// </summary>
    private sealed class Writer
    {
        private readonly Dictionary<Index, char> _letters = [];
        private readonly List<char> _result = [];
        private readonly Queue<char> _ones = [];
        private readonly List<(EinsumOperand Operand, string Letters)> _operands = [];
        private char? _lastOne;
        private int _next;

        public Writer(ImmutableArray<IndexAxis> axes)
        {
            foreach (var axis in axes)
            {
                if (axis.Indices.IsEmpty)
                {
                    _ones.Enqueue(Next());
                    _result.Add(_ones.Last());
                }

                _result.AddRange(axis.Indices.Reverse().Select(LetterOf));
            }
        }

        /// <summary>The term, or null where letters run out.</summary>
        public EinsumTerm? Write(IndexTerm term)
        {
            term.Factors.ToList().ForEach(Add);
            foreach (var (index, letter) in _letters.Where(l => !_operands.Exists(o => o.Letters.Contains(l.Value))).ToList())
            {
                Add(Build.Constant(Functions.Ones, index.Dimension), [letter, LetterOfOne()]);
            }

            while (_ones.Count > 0)
            {
                Add(Build.Constant(Functions.Ones, Dimension.One, Dimension.One), [LetterOfOne(), LetterOfOne()]);
            }

            return _next > LettersOfAlphabet ? null : new(
                term.Coefficient,
                term.Scalars,
                $"{string.Join(',', _operands.Select(o => o.Letters))}->{string.Concat(_result)}",
                [.. _operands.Select(o => o.Operand)]);
        }

        private void Add(IndexFactor factor)
        {
            switch (factor)
            {
                case DeltaFactor delta:
                    Add(
                        Build.Constant(Functions.Identity, delta.First.Dimension),
                        [LetterOf(delta.First), LetterOf(delta.Second)]);
                    break;
                case EntryFactor entry:
                    Add(
                        entry.Matrix,
                        [.. LettersOf(entry.Rows), .. LettersOf(entry.Columns)],
                        entry.Rows.Length > 1 || entry.Columns.Length > 1
                            ? [.. Lengths(entry.Rows), .. Lengths(entry.Columns)] : []);
                    break;
            }
        }

        private void Add(MatrixExpression matrix, IEnumerable<char> letters, ImmutableArray<Dimension>? shape = null) =>
            _operands.Add((new(matrix, shape ?? []), string.Concat(letters)));

        private char[] LettersOf(ImmutableArray<Index> indices) =>
            indices.IsEmpty ? [LetterOfOne()] : [.. indices.Reverse().Select(LetterOf)];

        private static IEnumerable<Dimension> Lengths(ImmutableArray<Index> indices) =>
            indices.IsEmpty ? [Dimension.One] : indices.Reverse().Select(i => i.Dimension);

        private char LetterOf(Index index)
        {
            if (!_letters.TryGetValue(index, out var letter))
            {
                _letters.Add(index, letter = Next());
            }

            return letter;
        }

        /// <summary>The letter of an axis of length 1: one that the result wants, else any that there is.</summary>
        private char LetterOfOne() =>
            (_lastOne = _ones.TryDequeue(out var wanted) ? wanted : _lastOne ?? Next()).Value;

        private char Next()
        {
            var letter = (char)('a' + ((_next + 8) % LettersOfAlphabet));
            _next++;
            return letter;
        }
    }
}
