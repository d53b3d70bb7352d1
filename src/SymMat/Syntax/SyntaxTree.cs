using System.Collections.Immutable;
using SymMat.Diagnostics;
using SymMat.Numbers;

namespace SymMat.Syntax;

/// <summary>A program as it is written.</summary>
internal sealed record ProgramSyntax(ImmutableArray<StatementSyntax> Statements);

/// <summary>A statement.</summary>
internal abstract record StatementSyntax;

/// <summary><c>A, B : (n, n) symmetric</c>.</summary>
internal sealed record DeclarationSyntax(
    ImmutableArray<NameSyntax> Names, ShapeSyntax Shape, ImmutableArray<NameSyntax> Properties) : StatementSyntax;

/// <summary><c>f : (1, 10) = X*W</c>; the shape is optional.</summary>
internal sealed record DefinitionSyntax(NameSyntax Name, ShapeSyntax? Shape, ExpressionSyntax Value) : StatementSyntax;

/// <summary>A statement that could not be read, with the names that it may have meant to introduce.</summary>
internal sealed record BrokenSyntax(ImmutableArray<string> Names) : StatementSyntax;

/// <summary>A shape: rows and columns, where a word for a vector or scalar leaves out those that are 1.</summary>
internal sealed record ShapeSyntax(SourceSpan Span, ExpressionSyntax? Rows, ExpressionSyntax? Columns);

/// <summary>An expression. Sums and products of any length are one node; signs and suffixes are lists.</summary>
internal abstract record ExpressionSyntax(SourceSpan Span);

/// <summary><c>0.1</c>, which is a decimal, or <c>2</c>.</summary>
internal sealed record NumberSyntax(SourceSpan Span, Rational Value, bool IsDecimal) : ExpressionSyntax(Span);

/// <summary>A name, Greek letters spelled in Latin.</summary>
internal sealed record NameSyntax(SourceSpan Span, string Name) : ExpressionSyntax(Span);

/// <summary><c>f(a, b)</c>.</summary>
internal sealed record CallSyntax(SourceSpan Span, NameSyntax Function, ArgumentsSyntax Arguments)
    : ExpressionSyntax(Span);

/// <summary><c>(a, b)</c> after a function's name; its span starts at the bracket.</summary>
internal sealed record ArgumentsSyntax(SourceSpan Span, ImmutableArray<ExpressionSyntax> Values);

/// <summary><c>(a)</c>.</summary>
internal sealed record BracketSyntax(SourceSpan Span, ExpressionSyntax Inner) : ExpressionSyntax(Span);

/// <summary><c>[A, B]</c>, whose meaning is reserved.</summary>
internal sealed record ConcatenationSyntax(SourceSpan Span, SourceSpan Opening) : ExpressionSyntax(Span);

/// <summary>Signs before an operand: <c>-x</c>. Minus is whether an odd number of them is.</summary>
internal sealed record PrefixSyntax(SourceSpan Span, bool Minus, ExpressionSyntax Operand) : ExpressionSyntax(Span);

/// <summary>Suffixes after an operand, in the order in which they apply.</summary>
internal sealed record PostfixSyntax(
    SourceSpan Span, ExpressionSyntax Operand, ImmutableArray<SuffixSyntax> Suffixes) : ExpressionSyntax(Span);

/// <summary><c>a + b .- c</c>, from the left.</summary>
internal sealed record SumSyntax(SourceSpan Span, ExpressionSyntax First, ImmutableArray<LinkSyntax> Rest)
    : ExpressionSyntax(Span);

/// <summary><c>a * b / c</c>, from the left.</summary>
internal sealed record ProductSyntax(SourceSpan Span, ExpressionSyntax First, ImmutableArray<LinkSyntax> Rest)
    : ExpressionSyntax(Span);

/// <summary>An operator of a sum or product, with its right operand.</summary>
internal readonly record struct LinkSyntax(TokenKind Operator, SourceSpan Place, ExpressionSyntax Operand);

/// <summary>A suffix: a transpose, an inverse, a power with its exponent, an index in square brackets.</summary>
/// <param name="Operator">The token that says which.</param>
/// <param name="Place">Where that token is.</param>
/// <param name="End">The offset one past the suffix.</param>
/// <param name="Exponent">The exponent of a power, else null.</param>
internal readonly record struct SuffixSyntax(
    TokenKind Operator, SourceSpan Place, int End, ExpressionSyntax? Exponent = null);
