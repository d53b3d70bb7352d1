using System.Collections.Immutable;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Shapes;

namespace SymMat.Explanation;

/// <summary>How an answer comes about: sections of lines, without a format.</summary>
/// <param name="Answer">What is explained.</param>
/// <param name="Sections">The steps, in reading order.</param>
/// <param name="Chain">Every name on the way from the function back to the variables.</param>
/// <param name="Gradients">The definitions that second derivatives are of, which the program does not have.</param>
/// <param name="Designations">
/// What the names in the lines stand for that the program does not have: differentials and adjoints.
/// </param>
public sealed record Derivation(
    Answer Answer,
    ImmutableArray<Section> Sections,
    ImmutableArray<ChainLink> Chain,
    ImmutableArray<Definition> Gradients,
    IReadOnlyDictionary<string, Designation> Designations);

/// <summary>A step: lines under a title.</summary>
/// <param name="Title">The title.</param>
/// <param name="Lines">The lines.</param>
public sealed record Section(Phrase Title, ImmutableArray<Line> Lines);

/// <summary>A line of a section.</summary>
/// <param name="Reason">The rule that gives it, or what there is to say of it; may be empty.</param>
public abstract record Line(Phrase Reason);

/// <summary>An equation.</summary>
/// <param name="Left">The left side; null where the line goes on from the line before, of which it is a rewriting.</param>
/// <param name="Right">The right side.</param>
/// <param name="Reason">The rule.</param>
public sealed record EquationLine(MatrixExpression? Left, MatrixExpression Right, Phrase Reason) : Line(Reason)
{
    /// <summary>Whether the shape is shown, as in an answer.</summary>
    public bool ShowsShape { get; init; }
}

/// <summary>A derivative as the answer has it.</summary>
/// <param name="Derivative">The derivative.</param>
/// <param name="Reason">What there is to say of it.</param>
public sealed record DerivativeLine(Derivative Derivative, Phrase Reason) : Line(Reason);

/// <summary>A name with its shape.</summary>
/// <param name="Name">The name.</param>
/// <param name="Reason">What it is.</param>
public sealed record ShapeLine(NameExpression Name, Phrase Reason) : Line(Reason);

/// <summary>Words alone.</summary>
/// <param name="Reason">The words.</param>
public sealed record RemarkLine(Phrase Reason) : Line(Reason);

/// <summary>A name on the way from the function back to a variable, and the derivative of the function by it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Definition">The expression that it stands for; null for a symbol.</param>
/// <param name="AdjointAxes">The dimensions of its adjoint: two of a matrix, four of an array.</param>
/// <param name="Adjoint">What its adjoint is called.</param>
/// <param name="Rule">
/// The adjoint from those of the definitions that use the name; null where no matrix expression says it.
/// </param>
/// <param name="Users">The definitions on the way that use the name.</param>
public sealed record ChainLink(
    NameExpression Name,
    MatrixExpression? Definition,
    ImmutableArray<Dimension> AdjointAxes,
    NameExpression Adjoint,
    MatrixExpression? Rule,
    ImmutableArray<Definition> Users);

/// <summary>What a name stands for that the program does not have.</summary>
public abstract record Designation;

/// <summary>The differential of a name or of an expression: <c>dW</c>, <c>d(X*w)</c>.</summary>
/// <param name="Value">What it is the differential of.</param>
/// <param name="Text">How the differential of a name is written as text.</param>
public sealed record DifferentialOf(MatrixExpression Value, string Text) : Designation;

/// <summary>The derivative of one name by another: <c>dL/df</c>.</summary>
/// <param name="Of">The function.</param>
/// <param name="By">The variable.</param>
public sealed record DerivativeOf(string Of, string By) : Designation;
