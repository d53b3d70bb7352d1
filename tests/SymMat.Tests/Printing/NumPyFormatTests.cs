using SymMat.Calculus;
using SymMat.Printing;
using SymMat.Tests.Support;

namespace SymMat.Tests.Printing;

/// <summary>Python as a person would write it for speed and range.</summary>
public class NumPyFormatTests
{
    [Theory]
    [InlineData("A'*B*x", "return A.T @ (B @ x)")]
    [InlineData("inv(A)*x", "return np.linalg.solve(A, x)")]
    [InlineData("r*inv(A)", "return np.linalg.solve(A.T, r.T).T")]
    [InlineData("A\\(B*x)", "return np.linalg.solve(A, B @ x)")]
    [InlineData("diag(x)*A*diag(z)", "return x * A * z.T")]
    [InlineData("tr(A*B)", "return float(np.sum(A * B.T))")]
    [InlineData("diag(A*B)", "return np.sum(A * B.T, axis=1, keepdims=True)")]
    [InlineData("rowsum(A*B)", "return A @ np.sum(B, axis=1, keepdims=True)")]
    [InlineData("x'*A*x*z", "return (x.T @ A @ x).item() * z")]
    [InlineData("-x'*x", "return float(-(x.T @ x).item())")]
    [InlineData("s*x - 2*z/t", "return s * x - 2 / t * z")]
    [InlineData("x/3 + 0.25*z", "return 1 / 3 * x + 0.25 * z")]
    [InlineData("1e400*x", "return np.inf * x")]
    [InlineData("x.^-2", "return 1 / x**2")]
    [InlineData("s^(1/2)", "return float(s**0.5)")]
    [InlineData("A^3", "return np.linalg.matrix_power(A, 3)")]
    [InlineData("inv(S)'", "return np.linalg.inv(S)")]
    [InlineData("diag(s*r)", "return np.diagflat(s * r)")]
    [InlineData("diag(A)", "return np.diag(A)[:, None]")]
    [InlineData("rowsum(r)", "return float(np.sum(r, axis=1, keepdims=True).item())")]
    [InlineData("det(s)", "return float(np.linalg.det(np.array([[s]])))")]
    [InlineData("ones(n)*n*s + x", "n = x.shape[0]\nreturn n * s * np.ones((n, 1)) + x")]
    [InlineData("lambda*exp(A*x) - exp(A*x)", "t1 = np.exp(A @ x)\nreturn lambda_ * t1 - t1")]
    [InlineData("log(1 + s)", "return float(np.log1p(s))")]
    [InlineData("log(1 - s - t)", "return float(np.log1p(-s - t))")]
    [InlineData("exp(A) .- 1", "return np.expm1(A)")]
    [InlineData("1/(1 - exp(-s))", "return float(-1 / np.expm1(-s))")]
    [InlineData("sigmoid(-2*x)", "return np.exp(-np.logaddexp(0, 2 * x))")]
    [InlineData("-(-x)", "return x")]
    [InlineData("softmax(x)", "t1 = np.exp(x - np.max(x))\nreturn t1 / np.sum(t1)")]
    public void An_expression_is_a_few_lines(string written, string printed) =>
        Assert.Equal(printed, Printed.Python(written));

    [Fact]
    public void Used_definitions_are_locals_and_parameters_are_what_is_used() => Assert.Equal(
        """
        import numpy as np


        def dL_dx(X, W, m):
            f = np.tanh(X @ W)
            return m * (f.T @ f)

        """,
        Printed.Module("a : scalar; X : (k, n); b : (m, 1); W : (n, p); f = tanh(X*W); g = f*f'; L = m*f'*f"),
        ignoreLineEndingDifferences: true);

    [Theory]
    [InlineData("np : vector(n); L = 2*np", "def dL_dx(np_):\n    return 2 * np_\n")]
    [InlineData("lambda, lambda_ : scalar; L = lambda*lambda_", "def dL_dx(lambda__, lambda_):\n    return float(lambda__ * lambda_)\n")]
    [InlineData("𝐱, x : scalar; L = 𝐱*x^2", "def dL_dx(u1d431_, x):\n    return float(u1d431_ * x**2)\n")]
    [InlineData("t1 : vector(n); L = exp(t1)*exp(t1)'", "def dL_dx(t1):\n    t2 = np.exp(t1)\n    return t2 @ t2.T\n")]
    public void Names_clash_with_nothing(string program, string printed) =>
        Assert.Equal("import numpy as np\n\n\n" + printed, Printed.Module(program));

    [Fact]
    public void Several_derivatives_are_one_function_that_works_out_once_what_they_share() => Assert.Equal(
        """
        import numpy as np


        def dL(dL_ds, A, x, s):
            t1 = s**2
            dL_dA = t1 * (x @ x.T)
            dL_dx = t1 * ((A + A.T) @ x)
            dL_ds_ = 3 * dL_ds + 2 * s * (x.T @ A @ x).item()
            dL_ddL_ds = 3 * s
            return dL_dA, dL_dx, float(dL_ds_), float(dL_ddL_ds)

        """,
        Formats.Find("numpy")!.Print(Differentiator.Answer(
            Programs.Read("dL_ds : scalar; A : (n, n); x : vector(n); s : scalar; L = s^2*x'*A*x + 3*s*dL_ds"),
            new("L", [["A"], ["x"], ["s"], ["dL_ds"]]))),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void Math_is_imported_where_it_is_used() =>
        Assert.StartsWith("import math\n\nimport numpy as np\n", Printed.Module("x : scalar; L = erf(x)"), StringComparison.Ordinal);

    [Fact]
    public void Wide_and_deep_expressions_are_cut_into_lines()
    {
        var sum = string.Join(" + ", Enumerable.Range(1, 3000).Select(i => $"x.^{i}"));
        var nested = string.Concat(Enumerable.Repeat("tanh(", 150)) + "x" + new string(')', 150);
        foreach (var line in Printed.Module($"x : vector(n); L = {sum} + {nested}").Split('\n'))
        {
            Assert.True(line.Length < 2000 && line.Count(c => c == '(') < 90, line);
        }
    }
}
