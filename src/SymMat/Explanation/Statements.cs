using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Explanation;

/// <summary>The statements of rules, each made once. Local to one derivation.</summary>
internal sealed class Statements(Vocabulary vocabulary)
{
    private readonly Dictionary<string, Phrase> _known = new(StringComparer.Ordinal);

    /// <summary>The rule of a function whose operands have the differentials given, of which null is zero.</summary>
    public Phrase Of(ApplyExpression node, IReadOnlyList<Signed?> differentials)
    {
        var key = $"{node.Operator} {string.Join(" ", node.Operands.Zip(differentials, (o, d) => $"{KindOf(o)}{d is not null}"))}";
        if (!_known.TryGetValue(key, out var phrase))
        {
            phrase = LocalRule.Statement(vocabulary, node, differentials);
            _known.Add(key, phrase);
        }

        return phrase;
    }

    private static string KindOf(MatrixExpression operand) => operand is NumberExpression { Value: var value } ? value.ToString()
        : operand.Shape.ToString();
}
