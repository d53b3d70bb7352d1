using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Shapes;
using SymMat.Syntax;
using static SymMat.Diagnostics.Quoting;

namespace SymMat.Matrices;

/// <summary>
/// Makes a matrix program from syntax, and finds all that is wrong with names, shapes, properties and arguments. An
/// error excuses the name that its statement introduces, so that uses of it are no errors of their own.
/// </summary>
internal sealed class Checker
{
    private readonly Scope _scope;
    private readonly ExpressionChecker _expressions;
    private readonly ImmutableArray<Symbol>.Builder _symbols = ImmutableArray.CreateBuilder<Symbol>();
    private readonly ImmutableArray<Definition>.Builder _definitions = ImmutableArray.CreateBuilder<Definition>();

    private Checker(SourceText source)
    {
        _scope = new(source);
        _expressions = new(_scope);
    }

    /// <summary>The program, which is of use only where there are no diagnostics.</summary>
    public static (MatrixProgram Program, IReadOnlyList<Diagnostic> Diagnostics) Check(
        ProgramSyntax syntax, SourceText source)
    {
        var checker = new Checker(source);
        checker.NoteLaterNames(syntax);
        foreach (var statement in syntax.Statements)
        {
            checker.CheckStatement(statement);
        }

        return (
            new(
                checker._symbols.ToImmutable(),
                checker._definitions.ToImmutable(),
                checker._scope.DimensionNames)
            { HasDecimals = checker._scope.HasDecimals },
            checker._scope.Diagnostics);
    }

    private void NoteLaterNames(ProgramSyntax syntax)
    {
        foreach (var name in syntax.Statements.SelectMany(s => NamesOf(s)))
        {
            _scope.Later.TryAdd(name.Name, name.Span);
        }
    }

    private static ImmutableArray<NameSyntax> NamesOf(StatementSyntax statement) => statement switch
    {
        DeclarationSyntax declaration => declaration.Names,
        DefinitionSyntax definition => [definition.Name],
        _ => [],
    };

    private void CheckStatement(StatementSyntax statement)
    {
        switch (statement)
        {
            case DeclarationSyntax declaration:
                Declare(declaration);
                break;
            case DefinitionSyntax definition:
                Define(definition);
                break;
            case BrokenSyntax broken:
                foreach (var name in broken.Names)
                {
                    _scope.Excuse(name);
                }

                break;
        }
    }

    private void Declare(DeclarationSyntax syntax)
    {
        var shape = CheckShape(syntax.Shape);
        var properties = new PropertyChecker(_scope).Check(syntax.Properties, shape);
        foreach (var name in syntax.Names)
        {
            if (Introduce(name, new(Meaning.Symbol, shape, name.Span)) && shape is { } known)
            {
                _symbols.Add(new(name.Name, known, properties));
            }
        }
    }

    private void Define(DefinitionSyntax syntax)
    {
        var stated = syntax.Shape is null ? null : CheckShape(syntax.Shape);
        var value = _expressions.Check(syntax.Value);
        var shape = value is null ? stated : value.Shape;
        if (value is not null && stated is { } expected && expected != value.Shape)
        {
            _scope.Report(
                Category.Shape,
                $"{Quote(syntax.Name.Name)} is stated as {expected}, but its expression is {value.Shape}",
                syntax.Value.Span);
            shape = null;
        }

        if (Introduce(syntax.Name, new(Meaning.Definition, shape, syntax.Name.Span)) && value is not null)
        {
            _definitions.Add(new(syntax.Name.Name, value));
        }
    }

    private Shape? CheckShape(ShapeSyntax syntax)
    {
        var dimensions = new DimensionChecker(_scope, inShape: true);
        var rows = syntax.Rows is null ? Dimension.One : dimensions.Check(syntax.Rows);
        var columns = syntax.Columns is null ? Dimension.One : dimensions.Check(syntax.Columns);
        return rows is null || columns is null ? null : new(rows, columns);
    }

    /// <summary>Introduces the name if it is free; else reports what it is already.</summary>
    private bool Introduce(NameSyntax name, Entry entry)
    {
        if (Scope.Constants.ContainsKey(name.Name) || Functions.ByName.ContainsKey(name.Name))
        {
            var what = Scope.Constants.ContainsKey(name.Name) ? "constant" : "function";
            _scope.Report(
                Category.Name,
                $"{Quote(name.Name)} is a {what} of the language, so it can't be declared or defined",
                name.Span);
            _scope.Excuse(name.Name);
            return false;
        }

        if (_scope.Find(name.Name) is { } existing)
        {
            ReportTwice(name, existing);
            return false;
        }

        _scope.Add(name.Name, entry);
        return true;
    }

    private void ReportTwice(NameSyntax name, Entry existing)
    {
        var line = _scope.Source.LineAt(existing.Place.Start);
        _scope.Report(
            Category.Name,
            existing.Meaning switch
            {
                Meaning.Symbol => $"{Quote(name.Name)} is declared already, on line {line}",
                Meaning.Definition => $"{Quote(name.Name)} is defined already, on line {line}",
                _ => $"{Quote(name.Name)} is a dimension already, on line {line}; one name is one thing",
            },
            name.Span,
            existing.Meaning == Meaning.Dimension ? null : "choose another name");
        if (existing.Meaning != Meaning.Dimension)
        {
            _scope.Excuse(name.Name);
        }
    }
}
