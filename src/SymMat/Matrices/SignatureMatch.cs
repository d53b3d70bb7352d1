using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Shapes;

namespace SymMat.Matrices;

/// <summary>A signature that fits given operands, with the dimension that each of its letters stands for.</summary>
public sealed class SignatureMatch
{
    private readonly Dictionary<char, Dimension> _dimensions = [];

    private SignatureMatch(Signature signature) => Signature = signature;

    /// <summary>The signature.</summary>
    public Signature Signature { get; }

    /// <summary>The shape of the result.</summary>
    public Shape Result => new(DimensionOf(Signature.Result.Rows), DimensionOf(Signature.Result.Columns));

    /// <summary>The first signature of the operator that fits the shapes, or null.</summary>
    public static SignatureMatch? Find(Operator @operator, ImmutableArray<Shape> shapes) =>
        @operator.Signatures.Select(s => TryMatch(s, shapes)).FirstOrDefault(m => m is not null);

    /// <summary>The dimension that a letter of the signature stands for.</summary>
    public Dimension DimensionOf(char letter) => _dimensions[letter];

    /// <summary>The dimension of an axis of the signature: 1, a letter's, or the product of a pair.</summary>
    public Dimension DimensionOf(SignatureAxis axis) =>
        axis.Letters.Length == 1 ? _dimensions[axis.Letters[0]]
            : axis.Letters.Aggregate(Dimension.One, (product, letter) => product * _dimensions[letter]);

    private static SignatureMatch? TryMatch(Signature signature, ImmutableArray<Shape> shapes)
    {
        var match = new SignatureMatch(signature);
        return signature.Operands.Length == shapes.Length
            && signature.Operands.Zip(shapes).All(p =>
                match.Bind(p.First.Rows, p.Second.Rows) && match.Bind(p.First.Columns, p.Second.Columns))
            ? match : null;
    }

    private bool Bind(SignatureAxis axis, Dimension dimension) =>
        axis.IsOne ? dimension.IsOne
            : _dimensions.TryAdd(axis.Letters[0], dimension) || _dimensions[axis.Letters[0]] == dimension;
}
