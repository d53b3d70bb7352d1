using System.Text.RegularExpressions;
using SymMat.Catalog;

namespace SymMat.Tests.Catalog;

/// <summary>Copies of a row with one thing wrong each, and what it is.</summary>
internal static partial class Mutants
{
    private static readonly string[] Alongs = ["", "i", "j", "ij"];

    public static IEnumerable<(string What, Operator Row)> Of(Operator row) =>
        OfSignatures(row).Concat(row switch
        {
            EntrywiseFunction f => OfEntrywise(f),
            DefinedFunction f => OfText(f.Body).Select(t => (t, (Operator)(f with { Body = t })))
                .Append(("linear", f with { IsLinear = !f.IsLinear }))
                .Concat(f.Value is null ? Array.Empty<(string, Operator)>() : [("the value of the body", f with { Value = null }), ("-value", f with { Value = a => -f.Value(a) })]),
            NodeFunction f => Others(f.Node).Select(n => ($"{n}", (Operator)(f with { Node = n })))
                .Concat(Alongs.Where(a => a != f.Along).Select(a => ($"along {a}", (Operator)(f with { Along = a })))),
            ConstantFunction f => Others(f.Form).Select(n => ($"{n}", (Operator)(f with { Form = n })))
                .Concat(f.DimensionCounts.Select(n => ($"not {n} dimensions", (Operator)(f with { DimensionCounts = f.DimensionCounts.Remove(n) }))))
                .Append(("3 dimensions", f with { DimensionCounts = f.DimensionCounts.Add(3) })),
            SyntaxOperator f => Others(f.Form).Select(n => ($"{n}", (Operator)(f with { Form = n }))),
            _ => [],
        }).Concat(OfNames(row));

    public static IEnumerable<Law> Of(Law law) =>
        OfText(law.Left).Select(t => law with { Left = t }).Concat(OfText(law.Right).Select(t => law with { Right = t }))
            .Concat(Others(law.Condition).Select(c => law with { Condition = c })).Except(SymMat.Catalog.Laws.All);

    public static IEnumerable<PropertyRow> Of(PropertyRow row) =>
        Others(row.Property).Where(p => p != Properties.None)
            .SelectMany(p => new[] { row with { Implies = row.Implies ^ p }, row with { Excludes = row.Excludes ^ p } })
            .Append(row with { NeedsSquare = !row.NeedsSquare });

    private static IEnumerable<(string, Operator)> OfEntrywise(EntrywiseFunction f)
    {
        for (var k = 0; k < f.Arity; k++)
        {
            foreach (var text in OfText(f.Derivatives[k]))
            {
                yield return ($"derivative {text}", f with { Derivatives = f.Derivatives.SetItem(k, text) });
            }
        }

        foreach (var identity in f.Identities)
        {
            foreach (var other in OfText(identity.Left).Select(t => (t, identity.Right)).Concat(OfText(identity.Right).Select(t => (identity.Left, t))))
            {
                yield return ($"identity {other}", f with { Identities = f.Identities.Replace(identity, other) });
            }
        }

        foreach (var parity in Others(f.Parity))
        {
            yield return ($"parity {parity}", f with { Parity = parity });
        }

        foreach (var range in Others(f.Range))
        {
            yield return ($"range {range}", f with { Range = range });
        }

        foreach (var degree in new int?[] { null, 0, 1, 2 }.Where(d => d != f.Degree))
        {
            yield return ($"degree {degree}", f with { Degree = degree });
        }

        yield return ("value + 1", f with { Value = (x, y) => f.Value(x, y) + 1 });
        yield return ("2*value", f with { Value = (x, y) => 2 * f.Value(x, y) });
        yield return ("-value", f with { Value = (x, y) => -f.Value(x, y) });
        foreach (var other in Functions.Entrywise.Where(o => o.Arity == f.Arity && o.Name != f.Name))
        {
            yield return ($"the value of {other}", f with { Value = other.Value });
        }
    }

    private static IEnumerable<(string, Operator)> OfNames(Operator row) =>
    [
        ("another name", row with { Aliases = row.Aliases.Add("other") }),
        .. row.Aliases.Select(a => ($"not {a}", row with { Aliases = row.Aliases.Remove(a) })),
        .. row.MatrixVariant is null ? Array.Empty<(string, Operator)>()
            : Functions.All.Where(f => f.Arity == 1 && f.Name != row.MatrixVariant).Select(f => ($"variant {f}", row with { MatrixVariant = f.Name })),
    ];

    /// <summary>Each letter replaced by each other one, and each signature dropped.</summary>
    private static IEnumerable<(string, Operator)> OfSignatures(Operator row)
    {
        foreach (var signature in row.Signatures)
        {
            yield return ($"no {signature}", row with { Signatures = row.Signatures.Remove(signature) });
            for (var at = 0; at < signature.Text.Length; at++)
            {
                foreach (var letter in "ijkl1".Where(c => "ijkl1".Contains(signature.Text[at], StringComparison.Ordinal) && c != signature.Text[at]))
                {
                    var text = signature.Text[..at] + letter + signature.Text[(at + 1)..];
                    if (Renamed(text) != Renamed(signature.Text))
                    {
                        yield return (text, row with { Signatures = row.Signatures.Replace(signature, Signature.Parse(text)) });
                    }
                }
            }
        }
    }

    /// <summary>The signature with its letters in the order of the alphabet.</summary>
    private static string Renamed(string signature)
    {
        var letters = signature.Where(char.IsAsciiLetter).Distinct().ToList();
        return string.Concat(signature.Select(c => letters.Contains(c) ? (char)('a' + letters.IndexOf(c)) : c));
    }

    /// <summary>The formula with one of its words or signs replaced, or two operands swapped.</summary>
    public static IEnumerable<string> OfText(string formula)
    {
        foreach (Match word in Words().Matches(formula))
        {
            foreach (var other in Others(word.Value, formula))
            {
                yield return formula[..word.Index] + other + formula[(word.Index + word.Length)..];
            }
        }

        foreach (Match pair in Pairs().Matches(formula))
        {
            yield return formula[..pair.Index] + pair.Groups[3] + pair.Groups[2] + pair.Groups[1] + formula[(pair.Index + pair.Length)..];
        }
    }

    private static IEnumerable<string> Others(string word, string formula) => word switch
    {
        "+" => ["-"],
        "-" => ["+"],
        "*" => ["/"],
        "/" => ["*"],
        ".^" or "^" => ["*"],
        "x" => ["(x + 1)", "y", "(-x)", "(2*x)"],
        "y" => ["x"],
        "A" => ["A'", "(2*A)", "(-A)"],
        "i" => ["j"],
        "j" => ["i"],
        "0" => ["1"],
        _ when char.IsAsciiDigit(word[0]) => [$"{word}1", "0"],
        _ => Functions.All.Where(f => f.Name != word && (f is EntrywiseFunction || formula.Contains('A', StringComparison.Ordinal))).Select(f => f.Name),
    };

    private static IEnumerable<T> Others<T>(T value)
        where T : struct, Enum => Enum.GetValues<T>().Where(v => !v.Equals(value));

    [GeneratedRegex(@"[A-Za-z_]\w*|\d+|\.\^|[-+*/^]")]
    private static partial Regex Words();

    [GeneratedRegex(@"(\w+)( - |\^|/)(\w+)")]
    private static partial Regex Pairs();
}
