using SymMat.Calculus;
using SymMat.Explanation;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numbers;
using SymMat.Numerics;
using SymMat.Printing;
using SymMat.Tests.Support;

namespace SymMat.Tests.Lengths;

/// <summary>Programs with decimals have answers with decimals, held to differences too; others have fractions.</summary>
public class DecimalTests
{
    private const double Tolerance = 1e-6;
    private const string Gelu = "x : scalar; f = 0.5*x*(1 + tanh(sqrt(2/pi)*(x + 0.044715*x^3)))";

    [Theory]
    [InlineData(Gelu, "0.5*(1 + tanh(x*sqrt(2/pi)*(0.044715*x^2 + 1)) + x*sqrt(2/pi)*(0.134145*x^2 + 1)*(1 - tanh(x*sqrt(2/pi)*(0.044715*x^2 + 1))^2))")]
    [InlineData("x : scalar; f = x*sigmoid(1.702*x)", "sigmoid(1.702*x)*(1 + 1.702*x*sigmoid(-1.702*x))")]
    [InlineData("x : scalar; f = 1.5*exp(-0.3*x) + 2.2", "-0.45*exp(-0.3*x)")]
    [InlineData("x : scalar; f = 3.7*x^2 + 1.5*sin(0.2*x)", "7.4*x + 0.3*cos(0.2*x)")]
    [InlineData("x : scalar; f = 0.5*x^2 + 0.1*x^4", "x*(0.4*x^2 + 1)")]
    [InlineData("w : vector(n); f = 0.01*norm(w)^2", "0.02*w")]
    [InlineData("x : scalar positive; f = x^0.5 + x^1.7", "1.7*x^0.7 + 0.5/sqrt(x)")]
    [InlineData("x : vector(n) positive; f = 0.5*sum(sqrt(x))/n", "0.25/n ./ sqrt(x)")]
    [InlineData("x : scalar; f = 0.2*x^2 + 1/3*x", "0.4*x + 1/3")]
    public void Decimals_stay_decimals(string source, string written) => Hold(source, written);

    [Theory]
    [InlineData("x, y : scalar; f = y*(0.5*x^2 + 2.5*x)", "y*(x + 2.5)")]
    [InlineData("x, y : scalar; f = y*(3.7*x^2 + 1.5*sin(0.2*x))", "y*(7.4*x + 0.3*cos(0.2*x))")]
    [InlineData("x, y : scalar; f = 1.5*exp(y*(2.5*x - 0.5*y))", "2.5*y*f")]
    [InlineData("x : scalar; f = (2.5*x + 0.5)^3", "7.5*(2.5*x + 0.5)^2")]
    [InlineData("x : scalar; f = 0.5*log(x^2 + 1e-8)", "x/(x^2 + 1e-8)")]
    [InlineData("X : (m, n); f = -0.1*logdet(X'*X + 0.01*eye(n))", "-0.2*X*inv(X'*X + 0.01*eye(n))")]
    [InlineData("A, B : (n, n); f = tr(inv(0.5*A - B))", "-0.5*(inv(0.5*A - B)^2)'")]
    public void Sums_have_the_size_of_the_program_or_short_decimals(string source, string written) => Hold(source, written);

    [Theory]
    [InlineData("x : scalar; f = 1e-7*x^2 + 2.5e-7*x", "2e-7*x + 2.5e-7")]
    [InlineData("x : scalar; f = 1e-4*x^2 + 1e10*x", "0.0002*x + 1e10")]
    [InlineData("x : scalar; f = 0.00390625*x^2 + 0.5*x", "0.0078125*x + 0.5")]
    [InlineData("x : scalar; f = 100000.0*x", "100000")]
    [InlineData("x : scalar; f = 1/1024*x^2 + 1.25e9*x", "1/512*x + 1.25e9")]
    public void Tiny_and_huge_ones_have_a_power_of_ten(string source, string written) => Hold(source, written);

    [Theory]
    [InlineData("x : scalar; f = x^2/4 + x^3/6", "1/2*x*(x + 1)")]
    [InlineData("x : vector(n); f = 1/200*norm(x)^2", "1/100*x")]
    public void Fractions_stay_fractions(string source, string written) => Hold(source, written);

