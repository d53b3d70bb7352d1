using SymMat.Numbers;

namespace SymMat.Tensors;

/// <summary>Splits a tensor into a positive scalar and the rest.</summary>
internal static class PositiveScale
{
    /// <summary>The size of the coefficient times the scalars that are known to be positive, and what is left.</summary>
    public static (Tensor Scale, Tensor Left) Of(TensorGraph graph, Tensor tensor)
    {
        var one = graph.Constant(Rational.One);
        if (tensor is not ContractionTensor { IsNamed: false, Coefficient.IsZero: false } contraction)
        {
            return (one, tensor);
        }

        var (scale, rest) = (new Draft { Coefficient = contraction.Coefficient.Abs() }, Draft.Of(contraction));
        rest.Coefficient = contraction.Coefficient.Sign;
        scale.Factors.AddRange(rest.Factors.Where(IsPositiveScalar));
        rest.Replace([.. rest.Factors.Where(f => !IsPositiveScalar(f))]);
        return (graph.Contract(scale), graph.Contract(rest));
    }

    /// <summary>Whether it is zero, which is any multiple of itself.</summary>
    public static bool IsZero(Tensor tensor) => tensor is ContractionTensor { Coefficient.IsZero: true };

    private static bool IsPositiveScalar(DraftFactor factor) => factor.Indices.Length == 0 && factor.Tensor.Is(Facts.Positive);
}
