using System.Collections.Immutable;
using SymMat.Diagnostics;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Shapes;
using SymMat.Syntax;
using static SymMat.Diagnostics.Quoting;

namespace SymMat.Calculus;

/// <summary>What the command line asks, before its names are looked up.</summary>
/// <param name="Of">The name to differentiate; null for the last definition.</param>
/// <param name="Wrt">The variables; none for every declared symbol that it depends on.</param>
/// <param name="Order">1 for derivatives, 2 for second derivatives.</param>
/// <param name="Layout">The layout.</param>
/// <param name="Expand">Whether names of definitions are written out in the answer.</param>
/// <param name="Notation">The notation.</param>
/// <param name="Structure">What entries of a structured variable the derivative is by.</param>
public sealed record Request(
    string? Of, ImmutableArray<string> Wrt, int Order, Layout Layout = Layout.Mixed, bool Expand = false,
    NotationKind Notation = NotationKind.Matrix, Structure Structure = Structure.Projected);

/// <summary>Finds the names of a request in a program.</summary>
public static class QuestionResolver
{
    /// <summary>The question, or null with the reasons, which have no place in the program's text.</summary>
    public static (Question? Question, ImmutableArray<Diagnostic> Diagnostics) Resolve(
        MatrixProgram program, Request request)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(request);
        if (program.Definitions.IsEmpty)
        {
            var asked = request.Of is null ? "" : $" called {Quote(request.Of)}";
            return (null, [Usage($"the program has no definition{asked} to differentiate", "define one: `L = ...`")]);
        }

        var of = Spellings.Latin(request.Of ?? program.Definitions[^1].Name);
        ImmutableArray<string> wrt = [.. request.Wrt.Select(Spellings.Latin)];
        ImmutableArray<string> names = [.. wrt.Prepend(of).Distinct()];
        ImmutableArray<Diagnostic> unknown =
            [.. names.Select(n => Look(program, n)).OfType<Diagnostic>()];
        return unknown.IsEmpty ? Variables(program, request, of, wrt) : (null, unknown);
    }

    private static (Question?, ImmutableArray<Diagnostic>) Variables(
        MatrixProgram program, Request request, string of, ImmutableArray<string> wrt)
    {
        var shape = ShapeOf(program, of);
        if (request.Order > 1 && !shape.IsScalar && request.Notation is not (NotationKind.Index or NotationKind.Einsum))
        {
            return (null, [Usage(
                $"the second derivative is of a scalar, but {Quote(of)} is {shape}",
                "add `--notation index` for its second derivative in index notation")]);
        }

        if (request.Structure == Structure.Free
            && request.Notation is (NotationKind.Differential or NotationKind.Kronecker))
        {
            return (null, [Usage(
                "a derivative by free entries is no linear map of the whole variable", "leave out `--structure free`")]);
        }

        if (request.Order > 1 && wrt.Length > 2)
        {
            return (null, [Usage("a second derivative is by one or two variables", null)]);
        }

        var variables = wrt.IsEmpty ? Dependencies.SymbolsOf(program, [of]) : wrt;
        return variables.IsEmpty
            ? (null, [Usage($"{Quote(of)} depends on no declared symbol", "name a variable by --wrt")])
            : (new(of, Group(request.Order, wrt, variables), request.Layout, request.Expand, request.Notation, request.Structure), []);
    }

    private static ImmutableArray<ImmutableArray<string>> Group(
        int order, ImmutableArray<string> wrt, ImmutableArray<string> variables) =>
        order == 1 ? [.. variables.Select(v => ImmutableArray.Create(v))]
            : wrt.Length == 2 ? [wrt]
            : [.. variables.Select(v => ImmutableArray.Create(v, v))];

    private static Diagnostic? Look(MatrixProgram program, string name)
    {
        var known = program.Definitions.Select(d => d.Name).Concat(program.Symbols.Select(s => s.Name)).ToList();
        if (known.Contains(name))
        {
            return null;
        }

        if (program.DimensionNames.Contains(name))
        {
            return Usage($"{Quote(name)} is a dimension: a derivative is of or by a symbol or a definition", null);
        }

        var near = Nearest.Of(name, known);
        return new(Category.Name, $"the program has no symbol or definition called {Quote(name)}", null)
        {
            Help = near.IsEmpty ? $"it has {QuoteAll([.. known.Take(10)])}" : $"did you mean {QuoteAll(near)}?",
        };
    }

    private static Shape ShapeOf(MatrixProgram program, string name) =>
        program.Definitions.FirstOrDefault(d => d.Name == name)?.Shape
            ?? program.Symbols.First(s => s.Name == name).Shape;

    private static Diagnostic Usage(string message, string? help) =>
        new(Category.Usage, message, null) { Help = help };
}