    [Theory]
    [InlineData("134145/1000000", "0.134145", "0.134145")]
    [InlineData("1/100000", "1e-5", "10^{-5}")]
    [InlineData("1/400000", "2.5e-6", @"2.5 \cdot 10^{-6}")]
    [InlineData("-1/8", "-0.125", "-0.125")]
    [InlineData("1/1024", "1/1024", @"\frac{1}{1024}")]
    [InlineData("1/3", "1/3", @"\frac{1}{3}")]
    [InlineData("12000000", "1.2e7", @"1.2 \cdot 10^7")]
    [InlineData("120000", "120000", "120000")]
    public void Numbers_are_written_and_read_back_exactly(string fraction, string written, string latex)
    {
        var parts = fraction.Split('/');
        var value = new Rational(System.Numerics.BigInteger.Parse(parts[0], null), System.Numerics.BigInteger.Parse(parts.ElementAtOrDefault(1) ?? "1", null));
        var body = new MatrixBody(Build.Decimal(value));
        Assert.Equal(written, TextFormat.Body(body));
        Assert.EndsWith(" = " + latex + "\n", Formats.Find("latex")!.Print(Printing.Printed.Answer(new([], [], []), body, "x")), StringComparison.Ordinal);
        var read = Programs.Read("f = " + written).Definitions[0].Value;
        Assert.True(read is not NumberExpression number || number.Value == value);
        Assert.Equal(written, TextFormat.Body(new MatrixBody(read)));
    }

    [Theory]
    [InlineData("unicode", "∂f/∂x : (1, 1) = 0.5·(1 + s + x·√(2/π)·(0.134145·x² + 1)·(1 − s²))")]
    [InlineData("latex", @"0.5 \left( 1 + s + x \, \sqrt{\frac{2}{\pi}} \, (0.134145 x^2 + 1) (1 - s^2) \right)")]
    [InlineData("numpy", "return float(0.5 * (1 + t3 + t2 * (0.134145 * t1 + 1) * (1 - t3**2)))")]
    [InlineData("json", "0.5*(1 + s + x*sqrt(2/pi)*(0.134145*x^2 + 1)*(1 - s^2))")]
    public void Every_format_has_them(string format, string part)
    {
        var program = Programs.Read(Gelu);
        var printed = Formats.Find(format)!.Print(Differentiator.Answer(program, new("f", [["x"]])));
        Assert.Contains(part, printed, StringComparison.Ordinal);
        Assert.DoesNotContain("00000", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_have_them()
    {
        var program = Programs.Read("x : vector(n); A : (n, n) symmetric; z = A*x; f = 0.25*z'*z + 0.125*tr(A*A) + 1e-5*sum(x.^0.5)");
        var printed = StepFormats.Find("text")!.Print(Explainer.Explain(program, new("f", [["x"], ["A"]])));
        Assert.Contains("f = 0.25*z'*z + 0.125*tr(A*A) + 1e-5*sum(x.^0.5)", printed, StringComparison.Ordinal);
        Assert.Contains("d(x.^0.5) = 0.5*dx ./ sqrt(x)", printed, StringComparison.Ordinal);
        Assert.Contains("0.5*(G + G')", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("1/", printed, StringComparison.Ordinal);
    }

    private static void Hold(string source, string written)
    {
        var program = Programs.Read(source);
        var of = program.Definitions[^1];
        var answer = Differentiator.Answer(program, new(of.Name, [[program.Symbols[0].Name]]));
        Assert.Equal(written, TextFormat.Body(answer.Derivatives[0].Body));

        var point = RandomPoint.For(program, new Random(1));
        var expected = NumericDerivative.Of(p => p.WithDefinitionsOf(program).Values[of.Name], of.Shape, program.Symbols[0], point);
        var actual = BodyEvaluator.Evaluate(answer.Derivatives[0].Body, point.WithDefinitionsOf(answer.Scope));
        Approximately.Equal(expected, actual, Tolerance, source);
    }
}
