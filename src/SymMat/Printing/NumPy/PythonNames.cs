using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
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
            _names.TryAdd(name, Taken.Contains(name) ? Local(name + "_") : name);
        }
    }

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
        while (!_used.Add(name))
        {
            name += "_";
        }

        return name;
    }
}
