using SymMat.Catalog;
using SymMat.Notation;
using SymMat.Printing;

namespace SymMat.Tests.Printing;

/// <summary>What every format keeps.</summary>
public class FormatTests
{
    public static TheoryData<string> Rows => [.. Functions.All.Concat(Operators.All).Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_row_prints_in_every_format(string name)
    {
        var row = Functions.All.Concat(Operators.All).First(r => r.Name == name);
        var value = Printed.Sample(row);
        foreach (var format in Formats.All)
        {
            var printed = format.Print(Printed.Answer(new([], [], []), new MatrixBody(value), "x"));
            Assert.EndsWith("\n", printed, StringComparison.Ordinal);
            Assert.DoesNotContain("{0", printed.Replace(@"\mathbf{0}", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.True(row is ConstantFunction || printed.Contains('A', StringComparison.Ordinal), printed);
        }
    }

    [Fact]
    public void Formats_are_found_by_name()
    {
        Assert.Equal(["text", "unicode", "latex", "json", "numpy"], Formats.All.Select(f => f.Name));
        Assert.Null(Formats.Find("word"));
    }

    [Fact]
    public void Json_is_one_object() => Assert.Equal(
        """
        {
          "layout": "mixed",
          "derivatives": [
            {
              "of": "L",
              "wrt": [
                "x"
              ],
              "kind": "matrix",
              "shape": [
                "n",
                "1"
              ],
              "text": "2*x",
              "unicode": "∂L/∂x : (n, 1) = 2·x",
              "latex": "\\frac{\\partial L}{\\partial x} = 2 x"
            }
          ]
        }

        """,
        Formats.Find("json")!.Print(Printed.Answer("x : vector(n); L = 2*x")),
        ignoreLineEndingDifferences: true);
}
