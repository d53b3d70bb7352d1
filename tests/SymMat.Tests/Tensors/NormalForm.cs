using SymMat.Matrices;
using SymMat.Numerics;
using SymMat.Tensors;
using SymMat.Tests.Support;

namespace SymMat.Tests.Tensors;

/// <summary>Two formulas over symbols that the tests of the normal form share, as tensors of one graph.</summary>
internal sealed class NormalForm
{
    private const string Symbols =
        """
        s, t, u : scalar
        p, q : scalar positive
        x, y, z : vector(n)
        a, b : vector(n) positive
        v, w : vector(m)
        A, B, C : (n, n) invertible
        S, T : (n, n) symmetric invertible
        K : (n, n) antisymmetric
        D, E : (n, n) diagonal invertible
        Q : (n, n) orthogonal
        M, N : (m, n)
        P : (m, n) positive
        H : (m, m) invertible
        G, F : (p1, p1) symmetric positive_definite
        """;

    private readonly MatrixProgram _program;

    public NormalForm(string left, string right)
    {
        _program = Programs.Read($"{Symbols}\nLeft_ = {left}\nRight_ = {right}");
        var graph = new TensorGraph(_program.NamesInOrder);
        var symbols = _program.Symbols.ToDictionary(s => s.Name, s => graph.Symbol(s.Name, s.Shape, s.Properties), StringComparer.Ordinal);
        var lowering = new Lowering(graph, name => symbols[name]);
        Left = lowering.Lower(_program.Definitions[0].Value);
        Right = lowering.Lower(_program.Definitions[1].Value);
    }

    public Tensor Left { get; }

    public Tensor Right { get; }

    /// <summary>The values of both formulas at a point.</summary>
    public (NumericArray Left, NumericArray Right) Values(int seed)
    {
        var point = RandomPoint.For(_program, new Random(seed)).WithDefinitionsOf(_program);
        return (NumericArray.Of(point.Values["Left_"]), NumericArray.Of(point.Values["Right_"]));
    }
}
