using SymMat.Notation;

namespace SymMat.Verification;

/// <summary>What an answer that a person worked out is, compared with the derivative.</summary>
public enum GradeKind
{
    /// <summary>Right, in the layout asked for.</summary>
    Right,

    /// <summary>Right in another layout.</summary>
    OtherLayout,

    /// <summary>Right by another convention for structured variables.</summary>
    OtherConvention,

    /// <summary>The opposite.</summary>
    Sign,

    /// <summary>A multiple.</summary>
    Factor,

    /// <summary>Right but for a transpose.</summary>
    Transpose,

    /// <summary>Right but for a term that it lacks, that is too many, or whose sign or factor is wrong.</summary>
    Term,

    /// <summary>Of a shape that the derivative has in no layout.</summary>
    Shape,

    /// <summary>Wrong in another way.</summary>
    Wrong,

    /// <summary>Numbers could not tell.</summary>
    NotGraded,
}

/// <summary>The grade of a candidate.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The same for people, with the factor, the term or the layout.</param>
/// <param name="Certificate">What the derivative itself was held to.</param>
public sealed record Grade(GradeKind Kind, string Text, Certificate Certificate)
{
    /// <summary>The smallest place found where the candidate differs; null where it does not, or is of another shape.</summary>
    public Counterexample? Counterexample { get; init; }

    /// <summary>The derivative that the candidate was compared with.</summary>
    public Derivative Derivative => Certificate.Derivative;
}
