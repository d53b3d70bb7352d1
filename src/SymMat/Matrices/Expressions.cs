using System.Collections.Immutable;
using SymMat.Diagnostics;
using SymMat.Shapes;
using SymMat.Syntax;

namespace SymMat.Matrices;

/// <summary>Reads single expressions, as the rows of the catalog hold them.</summary>
public static class Expressions
{
    /// <summary>
    /// The expression over the given names. Each name of a dimension in their shapes is a scalar of that value, unless
    /// it is itself one of the names.
    /// </summary>
    /// <exception cref="FormatException">The text is no expression over these names; the message says why.</exception>
    public static MatrixExpression Read(string text, IReadOnlyDictionary<string, Shape> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var source = new SourceText("<expression>", text);
        var (syntax, error) = Parser.ParseExpression(source);
        if (syntax is null)
        {
            throw new FormatException(DiagnosticText.Render(error!, source));
        }

        var scope = ScopeOf(source, names);
        return new ExpressionChecker(scope).Check(syntax)
            ?? throw new FormatException(DiagnosticText.Render(scope.Diagnostics[0], source));
    }

    /// <summary>
    /// The one formula of a text over the names of a program, or null with what is wrong with the text. What stands before
    /// an equals sign is passed over.
    /// </summary>
    public static (MatrixExpression? Value, ImmutableArray<Diagnostic> Diagnostics) Check(
        MatrixProgram program, SourceText source)
    {
        ArgumentNullException.ThrowIfNull(program);
        var (syntax, error) = Parser.ParseFormula(source);
        if (syntax is null)
        {
            return (null, [error!]);
        }

        var scope = new Scope(source);
        foreach (var symbol in program.Symbols)
        {
            scope.Add(symbol.Name, new(Meaning.Symbol, symbol.Shape, default));
        }

        foreach (var definition in program.Definitions)
        {
            scope.Add(definition.Name, new(Meaning.Definition, definition.Shape, default));
        }

        foreach (var name in program.DimensionNames)
        {
            scope.Add(name, new(Meaning.Dimension, Shape.Scalar, default));
        }

        var value = new ExpressionChecker(scope).Check(syntax);
        return (scope.Diagnostics.Count == 0 ? value : null, [.. scope.Diagnostics]);
    }

    private static Scope ScopeOf(SourceText source, IReadOnlyDictionary<string, Shape> names)
    {
        var scope = new Scope(source);
        foreach (var (name, shape) in names)
        {
            scope.Add(name, new(Meaning.Symbol, shape, default));
        }

        foreach (var name in names.Values.SelectMany(s => s.Rows.Names.Concat(s.Columns.Names)).Distinct()
            .Where(n => !names.ContainsKey(n)))
        {
            scope.Add(name, new(Meaning.Dimension, Shape.Scalar, default));
        }

        return scope;
    }
}
