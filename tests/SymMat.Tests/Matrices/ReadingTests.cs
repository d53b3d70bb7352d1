using System.Globalization;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Shapes;
using SymMat.Tests.Support;

namespace SymMat.Tests.Matrices;

/// <summary>What expressions mean: precedence, association, spellings.</summary>
public class ReadingTests
{
    private static readonly Dictionary<string, Shape> Names = new()
    {
        ["A"] = Square("n"), ["B"] = Square("n"), ["x"] = Column("n"), ["y"] = Column("n"),
        ["s"] = Shape.Scalar, ["t"] = Shape.Scalar, ["alpha"] = Shape.Scalar,
    };

    [Theory]
    [InlineData("s + t*s", "[+s +(t * s)]")]
    [InlineData("s - t + s", "[+s -t +s]")]
    [InlineData("s .+ x .- y", "[+s .+x .-y]")]
    [InlineData("-s + t", "[-s +t]")]
    [InlineData("-s*t + t", "[-(s * t) +t]")]
    [InlineData("s - -t", "[+s -[-t]]")]
    [InlineData("-s*t", "[-(s * t)]")]
    [InlineData("--s", "s")]
    [InlineData("+s", "s")]
    [InlineData("-s^2", "[-(s ^ 2)]")]
    [InlineData("s^-2", "(s ^ -2)")]
    [InlineData("s^(-2)", "(s ^ -2)")]
    [InlineData("s^-t", "(s ^ [-t])")]
    [InlineData("2^-s'", "(2 ^ [-s])'")]
    [InlineData("s/t/s", "((s / t) / s)")]
    [InlineData("s*t/s*t", "(((s * t) / s) * t)")]
    [InlineData("A*B*x", "(A * B * x)")]
    [InlineData("(A*B)*x", "((A * B) * x)")]
    [InlineData("x .* y .* x", "(x .* y .* x)")]
    [InlineData("x ./ y .* x", "((x ./ y) .* x)")]
    [InlineData("A\\x*s", "((A \\ x) * s)")]
    [InlineData("s\\x", "(x / s)")]
    [InlineData("A\\s", "(inv(A) * s)")]
    [InlineData("A ⊗ B", "kron(A, B)")]
    [InlineData("x.^2'", "(x .^ 2)'")]
    [InlineData("A'^2", "(A' ^ 2)")]
    [InlineData("A^2'", "(A ^ 2)'")]
    [InlineData("A^-1'", "inv(A)'")]
    [InlineData("A⁻¹", "inv(A)")]
    [InlineData("A^T", "A'")]
    [InlineData("A^T^2", "(A' ^ 2)")]
    [InlineData("A^T'", "A")]
    [InlineData("A.T", "A'")]
    [InlineData("Aᵀ*x", "(A' * x)")]
    [InlineData("A''", "A")]
    [InlineData("A'''", "A'")]
    [InlineData("s⁻¹", "(s ^ -1)")]
    [InlineData("1./x", "(1 ./ x)")]
    [InlineData("1.*x", "(1 .* x)")]
    [InlineData("2.^x", "(2 .^ x)")]
    [InlineData("1. + s", "[+1 +s]")]
    [InlineData("1.5e-1", "3/20")]
    [InlineData("1e3", "1000")]
    [InlineData("0.1", "1/10")]
    [InlineData("x ⊙ y ⊘ x", "((x .* y) ./ x)")]
    [InlineData("s·t − s", "[+(s * t) -s]")]
    [InlineData("α + alpha", "[+alpha +alpha]")]
    [InlineData("pi*π", "(pi * pi)")]
    [InlineData("ln(s)", "log(s)")]
    [InlineData("n*s", "(n * s)")]
    [InlineData("ones(2*n + 1)", "ones(2*n + 1)")]
    [InlineData("sum(\n A\n + B)", "sum([+A +B])")]
    [InlineData("s +\n t", "[+s +t]")]
    public void An_expression_means(string text, string tree) => Assert.Equal(tree, Tree(text));

    [Fact]
    public void What_is_no_expression_is_a_format_error() =>
        Assert.Throws<FormatException>(() => Expressions.Read("s + z", Names));

    [Theory]
    [InlineData("\uFEFFx : scalar\r\nL = x +\r\n  x\r\n")]
    [InlineData("x : scalar;;; L = x # comment; y = $\n\n\n")]
    [InlineData("x : scalar\nL =\n\n  x")]
    [InlineData("x : (\n1,\n1)\nL = x")]
    public void Lines_and_separators(string program) => Assert.Equal(["L"], Programs.Read(program).Definitions.Select(d => d.Name));

    [Fact]
    public void Properties_come_with_what_they_imply() => Assert.Equal(
        Properties.PositiveDefinite | Properties.Symmetric | Properties.Invertible,
        Programs.Read("S : (n, n) positive_definite; L = S").Symbols[0].Properties);

    [Fact]
    public void Dimensions_are_in_order_of_first_use() => Assert.Equal(
        "m k n", string.Join(' ', Programs.Read("X : (2*m, k); y : vector(n + m); L = X").DimensionNames));

    private static Shape Square(string name) => new(Dimension.Named(name), Dimension.Named(name));

    private static Shape Column(string name) => new(Dimension.Named(name), Dimension.One);

    private static string Tree(string text) => Tree(Expressions.Read(text, Names));

    private static string Tree(MatrixExpression e) => e switch
    {
        NumberExpression number => number.Value.ToString(),
        NameExpression name => name.Name,
        DimensionExpression dimension => dimension.Value.ToString(),
        PiExpression => "pi",
        SumExpression sum => $"[{string.Join(' ', sum.Terms.Select(t => $"{(t.Dotted ? "." : "")}{(t.Minus ? "-" : "+")}{Tree(t.Operand)}"))}]",
        ProductExpression product => $"({string.Join(" * ", product.Operands.Select(Tree))})",
        ApplyExpression { Dimensions: [_, ..] } constant => string.Create(
            CultureInfo.InvariantCulture, $"{constant.Operator}({string.Join(", ", constant.Dimensions)})"),
        ApplyExpression apply when apply.Operator == Operators.Transpose => $"{Tree(apply.Operands[0])}'",
        ApplyExpression { Operator.Fixity: Fixity.Infix } apply =>
            $"({string.Join($" {apply.Operator} ", apply.Operands.Select(Tree))})",
        ApplyExpression apply => $"{apply.Operator}({string.Join(", ", apply.Operands.Select(Tree))})",
        _ => throw new ArgumentOutOfRangeException(nameof(e)),
    };
}
