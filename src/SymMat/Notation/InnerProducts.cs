using SymMat.Matrices;

namespace SymMat.Notation;

/// <summary>
/// The scalar products of the program, by the names that they begin and end with: <c>c'*x</c> and <c>x'*c</c> are one
/// number, and the answer writes it as the program does.
/// </summary>
internal sealed class InnerProducts
{
    private readonly HashSet<(string First, string Last)> _ends = [];

    /// <summary>Finds the products from a row to the next column in the definitions.</summary>
    public InnerProducts(MatrixProgram program)
    {
        var stack = new Stack<MatrixExpression>(program.Definitions.Select(d => d.Value));
        while (stack.TryPop(out var node))
        {
            foreach (var operand in node.Operands)
            {
                stack.Push(operand);
            }

            if (node is ProductExpression)
            {
                AddProducts(node);
            }
        }
    }

    /// <summary>Whether the program writes a product between these names, and none the other way round.</summary>
    public bool Has(MatrixExpression first, MatrixExpression last) =>
        Leaf(first, isLast: false) is { } start && Leaf(last, isLast: true) is { } end
        && _ends.Contains((start, end)) && !_ends.Contains((end, start));

    private void AddProducts(MatrixExpression product)
    {
        string? start = null;
        foreach (var operand in product.Operands.Where(o => !o.Shape.IsScalar))
        {
            start = operand.Shape.Rows.IsOne ? Leaf(operand, isLast: false) : start;
            if (operand.Shape.Columns.IsOne && start is not null && Leaf(operand, isLast: true) is { } end)
            {
                _ends.Add((start, end));
                start = null;
            }
        }
    }

    /// <summary>The first or last name of an expression.</summary>
    private static string? Leaf(MatrixExpression expression, bool isLast)
    {
        while (expression.Operands.Length > 0)
        {
            expression = expression.Operands[isLast ? ^1 : 0];
        }

        return (expression as NameExpression)?.Name;
    }
}
