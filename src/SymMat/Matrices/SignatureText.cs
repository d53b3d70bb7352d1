using SymMat.Catalog;
using SymMat.Shapes;

namespace SymMat.Matrices;

/// <summary>What a signature asks of operands, in words.</summary>
internal static class SignatureText
{
    /// <summary>Whether an operand of that shape fits, taken by itself.</summary>
    public static bool Fits(SignatureMatrix operand, Shape shape) =>
        (!operand.Rows.IsOne || shape.Rows.IsOne)
            && (!operand.Columns.IsOne || shape.Columns.IsOne)
            && (operand.Rows.IsOne || operand.Rows != operand.Columns || shape.IsSquare);

    /// <summary>What the operand of that index may be, over all signatures: <c>a row or a column</c>.</summary>
    public static string Describe(Operator row, int index)
    {
        var kinds = row.Signatures.Select(s => Describe(s.Operands[index])).Distinct().ToList();
        return kinds.Count == 1 ? kinds[0] : $"{string.Join(", ", kinds.SkipLast(1))} or {kinds[^1]}";
    }

    /// <summary>What the operands must have in common.</summary>
    public static string DescribeAll(Operator row) =>
        row.Signatures.IsEmpty ? "each dimension must be equal, or 1 in one operand"
            : row.Signatures.All(s => s.Operands.All(o => o == s.Operands[0])) ? "the shapes must be equal"
            : $"the shapes must be as in {string.Join(" or ", row.Signatures)}";

    private static string Describe(SignatureMatrix operand) => (operand.Rows.IsOne, operand.Columns.IsOne) switch
    {
        (true, true) => "a scalar",
        (true, false) => "a row",
        (false, true) => "a column",
        _ => operand.Rows == operand.Columns ? "a square matrix" : "a matrix",
    };
}
