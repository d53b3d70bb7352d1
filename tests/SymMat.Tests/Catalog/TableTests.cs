using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numerics;
using SymMat.Shapes;

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

    [Theory]
    [MemberData(nameof(Defined))]
    public void A_function_is_linear_if_it_says_so(string row)
    {
        var function = Functions.Row<DefinedFunction>(row);
        var letter = new NameExpression("A", new(Dimension.Of(3), Dimension.Of(3)));
        var a = Matrix<double>.Build.DenseOfArray(new[,] { { 2, 0.5, 1 }, { -1, 3, 0.25 }, { 1, -2, 5 } });
        var b = Matrix<double>.Build.DenseOfArray(new[,] { { -1, 0.25, 2 }, { 4, 1, -0.5 }, { 3, 1, 1 } });
        var rest = At(a + b) - At(a) - At(b);
        Assert.Equal(function.IsLinear, rest.Enumerate().All(entry => Math.Abs(entry) < 1e-12));

        Matrix<double> At(Matrix<double> value) => Evaluator.Evaluate(
            Build.Apply(function, letter),
            new(ImmutableDictionary<string, Matrix<double>>.Empty.Add("A", value), ImmutableDictionary<string, int>.Empty));
    }

    [Fact]
    public void A_variant_for_matrices_is_a_function()
    {
        Assert.All(Functions.All.Select(f => f.MatrixVariant).OfType<string>(), v => Assert.Contains(v, Functions.ByName.Keys));
    }

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
