using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numbers;
using SymMat.Tensors;

namespace SymMat.Notation;

/// <summary>Writes scalars that are sums of squares as squares of norms. Local to one answer.</summary>
internal sealed class Norms(TensorGraph graph, Raiser raiser)
{
    private readonly Dictionary<Tensor, MatrixExpression?> _found = new(ReferenceEqualityComparer.Instance);

    /// <summary>The norm whose square the scalar is, or null.</summary>
    public MatrixExpression? Of(Tensor square)
    {
        if (!_found.TryGetValue(square, out var norm))
        {
            norm = square is ContractionTensor { Order: 0, IsNamed: false, Indices.IsEmpty: false } scalar && Halves.Of(graph, scalar) is { Order: 1 or 2 } half
                && raiser.Raise(half) is not null && raiser.EitherSign(half) is { } root
                ? Build.Apply(Functions.Norm, raiser.Algebra.EitherWay(root)) : null;
            _found.Add(square, norm);
        }

        return norm;
    }

    /// <summary>The square of a norm for a scalar whose root the program, or the answer, has; else null.</summary>
    public MatrixExpression? SquareOf(Tensor scalar) => HasRoot(scalar) && Of(scalar) is { } norm ? raiser.Algebra.ToPower(norm, 2) : null;

    /// <summary>Whether there is a root of the scalar, so that its norm stands in the program or in the answer.</summary>
    public bool HasRoot(Tensor scalar) => graph.Has(new PowerTensor(scalar, Rational.Half));
}
