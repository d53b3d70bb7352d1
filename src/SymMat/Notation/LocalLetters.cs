using System.Collections.Immutable;
using System.Globalization;
using SymMat.Catalog;
using SymMat.Shapes;

namespace SymMat.Notation;

/// <summary>
/// Names for parts of an answer: a letter as is usual for the shape that is no name of the program, no function and no
/// index of the answer.
/// </summary>
internal sealed class LocalLetters
{
    private static readonly ImmutableArray<string> Scalars = Letters("scrtaq");
    private static readonly ImmutableArray<string> Vectors = Letters("pqruvwzh");
    private static readonly ImmutableArray<string> Matrices = Letters("PQRSTUVMZ");

    private readonly HashSet<string> _taken;
    private readonly Dictionary<ImmutableArray<string>, int> _next = [];

    public LocalLetters(Answer answer)
    {
        _taken = answer.Scope.Names();
        _taken.UnionWith(Functions.All.Select(f => f.Name));
        _taken.UnionWith(answer.Derivatives.SelectMany(IndicesOf));
    }

    /// <summary>A new name for a value of that shape.</summary>
    public string Next(Shape shape)
    {
        var letters = shape.IsScalar ? Scalars : shape.IsVector ? Vectors : Matrices;
        var next = _next.GetValueOrDefault(letters);
        string name;
        do
        {
            var round = next / letters.Length;
            name = letters[next++ % letters.Length] + (round == 0 ? "" : round.ToString(CultureInfo.InvariantCulture));
        }
        while (!_taken.Add(name));

        _next[letters] = next;
        return name;
    }

    private static IEnumerable<string> IndicesOf(Derivative derivative) =>
        ((derivative.Reading as IndexReading)?.Body ?? derivative.Body) is IndexBody body
            ? body.Axes.SelectMany(a => a.Indices).Concat(body.Terms.SelectMany(t => t.Summed)).Select(i => i.Letter) : [];

    private static ImmutableArray<string> Letters(string letters) => [.. letters.Select(c => c.ToString())];
}
