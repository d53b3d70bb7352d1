using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Matrices;
using SymMat.Numerics;

namespace SymMat.Tests.Catalog;

/// <summary>What the tables as a whole must keep.</summary>
public class TableTests
{
    public static TheoryData<string> Defined => [.. Functions.All.OfType<DefinedFunction>().Select(f => f.Name)];

    public static TheoryData<string> WithSignatures =>
        [.. Functions.All.Where(f => !f.Signatures.IsEmpty).Select(f => f.Name)];

    [Fact]
    public void A_name_belongs_to_one_row()
    {
        var names = Functions.All.SelectMany(f => f.Aliases.Add(f.Name)).Concat(Functions.Reserved).Append("pi").ToList();
        Assert.Equal(names.Distinct(), names);
        Assert.Equal(Operators.All.Select(o => o.Name).Distinct(), Operators.All.Select(o => o.Name));
    }

    [Fact]
    public void What_to_write_for_names_of_other_languages_is_a_program()
    {
        Assert.All(Functions.Elsewhere, f =>
        {
            Assert.DoesNotContain(f.Key, Functions.ByName.Keys.Concat(Functions.Reserved));
            Assert.Empty(Check(f.Value));
        });
        Assert.All(Functions.WithOneMore, f =>
        {
            Assert.Contains(f.Key, Functions.ByName.Keys);
            Assert.All(f.Value, text => Assert.Empty(Check(text)));
        });

        static IEnumerable<Diagnostic> Check(string text) =>
            ProgramText.Check($"x, y : scalar; A, B : (n, n); b : vector(n); L = {text}", "program").Diagnostics;
    }

    [Theory]
    [InlineData("x : scalar; L = log10(x)", "write `log(x)/log(10)`")]
    [InlineData("X : (m, n); L = sum(X, 0)", "write `rowsum(A)` or `colsum(A)`")]
    [InlineData("x : vector(n); L = norm2(x, 1)", "write `norm1(b)` or `sum(abs(b).^3)^(1/3)`")]
    [InlineData("x : vector(n); L = norm(x, x, x)", null)]
    [InlineData("x : scalar; L = e^x", "write `exp(1)`")]
    [InlineData("x : vector(n); L = ||x||", "it is written `norm(x)`")]
    [InlineData("x : vector(n); A : (n, n); L = x^T A x", "write `x^T*A`")]
    [InlineData("x : vector(n); A : (n, n); L = (A*x)^T A x", "write `*` between the factors")]
    public void What_is_written_otherwise_elsewhere_has_a_proposal(string program, string? help) =>
        Assert.Equal(help, ProgramText.Check(program, "program").Diagnostics[0].Help);

    [Theory]
    [MemberData(nameof(WithSignatures))]
    public void A_result_has_letters_of_the_operands_only(string row)
    {
        foreach (var signature in Functions.ByName[row].Signatures)
        {
            var letters = signature.Operands.SelectMany(o => o.Rows.Letters + o.Columns.Letters);
            Assert.Empty((signature.Result.Rows.Letters + signature.Result.Columns.Letters).Except(letters));
            Assert.Equal(Functions.ByName[row].Arity, signature.Operands.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Defined))]
    public void A_definition_has_the_shape_that_its_signature_states(string row)
    {
        var function = Functions.Row<DefinedFunction>(row);
        var body = DefinitionBody.Of(function);
        var shapes = DefinitionBody.ShapesOf(function);
        Assert.Equal(SignatureMatch.Find(function, shapes)!.Result, body.Value.Shape);
    }

    [Fact]
    public void A_variant_for_matrices_is_a_function()
    {
        Assert.All(Functions.All.Select(f => f.MatrixVariant).OfType<string>(), v => Assert.Contains(v, Functions.ByName.Keys));
    }

    [Theory]
    [InlineData("∑", "`sum(x)`")]
    [InlineData("|", "`abs(x)` or `det(x)`")]
    [InlineData("√", "`sqrt(x)`")]
    [InlineData("‖", "`norm(x)`")]
    [InlineData("||", "`norm(x)`")]
    public void A_sign_that_mathematics_writes_is_spelled_in_the_help(string sign, string spelling)
    {
        var (_, _, diagnostics) = ProgramText.Check($"A : (n, n); L = {sign}A", "program");
        Assert.Contains(diagnostics, d => $"{d.Message} {d.Help}".Contains($"it is written {spelling}", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_sign_has_its_test() =>
        Assert.Equal(["|", "∑", "√", "‖", "||", "|"], Functions.All.OrderBy(f => f is EntrywiseFunction ? 0 : 1).SelectMany(f => f.Signs));

    [Fact]
    public void Every_property_has_a_row()
    {
        var properties = PropertyTable.Rows.Select(r => r.Property).ToList();
        Assert.Equal(Enum.GetValues<Properties>().Where(p => p != Properties.None).Order(), properties.Order());
        Assert.Equal(PropertyTable.Rows.Select(r => r.Name).Distinct(), PropertyTable.Rows.Select(r => r.Name));
    }

    [Fact]
    public void What_a_property_implies_implies_nothing_more()
    {
        Assert.All(PropertyTable.Rows, row =>
        {
            var closure = PropertyTable.Closure(row.Property);
            Assert.Equal(closure, PropertyTable.Closure(closure));
        });
    }

    [Fact]
    public void Exclusion_is_mutual()
    {
        Assert.All(PropertyTable.Rows, row => Assert.All(
            PropertyTable.Rows.Where(other => row.Excludes.HasFlag(other.Property)),
            other => Assert.True(other.Excludes.HasFlag(row.Property), $"{row.Name} excludes {other.Name}")));
    }
}
