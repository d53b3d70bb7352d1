using SymMat.Diagnostics;
using SymMat.Matrices;
using SymMat.Tests.Support;

namespace SymMat.Tests.Matrices;

/// <summary>Every message, with the smallest program that causes it.</summary>
public class MessageTests
{
    private static readonly Dictionary<string, string[]> Programs = new()
    {
        ["syntax"] =
        [
            "=", "1", "a", "a,", "a, : scalar", "a :", "a =", "a : (", "a b", "a(x) = 1", "a, b = 1", "a, b : scalar = 1",
            "a : b", "a : symmetric (n, n)", "a : vectr(n)", "a : vector n", "a : scalar(n)", "a : vector(m, n)", "a : matrix(n)",
            "a : (n)", "a : (l, m, n)", "a : (m n)", "a : (m, 2n)", "a : (m, n/2)", "a : (m, 2.5)", "a : (m, -)",
            "a : (m, n), symmetric", "a : scalar positive = 1", "a = 1 symmetric", "a = b = 1", "a = (1\nb = 2",
            "a = 1 +\nb = 2", "a = 1\n+ 2", "a = 1 +", "a = 1 * / 2", "a = ()", "a = (1", "a = [1", "a = 1)", "a = (1]",
            "a = 'b", "a = ^2", "a = ⁻¹", "a = 2x", "a = exp x", "a = x y", "a = 2 (y)", "a = f(x y)", "a = x^2^3", "a = x^", "a = x^'",
            "a = f(1,)", "a = 1 : 2", "a = 1.2.3", "a = 1e1001", "a = $", "a = 2**3", "a == 1", "a := 1", "a = x @ y",
            "a = x²", "a = \u0000", "a = \uD800", "a = 1 # fine\n\n\tb = = 2", "T : scalar; a = T^T^2",
        ],
        ["name"] =
        [
            "a = b", "a_b : scalar; c = ab", "a = expp(1)", "a = b(1)", "a = exp", "a = a", "a = b; b = 1", "a = eye(n)",
            "a : scalar; a : scalar", "a = 1; a = 2", "a, a : scalar", "alpha : scalar; α : scalar",
            "a : vector(n); n : scalar", "n : vector(n)", "a : scalar; b : vector(a)", "a = 1; b : vector(a)",
            "exp : scalar", "pi = 3", "π = 3", "a : vector(exp)", "a : scalar; b = a(1)", "a : vector(n); b = n(1)",
        ],
        ["shape"] =
        [
            "A : (m, n); B : (k, l); C = A*B", "A : (m, n); C = A*A", "x : vector(n); a = x*x", "A : (m, n); C = 2*A*(A + A)",
            "A : (m, n); C = A + A'", "A : (m, n); C = A - A'", "x : vector(n); a = x + 1", "x : vector(n); a = x + x'",
            "A : (m, n); x : vector(n); C = A .+ x", "a : vector(n); b : vector(2*n); c = a .* b",
            "x : vector(n); a = 1/x", "A : (n, n); C = A/A", "A : (m, n); C = A \\ A", "A : (n, n); b : (1, n); c = A \\ b",
            "A : (m, n); C = A^2", "A : (m, n); C = A^-1", "A : (m, n); C = A⁻¹", "A : (n, n); C = A^0.5", "A : (n, n); C = 2^A",
            "T : (n, n); C = T^T", "A : (m, n); x : vector(k); C = A.^x",
            "A : (m, n); a = tr(A)", "A : (m, n); a = softmax(A)", "A : (m, n); a = diag(A)", "a : vector(n); b = dot(a, a')",
            "A : (m, n); a = outer(A, A)", "A : (m, n); B = max(A, A')", "x : vector(n); a : scalar = x",
            "a : (m, 0)", "a : (m, -2)", "a : (n - n, 1)", "a = ones(0)", "a : (-n, 1)",
        ],
        ["property"] =
        [
            "A : (n, n) nice", "A : (n, n) symetric", "A : (n, n) positive-definite", "A : (m, n) symmetric",
            "A : (n, n) symmetric antisymmetric", "A : (n, n) positive_definite antisymmetric",
        ],
        ["unsupported"] =
        [
            "A : (n, n); B = expm(A)", "A : (n, n); a = A[1, 2]", "A : (n, n); B = [A, A; A, A]", "A : (n, n); B = A^1001",
            "A : (n^100, n)", "A : (n^40, n); B = kron(A, A)", "A : (n^40, n); B = A ⊗ A", "A : (n^40, n^40); b = vec(A)",
        ],
        ["usage"] =
        [
            "a = tr()", "a = tr(1, 2)", "a = max(1)", "a = eye()", "a = ones(1, 2, 3)", "a : scalar; b = ones(a)",
            "a = 1; b = ones(a)", "a = ones(1/2)", "a = ones(exp(1))",
        ],
    };

    public static TheoryData<string> Categories => [.. Programs.Keys];

    [Theory]
    [MemberData(nameof(Categories))]
    public void Messages(string category)
    {
        var text = string.Concat(Programs[category].Select(p => Rendered(p) + "\n"));
        Snapshot.Match($"tests/SymMat.Tests/Matrices/MessageTests.Messages_category={category}", "txt", text);
    }

    [Theory]
    [MemberData(nameof(Categories))]
    public void A_message_is_of_its_category(string category) => Assert.All(Programs[category], program =>
        Assert.Equal(category, DiagnosticText.Name(ProgramText.Check(program, "p").Diagnostics.First().Category)));

    private static string Rendered(string program)
    {
        var result = ProgramText.Check(program, "p");
        return string.Concat(result.Diagnostics.Select(d => DiagnosticText.Render(d, result.Source)));
    }
}
