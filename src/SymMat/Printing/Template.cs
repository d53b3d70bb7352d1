using System.Collections.Immutable;
using System.Globalization;

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
            var end = i + 1;
            while (template[i] == '{' && end < template.Length - 1 && char.IsAsciiDigit(template[end]))
            {
                end++;
            }

            if (end > i + 1)
            {
                var need = template[end] switch { '!' => Need.Atom, '*' => Need.Factor, _ => Need.Nothing };
                pieces.Add(new(template[start..i], -1, default));
                pieces.Add(new("", int.Parse(template.AsSpan(i + 1, end - i - 1), CultureInfo.InvariantCulture), need));
                start = end + (need == Need.Nothing ? 1 : 2);
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
