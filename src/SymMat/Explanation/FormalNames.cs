using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Shapes;

namespace SymMat.Explanation;

/// <summary>Letters that stand for any operand in the statement of a rule: capitals for matrices. Local to one rule.</summary>
/// <param name="hasDecimals">Whether numbers are decimals beside them.</param>
/// <param name="taken">A name that is not to be used; null for none.</param>
internal sealed class FormalNames(bool hasDecimals = false, string? taken = null)
{
    private readonly List<Symbol> _symbols = [];

    /// <summary>The names that were handed out, as a program of their own.</summary>
    public MatrixProgram Program => new([.. _symbols], [], []) { HasDecimals = hasDecimals };

    /// <summary>A new letter for an operand; a constant stands for itself.</summary>
    public MatrixExpression For(MatrixExpression operand) => Postorder.Names(operand).Any() ? Letter(operand.Shape) : operand;

    /// <summary>A new letter of a shape.</summary>
    public NameExpression Letter(Shape shape)
    {
        var choice = shape.IsScalar ? "stabcefghk" : shape.IsVector ? "xyuvabcefgh" : "ABCDEFGHKM";
        var letters = choice.Select(c => c.ToString());
        return Add(letters.FirstOrDefault(l => l != taken && "d" + l != taken && !_symbols.Exists(s => s.Name == l))
            ?? choice[..1] + _symbols.Count, shape);
    }

    /// <summary>The differential of a letter.</summary>
    public NameExpression Differential(NameExpression letter) => Add("d" + letter.Name, letter.Shape);

    private NameExpression Add(string name, Shape shape)
    {
        _symbols.Add(new(name, shape, Properties.None));
        return new(name, shape);
    }
}
