using System.Collections.Immutable;
using SymMat.Calculus;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Shapes;

namespace SymMat.Explanation;

/// <summary>Puts the sections of a derivation together. Local to one derivation.</summary>
internal sealed class DerivationBuilder(MatrixProgram program, Question question, Answer answer)
{
    private readonly Vocabulary _vocabulary = new(answer.Scope);
    private readonly List<Section> _sections = [];
    private readonly List<ChainLink> _chain = [];
    private readonly List<Definition> _gradients = [];

    /// <summary>The derivation.</summary>
    public Derivation Build()
    {
        _sections.Add(Shapes());
        if (!answer.Where.IsEmpty)
        {
            _sections.Add(Names());
        }

        foreach (var group in Groups())
        {
            AddGroup([.. group]);
        }

        return new(answer, [.. _sections], [.. _chain], [.. _gradients], _vocabulary.Designations);
    }

    /// <summary>Symbols move together, so that their differentials are shared; a definition moves by itself.</summary>
    private IEnumerable<IEnumerable<Derivative>> Groups()
    {
        var isSecond = question.Wrt[0].Length == 2;
        var symbols = program.Symbols.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        return answer.Derivatives.Select((d, place) => (Derivative: d, Key: isSecond || !symbols.Contains(d.Wrt[0]) ? place : -1))
            .GroupBy(d => d.Key, d => d.Derivative);
    }

    private void AddGroup(ImmutableArray<Derivative> derivatives)
    {
        var of = new NameExpression(derivatives[0].Of, ShapeOf(derivatives[0].Of));
        var differentials = new Differentials(program, _vocabulary, of.Name, derivatives.SelectMany(d => d.Wrt));
        _sections.AddRange(differentials.Sections.Where(s => !s.Lines.IsEmpty));
        foreach (var derivative in derivatives)
        {
            if (derivative.Wrt.Length == 2)
            {
                AddSecond(of, derivative, differentials);
            }
            else
            {
                AddFirst(of, derivative, differentials);
            }
        }

        AddChain(of, derivatives, differentials);
    }

    private void AddFirst(NameExpression function, Derivative derivative, Differentials differentials)
    {
        var variable = SymbolOf(derivative.Wrt[^1]);
        var name = new NameExpression(variable.Name, variable.Shape);
        var isAsked = derivative.Wrt.Length == question.Wrt[0].Length;
        var layout = isAsked ? question.Layout : Layout.Mixed;
        var reading = new ReadingOff(_vocabulary, function, variable, derivative, layout, isAsked, () => Kronecker(derivative));
        var isMoved = differentials.Moves(function.Name);
        _sections.Add(new(
            Phrase.Of("Derivative of ") + function + " by " + name,
            isMoved ? reading.From(differentials.Of(function.Name, name)) : reading.Still()));
    }

    /// <summary>The gradient by the first variable is a definition of its own, of which the derivative by the last is taken.</summary>
    private void AddSecond(NameExpression function, Derivative derivative, Differentials differentials)
    {
        var plain = Differentiator.Answer(
            program, question with { Wrt = [[derivative.Wrt[0]]], Layout = Layout.Mixed, Notation = NotationKind.Matrix });
        var first = plain.Derivatives[0];
        if (first.Body is not MatrixBody body)
        {
            AddFirst(function, first, differentials);
            _sections.Add(new(Phrase.Of("Second derivative"), [new DerivativeLine(derivative, Phrase.Of("the answer"))]));
            return;
        }

        var value = plain.Where.Reverse().Aggregate(body.Value, (written, w) =>
            Substitution.Replace(written, n => n is NameExpression name && name.Name == w.Name ? w.Value : null));
        AddFirst(function, first with { Body = new MatrixBody(value) }, differentials);
        var gradient = _vocabulary.Fresh("g", value.Shape);
        _gradients.Add(new(gradient.Name, value));
        differentials.Add(_gradients[^1], isCalled: false);
        _sections.Add(differentials.Sections[^1] with { Title = Phrase.Of("Differential of the gradient ") + Phrase.Equation(gradient, value) });
        AddFirst(gradient, derivative, differentials);
    }

    private DifferentialReading? Kronecker(Derivative derivative) => Differentiator.Answer(
        program, question with { Wrt = [derivative.Wrt], Notation = NotationKind.Kronecker }).Derivatives[0].Reading as DifferentialReading;

    private void AddChain(NameExpression function, ImmutableArray<Derivative> derivatives, Differentials differentials)
    {
        var variables = derivatives.SelectMany(d => d.Wrt).Distinct().Where(differentials.Moves).Select(v => new NameExpression(v, ShapeOf(v)));
        List<ChainLink> links = [.. ChainRule.Links(_vocabulary, function, differentials.Definitions, variables)];
        _chain.AddRange(links);
        if (derivatives[0].Wrt.Length == 1 && ChainSection.Of(program, _vocabulary, links, answer) is { } section)
        {
            _sections.Add(section);
        }
    }

    /// <summary>What the answer gives names to, since it has it several times.</summary>
    private Section Names()
    {
        var lines = new LineList();
        foreach (var definition in answer.Where)
        {
            lines.Begin(new NameExpression(definition.Name, definition.Shape), definition.Value, Phrase.Empty, showsShape: true);
        }

        return new(Phrase.Of("Names in the answer"), lines.All);
    }

    private Section Shapes() => new(
        Phrase.Of("Shapes"),
        [
            .. program.Symbols.Select(s => new ShapeLine(new(s.Name, s.Shape), Phrase.Of(Kind(s)))),
            .. Dependencies.Of(program.Definitions, [question.Of]).Select(d => new ShapeLine(new(d.Name, d.Shape), Phrase.Equation(new NameExpression(d.Name, d.Shape), d.Value))),
        ]);

    /// <summary>What is declared of a symbol, that follows from nothing else, and whether it is a variable.</summary>
    private string Kind(Symbol symbol)
    {
        var rows = PropertyTable.Rows.Where(r => symbol.Properties.HasFlag(r.Property)).ToList();
        var names = rows.Where(r => !rows.Exists(other => other != r && other.Implies.HasFlag(r.Property))).Select(r => r.Name.Replace('_', ' '));
        var isVariable = question.Wrt.Any(w => w.Contains(symbol.Name));
        return string.Join(", ", isVariable ? names.Prepend("varies") : names);
    }

    private Symbol SymbolOf(string name) =>
        program.Symbols.FirstOrDefault(s => s.Name == name) ?? new Symbol(name, ShapeOf(name), Catalog.Properties.None);

    private Shape ShapeOf(string name) =>
        program.Definitions.FirstOrDefault(d => d.Name == name)?.Shape ?? program.Symbols.First(s => s.Name == name).Shape;
}
