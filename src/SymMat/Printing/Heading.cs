using System.Collections.Immutable;
using SymMat.Notation;
using SymMat.Shapes;

namespace SymMat.Printing;

/// <summary>
/// The left side of a derivative. The indices of a tensor are those of the function, then those of each variable; those
/// of a matrix that only index notation can say belong to the derivative as a whole.
/// </summary>
/// <param name="Of">The function.</param>
/// <param name="Wrt">The variables, one or two.</param>
/// <param name="Dimensions">The dimension of each axis: two for a matrix, four or six for a tensor.</param>
/// <param name="OfIndices">The indices of the function.</param>
/// <param name="WrtIndices">The indices of each variable.</param>
/// <param name="WholeIndices">The indices of the whole.</param>
internal sealed record Heading(
    string Of,
    ImmutableArray<string> Wrt,
    ImmutableArray<Dimension> Dimensions,
    ImmutableArray<ImmutableArray<string>> OfIndices,
    ImmutableArray<ImmutableArray<ImmutableArray<string>>> WrtIndices,
    ImmutableArray<ImmutableArray<string>> WholeIndices)
{
    /// <summary>Whether this is a derivative of order two.</summary>
    public bool IsSecond => Wrt.Length == 2;

    /// <summary>Whether this is a derivative by one variable twice, without indices that tell the two apart.</summary>
    public bool IsRepeated => IsSecond && Wrt[0] == Wrt[1] && WrtIndices.All(i => i.IsEmpty);

    /// <summary>The ratio with the indices of the whole, if there are any.</summary>
    public string Whole(string ratio) =>
        WholeIndices.IsEmpty ? ratio : $"({ratio}){LinearWriter.Indices(WholeIndices)}";

    /// <summary>The heading of a derivative.</summary>
    public static Heading For(Derivative derivative)
    {
        var plain = derivative.Wrt.Select(_ => ImmutableArray<ImmutableArray<string>>.Empty).ToImmutableArray();
        var bare = new Heading(derivative.Of, derivative.Wrt, [], [], plain, []);
        return derivative.Body switch
        {
            MatrixBody { Value.Shape: var shape } => bare with { Dimensions = [shape.Rows, shape.Columns] },
            IndexBody body => bare.WithIndices(body),
            _ => throw new ArgumentException("A derivative is a matrix or in index notation.", nameof(derivative)),
        };
    }

    /// <summary>The heading of a derivative whose axes have no indices.</summary>
    public static Heading Plain(Derivative derivative, ImmutableArray<Dimension> dimensions) =>
        For(derivative with { Body = new IndexBody([.. dimensions.Select(d => new IndexAxis(d, []))], []) });

    private Heading WithIndices(IndexBody body)
    {
        var heading = this with { Dimensions = [.. body.Axes.Select(a => a.Dimension)] };
        if (body.Axes.Length == 2)
        {
            return heading with { WholeIndices = Letters(body, 0, 2) };
        }

        var own = body.Axes.Length - (2 * Wrt.Length);
        return heading with
        {
            OfIndices = Letters(body, 0, own),
            WrtIndices = [.. Wrt.Select((_, v) => Letters(body, own + (2 * v), 2))],
        };
    }

    private static ImmutableArray<ImmutableArray<string>> Letters(IndexBody body, int start, int count) =>
        IndexNotator.Letters(body.Axes.Skip(start).Take(count).Select(a => a.Indices));
}
