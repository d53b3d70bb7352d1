using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SymMat.Catalog;
using SymMat.Shapes;

namespace SymMat.Tests.Fuzzing;

/// <summary>How a node is written: a template, how tightly it binds, and how tightly each operand must.</summary>
/// <param name="Template">The text, with {0}, {1} for operands.</param>
/// <param name="Precedence">How tightly it binds.</param>
/// <param name="Least">The loosest that each operand may bind without brackets.</param>
internal sealed record Spelling(string Template, Precedence Precedence, ImmutableArray<Precedence> Least)
{
    public static Spelling Atom(string text) => new(text, Precedence.Atom, []);

    public static Spelling Call(string name, int arity) => new(
        $"{name}({string.Join(", ", Enumerable.Range(0, arity).Select(i => $"{{{i}}}"))})",
        Precedence.Atom,
        [.. Enumerable.Repeat(Precedence.Sum, arity)]);

    public static Spelling Infix(string sign, Precedence precedence) =>
        new($"{{0}}{sign}{{1}}", precedence, [precedence, precedence + 1]);

    public static Spelling Postfix(string sign) => new($"{{0}}{sign}", Precedence.Postfix, [Precedence.Postfix]);

    public static Spelling Prefix(string sign) => new($"{sign}{{0}}", Precedence.Sum, [Precedence.Product]);
}

/// <summary>A node of a random expression, of a known shape; its text is the expression in the language.</summary>
internal sealed record Node(Shape Shape, Spelling Spelling, ImmutableArray<Node> Operands)
{
    public static Node Atom(Shape shape, string text) => new(shape, Spelling.Atom(text), []);

    public int Size => 1 + Operands.Sum(o => o.Size);

    public IEnumerable<Node> Parts => Operands.SelectMany(o => o.Parts).Prepend(this);

    public string Text
    {
        get
        {
            var text = new StringBuilder(Spelling.Template);
            for (var i = Operands.Length - 1; i >= 0; i--)
            {
                var operand = Operands[i].Text;
                var bracketed = Operands[i].Spelling.Precedence < Spelling.Least[i] ? $"({operand})" : operand;
                text.Replace(string.Create(CultureInfo.InvariantCulture, $"{{{i}}}"), bracketed);
            }

            return text.ToString();
        }
    }

    public override string ToString() => Text;
}
