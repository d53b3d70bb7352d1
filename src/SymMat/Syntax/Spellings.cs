using System.Collections.Frozen;
using System.Collections.Immutable;
using SymMat.Catalog;

namespace SymMat.Syntax;

/// <summary>The tables of what is written how: operators, what other languages write for them, Greek letters.</summary>
internal static class Spellings
{
    /// <summary>The operators and marks; where one begins another, the longer is meant.</summary>
    public static ImmutableArray<(string Text, TokenKind Kind)> Operators { get; } =
    [
        ("(", TokenKind.LeftBracket), (")", TokenKind.RightBracket),
        ("[", TokenKind.LeftSquare), ("]", TokenKind.RightSquare),
        (",", TokenKind.Comma), (":", TokenKind.Colon), ("=", TokenKind.Equal),
        (";", TokenKind.Semicolon), ("\n", TokenKind.Newline),
        ("+", TokenKind.Plus), (".+", TokenKind.DottedPlus),
        ("-", TokenKind.Minus), ("−", TokenKind.Minus), (".-", TokenKind.DottedMinus), (".−", TokenKind.DottedMinus),
        ("*", TokenKind.Star), ("·", TokenKind.Star), ("⋅", TokenKind.Star),
        (".*", TokenKind.DottedStar), ("⊙", TokenKind.DottedStar),
        ("/", TokenKind.Slash), ("./", TokenKind.DottedSlash), ("⊘", TokenKind.DottedSlash),
        ("\\", TokenKind.Backslash), ("⊗", TokenKind.Kronecker),
        ("^", TokenKind.Caret), (".^", TokenKind.DottedCaret),
        ("'", TokenKind.Transpose), (".T", TokenKind.Transpose), ("ᵀ", TokenKind.Transpose),
        ("⁻¹", TokenKind.Inverse),
    ];

    /// <summary>What is no token of the language but likely meant as one, with what to write in its place.</summary>
    public static ImmutableArray<(string Text, string Instead)> Foreign { get; } =
    [
        ("**", "a power is written `^`, of each entry `.^`"),
        ("==", "a definition is written with one `=`"),
        (":=", "a definition is written with `=`"),
        ("!=", "there are no comparisons"), ("<=", "there are no comparisons"), (">=", "there are no comparisons"),
        ("<", "there are no comparisons"), (">", "there are no comparisons"),
        ("+=", "a name is defined once, with `=`"), ("-=", "a name is defined once, with `=`"),
        ("*=", "a name is defined once, with `=`"), ("/=", "a name is defined once, with `=`"),
        ("@", "a matrix product is written `*`"), ("×", "a product is written `*`"),
        ("∘", "an entrywise product is written `.*`"), ("∗", "a product is written `*`"),
        ("%", "a comment starts with `#`"), ("//", "a comment starts with `#`"),
        ("÷", "a quotient is written `/`"),
        (".'", "a transpose is written `'`"), ("’", "a transpose is written `'`"), ("′", "a transpose is written `'`"),
        ("⊤", "a transpose is written `'`"), ("`", "a transpose is written `'`"),
        ("–", "a minus sign is written `-`"), ("—", "a minus sign is written `-`"),
        (".\\", "`a.\\b` is written `b./a`"),
        ("²", "a power is written `^2`, of each entry `.^2`"), ("³", "a power is written `^3`, of each entry `.^3`"),
        ("&", "a shape is followed by its properties, separated by spaces"),
        ("{", "brackets are round: `(` and `)`"), ("}", "brackets are round: `(` and `)`"),
        .. Functions.All.SelectMany(f => f.Signs.Select(sign => (sign, Call: $"`{f.Name}(x)`")))
            .GroupBy(f => f.sign, f => f.Call, (sign, calls) => (sign, $"it is written {string.Join(" or ", calls)}")),
    ];

    /// <summary>Greek letters by their Latin names, with their variants.</summary>
    public static FrozenDictionary<char, string> Greek { get; } = new Dictionary<char, string>
    {
        ['α'] = "alpha", ['β'] = "beta", ['γ'] = "gamma", ['δ'] = "delta", ['ε'] = "epsilon", ['ζ'] = "zeta",
        ['η'] = "eta", ['θ'] = "theta", ['ι'] = "iota", ['κ'] = "kappa", ['λ'] = "lambda", ['μ'] = "mu",
        ['ν'] = "nu", ['ξ'] = "xi", ['ο'] = "omicron", ['π'] = "pi", ['ρ'] = "rho", ['σ'] = "sigma",
        ['τ'] = "tau", ['υ'] = "upsilon", ['φ'] = "phi", ['χ'] = "chi", ['ψ'] = "psi", ['ω'] = "omega",
        ['Γ'] = "Gamma", ['Δ'] = "Delta", ['Θ'] = "Theta", ['Λ'] = "Lambda", ['Ξ'] = "Xi", ['Π'] = "Pi",
        ['Σ'] = "Sigma", ['Υ'] = "Upsilon", ['Φ'] = "Phi", ['Ψ'] = "Psi", ['Ω'] = "Omega",
        ['ϵ'] = "epsilon", ['ϑ'] = "theta", ['ϕ'] = "phi", ['ϱ'] = "rho", ['ϰ'] = "kappa", ['ς'] = "sigma",
        ['\u00B5'] = "mu", ['\u2126'] = "Omega",
    }.ToFrozenDictionary();

    /// <summary>The name with Greek letters spelled in Latin.</summary>
    public static string Latin(string name) =>
        name.AsSpan().IndexOfAnyExceptInRange('\0', '\x7F') < 0
            ? name
            : string.Concat(name.Select(c => Greek.TryGetValue(c, out var latin) ? latin : c.ToString()));
}
