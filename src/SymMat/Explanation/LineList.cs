using System.Collections.Immutable;
using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Explanation;

/// <summary>The lines of a section while it is written.</summary>
internal sealed class LineList
{
    private readonly List<Line> _lines = [];

    /// <summary>The lines so far.</summary>
    public ImmutableArray<Line> All => [.. _lines];

    /// <summary>A new equation.</summary>
    public void Begin(MatrixExpression left, MatrixExpression right, Phrase reason, bool showsShape = false) =>
        _lines.Add(new EquationLine(left, right, reason) { ShowsShape = showsShape });

    /// <summary>Another way to write the right side of the last line; one that differs in nothing is none.</summary>
    public void Continue(MatrixExpression right, Phrase reason)
    {
        if (!EndsWith(right))
        {
            _lines.Add(new EquationLine(null, right, reason));
        }
    }

    /// <summary>Whether the last line's right side is written so.</summary>
    public bool EndsWith(MatrixExpression right) => _lines[^1] is EquationLine last && Equality.Same(last.Right, right);

    /// <summary>The answer as it is.</summary>
    public void Finish(Derivative derivative, string reason) => _lines.Add(new DerivativeLine(derivative, Phrase.Of(reason)));

    /// <summary>Words.</summary>
    public void Remark(Phrase phrase) => _lines.Add(new RemarkLine(phrase));
}
