namespace SymMat.Tensors;

/// <summary>How large a tensor is, by the measures of its operands. Named ones count as one.</summary>
internal static class Measures
{
    private const long Most = 1_000_000;

    /// <summary>The number of symbols and functions.</summary>
    public static int Size(Tensor tensor) =>
        (int)Math.Min(Most, tensor switch
        {
            SumTensor sum => sum.Terms.Sum(t => 1L + SizeIn(t.Tensor)),
            ContractionTensor contraction => contraction.Factors.Sum(f => SizeIn(f.Tensor)),
            _ => 1L + tensor.Operands.Sum(SizeIn),
        });

    /// <summary>The number of terms when sums are multiplied out.</summary>
    public static int Width(Tensor tensor) => tensor switch
    {
        SumTensor sum => (int)Math.Min(Most, sum.Terms.Sum(t => (long)WidthIn(t.Tensor))),
        ContractionTensor contraction => WidthOfProduct(contraction.Factors.Select(f => f.Tensor)),
        _ => 1,
    };

    /// <summary>The number of terms of a product when sums are multiplied out.</summary>
    public static int WidthOfProduct(IEnumerable<Tensor> factors) =>
        (int)factors.Aggregate(1L, (width, factor) => Math.Min(Most, width * WidthIn(factor)));

    private static long SizeIn(Tensor operand) => operand.IsNamed ? 1 : operand.Size;

    private static int WidthIn(Tensor operand) => operand.IsNamed ? 1 : operand.Width;
}
