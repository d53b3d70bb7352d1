using System.Collections.Immutable;

namespace SymMat.Diagnostics;

/// <summary>What kind of mistake a diagnostic speaks of.</summary>
public enum Category
{
    /// <summary>The text is no program.</summary>
    Syntax,

    /// <summary>A name is unknown, or stands for something else.</summary>
    Name,

    /// <summary>Shapes don't fit.</summary>
    Shape,

    /// <summary>A property is unknown, or not of that shape.</summary>
    Property,

    /// <summary>The construct is reserved, and not supported yet.</summary>
    Unsupported,

    /// <summary>The wrong number or kind of arguments, of a function or of the command.</summary>
    Usage,
}

/// <summary>A mistake in a program, or in the question asked of it.</summary>
/// <param name="Category">The kind of mistake.</param>
/// <param name="Message">What is wrong, in a line, with the shapes or names concerned.</param>
/// <param name="Span">The offending text; null where the mistake is not in the program's text.</param>
public sealed record Diagnostic(Category Category, string Message, SourceSpan? Span)
{
    /// <summary>Other text to underline: the operands.</summary>
    public ImmutableArray<SourceSpan> Operands { get; init; } = [];

    /// <summary>What was expected and what was found; a line each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>A likely fix.</summary>
    public string? Help { get; init; }
}
