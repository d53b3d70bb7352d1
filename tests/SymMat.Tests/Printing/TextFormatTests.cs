using SymMat.Matrices;
using SymMat.Shapes;

namespace SymMat.Tests.Printing;

/// <summary>Text is the language: the fewest brackets that parse back to the same expression.</summary>
public class TextFormatTests
{
    [Theory]
    [InlineData("X'*y")]
    [InlineData("-2*A*x")]
    [InlineData("1/2*x")]
    [InlineData("x*(1/2)")]
    [InlineData("(s + t)*x")]
    [InlineData("-(x + z)")]
    [InlineData("x - (z + x)")]
    [InlineData("x - z .+ 1")]
    [InlineData("-x'*x")]
    [InlineData("x .* z ./ x")]
    [InlineData("x .* (z ./ x)")]
    [InlineData("A*x .* z")]
    [InlineData("A*(x .* z)")]
    [InlineData("1 ./ x")]
    [InlineData("x/(s*t)")]
    [InlineData("X'*y/m")]
    [InlineData("x/(m*n)")]
    [InlineData("x/(2*n + 1)")]
    [InlineData("-s^2")]
    [InlineData("(-s)^2")]
    [InlineData("x.^-2")]
    [InlineData("x.^(1/2)")]
    [InlineData("x.^(-1/2)")]
    [InlineData("(s^2)^t")]
    [InlineData("s^(t + 1)")]
    [InlineData("(x.^2)'")]
    [InlineData("(A*x)'")]
    [InlineData("inv(A)'*x")]
    [InlineData("A\\x")]
    [InlineData("A\\(B*x)")]
    [InlineData("A*B\\x", "(A*B)\\x")]
    [InlineData("kron(A, B)")]
    [InlineData("A ⊗ B", "kron(A, B)")]
    [InlineData("ones(n, 1)", "ones(n)")]
    [InlineData("ones(2*n + 1, m)")]
    [InlineData("eye(n) - zeros(n, n)")]
    [InlineData("2*pi*s")]
    [InlineData("s + -2*t", "s - 2*t")]
    [InlineData("s - -t", "s + t")]
    [InlineData("0.1*s", "0.1*s")]
    [InlineData("α*x", "alpha*x")]
    public void An_expression_prints_as_a_person_would_write_it(string written, string? printed = null) =>
        Assert.Equal(printed ?? written, Printed.Body("text", written));

    [Fact]
    public void A_derivative_is_an_annotated_definition()
    {
        var program = Printed.Read("x : vector(n); v : vector(m); L = 2*x*v'");
        var body = new SymMat.Notation.MatrixBody(program.Definitions[0].Value);
        Assert.Equal("dL/dx : (n, m) = 2*x*v'\n", Print("x"));
        Assert.Equal("d2L/dx2 : (n, m) = 2*x*v'\n", Print("x", "x"));
        Assert.Equal("d2L/dxdv : (n, m) = 2*x*v'\n", Print("x", "v"));

        string Print(params string[] wrt) =>
            SymMat.Printing.Formats.Find("text")!.Print(Printed.Answer(program, body, [.. wrt]));
    }

    [Fact]
    public void Dimensions_are_products_of_names_with_powers()
    {
        var dimension = (Dimension.Named("n") * Dimension.Named("n")) - Dimension.Of(1);
        var answer = Printed.Answer(new([], [], []), new SymMat.Notation.MatrixBody(Build.Product(
            Build.Number(3), Build.Dimension(dimension))), "x");
        Assert.Equal("dL/dx : (1, 1) = 3*(n^2 - 1)\n", SymMat.Printing.Formats.Find("text")!.Print(answer));
    }
}
