using System.Collections.Frozen;

namespace SymMat.Printing;

/// <summary>Greek letters by their Latin names: the character, and the LaTeX command where there is one.</summary>
internal static class Greek
{
    private const string Letters =
        "alpha α,beta β,gamma γ,delta δ,epsilon ε,zeta ζ,eta η,theta θ,iota ι,kappa κ,lambda λ,mu μ,nu ν,xi ξ,"
        + "omicron ο,pi π,rho ρ,sigma σ,tau τ,upsilon υ,phi φ,chi χ,psi ψ,omega ω";

    /// <summary>Letters that LaTeX has no command for, since they look like Latin ones.</summary>
    private static readonly FrozenDictionary<string, string> LatinLooks = new Dictionary<string, string>
    {
        ["omicron"] = "o", ["Alpha"] = "A", ["Beta"] = "B", ["Epsilon"] = "E", ["Zeta"] = "Z", ["Eta"] = "H",
        ["Iota"] = "I", ["Kappa"] = "K", ["Mu"] = "M", ["Nu"] = "N", ["Omicron"] = "O", ["Rho"] = "P", ["Tau"] = "T",
        ["Chi"] = "X",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Characters = Letters.Split(',')
        .Select(row => row.Split(' '))
        .SelectMany(row => new[] { (row[0], row[1]), (Capital(row[0]), row[1].ToUpperInvariant()) })
        .ToFrozenDictionary(p => p.Item1, p => p.Item2, StringComparer.Ordinal);

    /// <summary>The character of that name, or null.</summary>
    public static string? Character(string name) => Characters.GetValueOrDefault(name);

    /// <summary>The letter of that name in LaTeX, or null.</summary>
    public static string? Latex(string name) =>
        LatinLooks.TryGetValue(name, out var looks) ? $@"\mathrm{{{looks}}}"
            : Characters.ContainsKey(name) ? $@"\{name}" : null;

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
