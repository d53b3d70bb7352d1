using SymMat.Calculus;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Explanation;

/// <summary>The chain rule as a section: how each derivative comes from those of the definitions that use its name.</summary>
internal static class ChainSection
{
    private const int MostTerms = 4;

    /// <summary>The section, or null where there is no more than one definition, or no rule that matrices say.</summary>
    public static Section? Of(MatrixProgram program, Vocabulary vocabulary, IReadOnlyList<ChainLink> links, Answer answer)
    {
        var ends = links.Where(l => l.Definition is null).ToList();
        if (links.Count - ends.Count < 2 || !ends.Exists(l => l.Rule is not null))
        {
            return null;
        }

        var lines = new LineList();
        foreach (var link in links.Skip(1).Where(l => l.Rule is not null))
        {
            Add(lines, link, answer);
        }

        AddArray(lines, program, vocabulary, links[0], ends);
        return new(Phrase.Of("Chain rule, from ") + links[0].Name + " back to " + Phrase.List([.. ends.Select(l => l.Name)]), lines.All);
    }

    private static void Add(LineList lines, ChainLink link, Answer answer)
    {
        var through = Phrase.Of("through ") + Phrase.List([.. link.Users.Select(u => new NameExpression(u.Name, u.Shape))]);
        lines.Begin(link.Adjoint, link.Rule!, through, showsShape: true);
        var derivative = answer.Derivatives.FirstOrDefault(d => link.Definition is null && d.Wrt[0] == link.Name.Name);
        if (answer.Layout == Layout.Mixed && derivative is { Body: MatrixBody { Value: var value }, Spaces.IsEmpty: true })
        {
            lines.Continue(value, Phrase.Of("put in"));
        }
    }

    /// <summary>The first array of three or four indices that the chain rule of textbooks has on the way, and this one not.</summary>
    private static void AddArray(LineList lines, MatrixProgram program, Vocabulary vocabulary, ChainLink function, List<ChainLink> ends)
    {
        var link = ends.Find(l => l.Users.Length > 0 && !l.Users[0].Shape.IsScalar && !l.Name.Shape.IsScalar
            && !(l.Users[0].Shape.IsVector && l.Name.Shape.IsVector));
        if (link is null || !function.Name.Shape.IsScalar || Entries(program, link.Users[0], link.Name) is not { } derivative)
        {
            return;
        }

        var user = new NameExpression(link.Users[0].Name, link.Users[0].Shape);
        var name = vocabulary.Adjoint(user.Name, link.Name.Name, user.Shape);
        lines.Remark(Phrase.Empty + name + " has more than two indices. The chain rule above does without it, but this is it:");
        lines.Finish(derivative, "");
    }

    private static Derivative? Entries(MatrixProgram program, Definition user, NameExpression by)
    {
        var declared = program.Symbols.ToDictionary(s => s.Name, StringComparer.Ordinal);
        var symbols = Postorder.Names(user.Value).Select(n =>
            n.Name != by.Name && declared.TryGetValue(n.Name, out var s) ? s : new Symbol(n.Name, n.Shape, Properties.None));
        var alone = new MatrixProgram([.. symbols], [user], program.DimensionNames) { HasDecimals = program.HasDecimals };
        var derivative = Differentiator.Answer(alone, new(user.Name, [[by.Name]], Notation: NotationKind.Index)).Derivatives[0];
        return derivative.Reading is IndexReading { Body.Terms.Length: <= MostTerms } ? derivative : null;
    }
}
