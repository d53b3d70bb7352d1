using System.Collections.Frozen;
using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Shapes;

namespace SymMat.Numerics;

/// <summary>The body of a function that the language defines, over operands of the dimensions that its signature names.</summary>
internal sealed record DefinitionBody(MatrixExpression Value, ImmutableArray<string> Operands)
{
    private static readonly FrozenDictionary<string, DefinitionBody> All =
        Functions.All.OfType<DefinedFunction>().ToFrozenDictionary(f => f.Name, Read, StringComparer.Ordinal);

    /// <summary>The body of the function.</summary>
    public static DefinitionBody Of(DefinedFunction function) => All[function.Name];

    private static DefinitionBody Read(DefinedFunction function)
    {
        var shapes = ShapesOf(function);
        var names = shapes.Select((_, k) => ((char)('A' + k)).ToString()).ToImmutableArray();
        return new(Expressions.Read(function.Body, names.Zip(shapes).ToDictionary(p => p.First, p => p.Second)), names);
    }

    /// <summary>The shapes of the operands, in the letters of the signature.</summary>
    public static ImmutableArray<Shape> ShapesOf(DefinedFunction function) =>
        [.. function.Signatures[0].Operands.Select(ShapeOf)];

    private static Shape ShapeOf(SignatureMatrix matrix) => new(DimensionOf(matrix.Rows), DimensionOf(matrix.Columns));

    private static Dimension DimensionOf(SignatureAxis axis) => axis.IsOne ? Dimension.One : Dimension.Named(axis.Letters);
}
