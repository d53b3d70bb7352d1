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
    private readonly Vocabulary _vocabulary = new(program);
    private readonly List<Section> _sections = [];
    private readonly List<ChainLink> _chain = [];
    private readonly List<Definition> _gradients = [];

    /// <summary>The derivation.</summary>
    public Derivation Build()
    {
        _sections.Add(Shapes());
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
        var reading = new ReadingOff(_vocabulary, function, variable, derivative, () => Kronecker(derivative))
        {
            IsNumerator = question.Layout == Layout.Numerator,
            IsDenominator = question.Layout == Layout.Denominator && derivative.Wrt.Length == 1,
        };
        var isMoved = differentials.Moves(function.Name);
        _sections.Add(new(
            Phrase.Of("Derivative of ") + function + " by " + name,
            isMoved ? reading.From(differentials.Of(function.Name, name)) : reading.Still()));
    }

    /// <summary>The gradient by the first variable is a definition of its own, of which the derivative by the last is taken.</summary>
    private void AddSecond(NameExpression function, Derivative derivative, Differentials differentials)
    {
        var first = Differentiator.Answer(
            program, question with { Wrt = [[derivative.Wrt[0]]], Layout = Layout.Mixed, Notation = NotationKind.Matrix }).Derivatives[0];
        AddFirst(function, first, differentials);
        if (first.Body is not MatrixBody { Value: var value })
        {
            _sections.Add(new(Phrase.Of("Second derivative"), [new DerivativeLine(derivative, Phrase.Of("the answer"))]));
            return;
        }

        var gradient = _vocabulary.Fresh("g", value.Shape);
        _gradients.Add(new(gradient.Name, value));
        differentials.Add(_gradients[^1]);
        _sections.Add(differentials.Sections[^1]);
        AddFirst(gradient, derivative, differentials);
    }

    private DifferentialReading? Kronecker(Derivative derivative) => Differentiator.Answer(
        program, question with { Wrt = [derivative.Wrt], Notation = NotationKind.Kronecker }).Derivatives[0].Reading as DifferentialReading;

    private void AddChain(NameExpression function, ImmutableArray<Derivative> derivatives, Differentials differentials)
    {
        var variables = derivatives.SelectMany(d => d.Wrt).Distinct().Where(differentials.Moves).Select(v => new NameExpression(v, ShapeOf(v)));
        List<ChainLink> links = [.. ChainRule.Links(_vocabulary, function, differentials.Definitions, variables)];
        _chain.AddRange(links);
        if (differentials.Definitions.Length > 1 && derivatives[0].Wrt.Length == 1 && links.Exists(l => l.Definition is null && l.Rule is not null))
        {
            _sections.Add(new(
                Phrase.Of("Chain rule, from ") + function + " back",
                [.. links.Where(l => l.Rule is not null && l.Name.Name != function.Name).SelectMany(l => ChainLines(l, derivatives))]));
        }
    }

    private static IEnumerable<Line> ChainLines(ChainLink link, ImmutableArray<Derivative> derivatives)
    {
        var through = Phrase.Of("through ") + Phrase.List([.. link.Users.Select(u => new NameExpression(u.Name, u.Shape))]);
        yield return new EquationLine(link.Adjoint, link.Rule!, through) { ShowsShape = true };
        var answer = derivatives.FirstOrDefault(d => link.Definition is null && d.Wrt[0] == link.Name.Name);
        if (answer is { Body: MatrixBody { Value: var value }, Spaces.IsEmpty: true }
            && value.Shape == link.Rule!.Shape && !Equality.Same(value, link.Rule))
        {
            yield return new EquationLine(null, value, Phrase.Of("put in"));
        }
    }

    private Section Shapes() => new(
        Phrase.Of("Shapes"),
        [
            .. program.Symbols.Select(s => new ShapeLine(new(s.Name, s.Shape), Phrase.Of(Properties(s)))),
            .. Dependencies.Of(program.Definitions, [question.Of]).Select(d => new ShapeLine(new(d.Name, d.Shape), Phrase.Equation(new NameExpression(d.Name, d.Shape), d.Value))),
        ]);

    private static string Properties(Symbol symbol) =>
        string.Join(", ", PropertyTable.Rows.Where(r => symbol.Properties.HasFlag(r.Property)).Select(r => r.Name));

    private Symbol SymbolOf(string name) =>
        program.Symbols.FirstOrDefault(s => s.Name == name) ?? new Symbol(name, ShapeOf(name), Catalog.Properties.None);

    private Shape ShapeOf(string name) =>
        program.Definitions.FirstOrDefault(d => d.Name == name)?.Shape ?? program.Symbols.First(s => s.Name == name).Shape;
}
