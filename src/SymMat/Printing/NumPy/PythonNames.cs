using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SymMat.Matrices;

namespace SymMat.Printing;

/// <summary>The Python names of a program's names, each its own, and fresh names for intermediate results.</summary>
internal sealed class PythonNames
{
    /// <summary>Python's keywords, and the names that a printed module uses itself.</summary>
    private static readonly FrozenSet<string> Taken = FrozenSet.Create(
        StringComparer.Ordinal,
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
        "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
        "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", "np", "math", "float");

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used;
    private int _fresh;

    /// <summary>Names for everything that the program names.</summary>
    public PythonNames(MatrixProgram program)
    {
        ImmutableArray<string> all =
        [
            .. program.Symbols.Select(s => s.Name), .. program.Definitions.Select(d => d.Name), .. program.DimensionNames,
        ];
        _used = [.. all, .. Taken];
        foreach (var name in all)
        {
            _names.TryAdd(name, IsFree(name) ? name : Local(name + "_"));
        }
    }

    /// <summary>Whether Python reads the name as it stands, as no other letters or word.</summary>
    private static bool IsFree(string name) => Plain(name) == name && !Taken.Contains(name);

    /// <summary>The name with code points for letters that Python, which normalises names by NFKC, may take for others.</summary>
    private static string Plain(string name) => Ascii.IsValid(name) ? name
        : string.Concat(name.EnumerateRunes().Select(r => IsPlain(r.Value) ? r.ToString() : string.Create(CultureInfo.InvariantCulture, $"u{r.Value:x}")));

    /// <summary>ASCII, and letters of Latin, Greek, Cyrillic and Han that have no other form.</summary>
    private static bool IsPlain(int letter) => letter is < 0x80 or (>= 0xC0 and <= 0x131) or (>= 0x134 and <= 0x13E)
        or (>= 0x391 and <= 0x3C9) or (>= 0x400 and <= 0x45F) or (>= 0x4E00 and <= 0x9FFF);

    /// <summary>The Python name.</summary>
    public string Of(string name) => _names.GetValueOrDefault(name, name);

    /// <summary>A name that nothing has: t1, t2, ...</summary>
    public string Fresh()
    {
        string name;
        do
        {
            name = string.Create(CultureInfo.InvariantCulture, $"t{++_fresh}");
        }
        while (!_used.Add(name));

        return name;
    }

    /// <summary>The name, or where that is taken one that begins with it, for a local variable.</summary>
    public string Local(string name)
    {
        name = Plain(name);
        while (!_used.Add(name))
        {
            name += "_";
        }

        return name;
    }
}
