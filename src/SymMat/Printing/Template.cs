using System.Collections.Immutable;

namespace SymMat.Printing;

/// <summary>What a hole of a template needs of the operand that fills it.</summary>
internal enum Need
{
    /// <summary>Nothing: the hole is enclosed.</summary>
    Nothing,

    /// <summary>A factor: <c>{0*}</c>.</summary>
    Factor,

    /// <summary>An atom: <c>{0!}</c>.</summary>
    Atom,
}

/// <summary>A piece of a template: a literal, or a hole where Operand is not negative.</summary>
internal readonly record struct TemplatePiece(string Literal, int Operand, Need Need);

/// <summary>
/// A spelling with holes for operands: <c>{0}</c>, <c>{0!}</c> for one that is bracketed unless it is an atom,
/// <c>{0*}</c> for one that is bracketed unless it can stand as a factor. Other braces are themselves.
/// </summary>
internal static class Template
{
    /// <summary>The pieces, from the left.</summary>
    public static ImmutableArray<TemplatePiece> Parse(string template)
    {
        var pieces = ImmutableArray.CreateBuilder<TemplatePiece>();
        var start = 0;
        for (var i = 0; i + 2 < template.Length; i++)
        {
            if (template[i] == '{' && char.IsAsciiDigit(template[i + 1]))
            {
                var need = template[i + 2] switch { '!' => Need.Atom, '*' => Need.Factor, _ => Need.Nothing };
                pieces.Add(new(template[start..i], -1, default));
                pieces.Add(new("", template[i + 1] - '0', need));
                start = i + (need == Need.Nothing ? 3 : 4);
                i = start - 1;
            }
        }

        pieces.Add(new(template[start..], -1, default));
        return pieces.DrainToImmutable();
    }

    /// <summary>What the template needs of an operand: the most that any of its holes does.</summary>
    public static Need NeedOf(string template, int operand) =>
        Parse(template).Where(p => p.Operand == operand).Select(p => p.Need).DefaultIfEmpty().Max();

    /// <summary>Whether the text has a hole, and so is a template and no bare name.</summary>
    public static bool HasHoles(string text) => text.Contains("{0", StringComparison.Ordinal);
}
