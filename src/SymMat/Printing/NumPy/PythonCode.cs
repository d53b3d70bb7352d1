using System.Collections.Immutable;

namespace SymMat.Printing;

/// <summary>How tightly a Python expression binds.</summary>
internal enum PythonBinding
{
    /// <summary>Sums; also anything whose binding is not known.</summary>
    Sum,

    /// <summary>Matrix products, by <c>@</c>.</summary>
    MatrixProduct,

    /// <summary>Products and quotients.</summary>
    Product,

    /// <summary>A leading minus.</summary>
    Sign,

    /// <summary>Powers.</summary>
    Power,

    /// <summary>Names, numbers, calls.</summary>
    Atom,
}

/// <summary>What a piece of code is, beside an operation.</summary>
internal enum PythonKind
{
    /// <summary>An operation on operands.</summary>
    Operation,

    /// <summary>A literal.</summary>
    Literal,

    /// <summary>A declared symbol.</summary>
    Symbol,

    /// <summary>The name of a dimension.</summary>
    Dimension,
}

/// <summary>
/// A Python expression: a template over operands, or a leaf whose template is its text. Equal expressions are one
/// object, made by the <see cref="PythonArena"/>.
/// </summary>
internal sealed class PythonCode(
    int id, PythonKind kind, string template, ImmutableArray<PythonCode> operands, PythonBinding binding, ImmutableArray<PythonBinding> needs)
{
    /// <summary>The place in the order of creation; operands come earlier.</summary>
    public int Id { get; } = id;

    /// <summary>What it is.</summary>
    public PythonKind Kind { get; } = kind;

    /// <summary>The template, or the text of a leaf.</summary>
    public string Template { get; } = template;

    /// <summary>The operands.</summary>
    public ImmutableArray<PythonCode> Operands { get; } = operands;

    /// <summary>How tightly it binds.</summary>
    public PythonBinding Binding { get; } = binding;

    /// <summary>How tightly each operand must bind to go without brackets.</summary>
    public ImmutableArray<PythonBinding> Needs { get; } = needs;

    /// <summary>The pieces of the template.</summary>
    public ImmutableArray<TemplatePiece> Pieces { get; } = Printing.Template.Parse(template);

    /// <summary>The local variable that holds it because the program defines it by that name, or null.</summary>
    public string? DefinedAs { get; set; }

    /// <summary>Whether it is a name or a number.</summary>
    public bool IsLeaf => Kind != PythonKind.Operation;

    /// <summary>Whether it is its own transpose.</summary>
    public bool IsSymmetric { get; init; }

    /// <summary>Whether it only looks at its operand, so that it is no work to write it twice.</summary>
    public bool IsView { get; init; }

    /// <summary>Whether the operand may go without brackets.</summary>
    public bool Takes(int operand, PythonBinding binding) => binding >= Needs[operand];
}
