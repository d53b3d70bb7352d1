namespace SymMat.Tests.Printing;

/// <summary>Unicode for terminals and LaTeX for papers.</summary>
public class SpellingTests
{
    [Theory]
    [InlineData("X'*y", "Xᵀ·y")]
    [InlineData("alpha*inv(A)", "α·A⁻¹")]
    [InlineData("inv(A)'*x", "A⁻ᵀ·x")]
    [InlineData("inv(A + B)", "(A + B)⁻¹")]
    [InlineData("A\\(B*x)", "A⁻¹·B·x")]
    [InlineData("x.*z./x", "x ⊙ z ⊘ x")]
    [InlineData("norm(x)^2", "‖x‖²")]
    [InlineData("norm(A)", "‖A‖_F")]
    [InlineData("sqrt(s)", "√s")]
    [InlineData("sqrt(s + t)", "√(s + t)")]
    [InlineData("kron(A*B, B')*vec(A)", "((A·B) ⊗ Bᵀ)·vec(A)")]
    [InlineData("-s^-2", "−s⁻²")]
    [InlineData("x.^2", "x.^2")]
    [InlineData("sigmoid(x) - abs(z)", "σ(x) − |z|")]
    [InlineData("2*pi*eye(n)", "2·π·I(n)")]
    public void Unicode_uses_the_signs_of_mathematics(string written, string printed) =>
        Assert.Equal(printed, Printed.Body("unicode", written));

    [Theory]
    [InlineData("X'*y", @"X^\top y")]
    [InlineData("1/2*X", @"\frac{1}{2} X")]
    [InlineData("-1/2*X", @"-\frac{1}{2} X")]
    [InlineData("(s + t)*x", "(s + t) x")]
    [InlineData("(s/t + 1)*x", @"\left( \frac{s}{t} + 1 \right) x")]
    [InlineData("s^-1", @"\frac{1}{s}")]
    [InlineData("s^-2*x", @"\frac{1}{s^2} x")]
    [InlineData("s^(1/2)", "s^{1/2}")]
    [InlineData("x.^2 ./ z", @"x^{\odot 2} \oslash z")]
    [InlineData("inv(A)'*x", @"A^{-\top} x")]
    [InlineData("A\\(B*x)", "A^{-1} B x")]
    [InlineData("(x.*z)'", @"(x \odot z)^\top")]
    [InlineData("exp(-norm(x)^2/2)", @"\exp\left( -\frac{\lVert x \rVert_2^2}{2} \right)")]
    [InlineData("norm(x/s)", @"\left\lVert \frac{x}{s} \right\rVert_2")]
    [InlineData("norm(A)", @"\lVert A \rVert_F")]
    [InlineData("s*tanh(x)", @"s \, \tanh(x)")]
    [InlineData("X'*diag(y)", @"X^\top \, \operatorname{diag}(y)")]
    [InlineData("s*2", @"s \cdot 2")]
    [InlineData("RSS*x", @"\mathit{RSS} \, x")]
    [InlineData("W1*x_max", @"W_1 x_{\text{max}}")]
    [InlineData("lambda*ones(n)", @"\lambda \mathbf{1}_{n}")]
    [InlineData("1 .+ ones(m, n)", @"1 + \mathbf{1}_{m \times n}")]
    [InlineData("logdet(A*B)", @"\log \lvert \det (A B) \rvert")]
    [InlineData("sqrt(x)", @"\sqrt{x}")]
    [InlineData("dot(x, z)", @"\langle x, z \rangle")]
    public void Latex_is_as_in_a_paper(string written, string printed) =>
        Assert.Equal(printed, Printed.Body("latex", written));

    [Theory]
    [InlineData("x : scalar; L = 2*x", @"\frac{\partial^2 L}{\partial x^2} = 2 x")]
    [InlineData("x : vector(n); L = x*x'", @"\frac{\partial^2 L}{\partial x\,\partial x^\top} = x x^\top")]
    [InlineData("x : (1, n); L = x'*x", @"\frac{\partial^2 L}{\partial x^\top\,\partial x} = x^\top x")]
    public void The_second_of_two_vectors_lies(string program, string printed)
    {
        var read = Printed.Read(program);
        var body = new SymMat.Notation.MatrixBody(read.Definitions[0].Value);
        Assert.Equal(printed + "\n", SymMat.Printing.Formats.Find("latex")!.Print(Printed.Answer(read, body, "x", "x")));
    }

    [Fact]
    public void Several_formulas_are_aligned()
    {
        var answer = Printed.Answer("x : scalar; L = 2*x");
        answer = answer with { Derivatives = [.. answer.Derivatives, .. answer.Derivatives] };
        Assert.Equal(
            "\\begin{aligned}\n\\frac{\\partial L}{\\partial x} &= 2 x \\\\\n\\frac{\\partial L}{\\partial x} &= 2 x\n\\end{aligned}\n",
            SymMat.Printing.Formats.Find("latex")!.Print(answer));
    }
}
