using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Printing;
using SymMat.Shapes;
using Index = SymMat.Notation.Index;

namespace SymMat.Tests.Printing;

/// <summary>Index notation in every format.</summary>
public class IndexNotationTests
{
    private static readonly Dimension M = Dimension.Named("m");
    private static readonly Dimension N = Dimension.Named("n");
    private static readonly Index I = new("i", M);
    private static readonly Index J = new("j", N);
    private static readonly Index K = new("k", M);
    private static readonly Index L = new("l", N);
    private static readonly MatrixProgram Program =
        Printed.Read("s : scalar; X : (m, n); v : vector(m); W_1 : (n, n); w : (1, n); L = X");

    [Theory]
    [InlineData("text", "dL[i,j]/dX[k,l] : (m, n, m, n) = -2*s*delta[i,k]*W_1[j,l] + v[i]*w[l]*sum[a](X[k,a]*W_1[a,j])\n")]
    [InlineData("unicode", "∂L[i,j]/∂X[k,l] : (m, n, m, n) = −2·s·δ[i,k]·W_1[j,l] + v[i]·w[l]·∑[a](X[k,a]·W_1[a,j])\n")]
    [InlineData("latex", @"\frac{\partial L_{i,j}}{\partial X_{k,l}} = -2 s \delta_{i,k} (W_1)_{j,l} + v_i w_l \, \sum_a X_{k,a} (W_1)_{a,j}" + "\n")]
    public void A_tensor_is_a_sum_of_products_of_entries(string format, string printed)
    {
        var a = new Index("a", N);
        var body = new IndexBody(
            [new(M, [I]), new(N, [J]), new(M, [K]), new(N, [L])],
            [
                new(-2, [Name("s")], [new DeltaFactor(I, K), new EntryFactor(Name("W_1"), [J], [L])], []),
                new(
                    1,
                    [],
                    [
                        new EntryFactor(Name("v"), [I], []),
                        new EntryFactor(Name("w"), [], [L]),
                        new EntryFactor(Name("X"), [K], [a]),
                        new EntryFactor(Name("W_1"), [a], [J]),
                    ],
                    [a]),
            ]);
        Assert.Equal(printed, Print(format, body));
    }

    [Theory]
    [InlineData("text", "dL[j]/dX[(k,l)] : (1, n, m*n, 1) = X[k,j]*w[l]\n")]
    [InlineData("latex", @"\frac{\partial L_j}{\partial X_{(k,l)}} = X_{k,j} w_l" + "\n")]
    [InlineData("numpy", "import numpy as np\n\n\ndef dL_dX(X, w):\n    m = X.shape[0]\n    n = X.shape[1]\n    return np.reshape(np.einsum('ab,c->bca', X, w[0]), (1, n, m * n, 1))\n")]
    public void An_axis_has_no_index_or_one_or_several(string format, string printed)
    {
        var body = new IndexBody(
            [new(Dimension.One, []), new(N, [J]), new(M * N, [K, L]), new(Dimension.One, [])],
            [new(1, [], [new EntryFactor(Name("X"), [K], [J]), new EntryFactor(Name("w"), [], [L])], [])]);
        Assert.Equal(printed, Print(format, body));
    }

    [Theory]
    [InlineData("text", "(dL/dX)[i,j] : (m, n) = 1/2*(X*W_1)[i,j]\n")]
    [InlineData("latex", @"\left( \frac{\partial L}{\partial X} \right)_{i,j} = \frac{1}{2} (X W_1)_{i,j}" + "\n")]
    [InlineData("numpy", "import numpy as np\n\n\ndef dL_dX(X, W_1):\n    return 0.5 * (X @ W_1)\n")]
    public void A_matrix_has_indices_as_a_whole(string format, string printed)
    {
        var product = Build.Product(Name("X"), Name("W_1"));
        var body = new IndexBody([new(M, [I]), new(N, [J])], [new(SymMat.Numbers.Rational.Half, [], [new EntryFactor(product, [I], [J])], [])]);
        Assert.Equal(printed, Print(format, body));
    }

    [Fact]
    public void Second_derivatives_index_both_variables()
    {
        var body = new IndexBody([new(M, [I]), new(N, [J]), new(M, [K]), new(N, [L])], []);
        Assert.Equal("d2L/dX[i,j]dX[k,l] : (m, n, m, n) = 0\n", Formats.Find("text")!.Print(Printed.Answer(Program, body, "X", "X")));
        Assert.Equal(
            "\\frac{\\partial^2 L}{\\partial X_{i,j}\\,\\partial X_{k,l}} = 0\n",
            Formats.Find("latex")!.Print(Printed.Answer(Program, body, "X", "X")));
    }

    private static NameExpression Name(string name) =>
        new(name, Program.Symbols.First(s => s.Name == name).Shape);

    private static string Print(string format, IndexBody body) =>
        Formats.Find(format)!.Print(Printed.Answer(Program, body, "X"));
}
