using System.Collections.Immutable;
using System.Text;
using SymMat.Matrices;

namespace SymMat.Printing;

/// <summary>A value that a function returns, as a float if it is a scalar, and the name that it has beside others.</summary>
internal sealed record PythonResult(string Name, PythonCode Code, bool IsScalar);

/// <summary>
/// Writes one Python function: its parameters are the leaves that the result reaches, and what is used more than once,
/// is defined by the program or nests too deeply becomes a local variable.
/// </summary>
internal sealed class PythonFunction(MatrixProgram program, PythonNames names)
{
    /// <summary>The depth at which an expression is cut; Python's own parser takes no more than 100 brackets.</summary>
    private const int Deepest = 40;

    private readonly StringBuilder _lines = new();
    private readonly Dictionary<PythonCode, (string Text, PythonBinding Binding, int Depth)> _written = [];

    /// <summary>The function of that name that returns a value, or a tuple of several, each a local variable.</summary>
    public string Write(string name, ImmutableArray<PythonResult> results)
    {
        var reached = Reached(results);
        var uses = Uses(reached);
        var parameters = Parameters(reached);
        if (results.Length > 1)
        {
            Name(results);
        }

        foreach (var code in reached)
        {
            Write(code, uses[code] > 1);
        }

        return $"def {name}({string.Join(", ", parameters)}):\n{_lines}    return {string.Join(", ", results.Select(Returned))}\n";
    }

    private void Name(ImmutableArray<PythonResult> results)
    {
        foreach (var (name, code, _) in results.Where(r => !r.Code.IsLeaf))
        {
            code.DefinedAs ??= names.Local(name);
        }
    }

    private string Returned(PythonResult result) =>
        result.IsScalar ? $"float({_written[result.Code].Text})" : _written[result.Code].Text;

    /// <summary>The code that the results are made of, operands first.</summary>
    private static ImmutableArray<PythonCode> Reached(ImmutableArray<PythonResult> results)
    {
        var seen = new HashSet<PythonCode>(results.Select(r => r.Code));
        var pending = new Stack<PythonCode>(seen);
        while (pending.TryPop(out var code))
        {
            foreach (var operand in Holes(code).Where(seen.Add))
            {
                pending.Push(operand);
            }
        }

        return [.. seen.OrderBy(c => c.Id)];
    }

    private static IEnumerable<PythonCode> Holes(PythonCode code) =>
        code.IsLeaf ? [] : code.Pieces.Where(p => p.Operand >= 0).Select(p => code.Operands[p.Operand]);

    /// <summary>How often each is written; what only looks at its operand passes its own uses on.</summary>
    private static Dictionary<PythonCode, int> Uses(ImmutableArray<PythonCode> reached)
    {
        var uses = reached.ToDictionary(c => c, _ => 0);
        foreach (var code in reached.Reverse())
        {
            foreach (var operand in Holes(code))
            {
                uses[operand] += code.IsView ? Math.Max(1, uses[code]) : 1;
            }
        }

        return uses;
    }

    /// <summary>
    /// The symbols in order of declaration, then the dimensions that no symbol's shape gives; the others are read off.
    /// </summary>
    private List<string> Parameters(ImmutableArray<PythonCode> reached)
    {
        var leaves = reached.Where(c => c.Kind is PythonKind.Symbol or PythonKind.Dimension).Select(c => c.Template).ToHashSet();
        var symbols = program.Symbols.Where(s => leaves.Contains(names.Of(s.Name))).ToList();
        var parameters = symbols.Select(s => names.Of(s.Name)).ToList();
        foreach (var dimension in program.DimensionNames.Where(d => leaves.Contains(names.Of(d))))
        {
            if (symbols.FirstOrDefault(s => !s.Shape.IsScalar && AxisOf(s, dimension) >= 0) is { } symbol)
            {
                _lines.Append($"    {names.Of(dimension)} = {names.Of(symbol.Name)}.shape[{AxisOf(symbol, dimension)}]\n");
            }
            else
            {
                parameters.Add(names.Of(dimension));
            }
        }

        return parameters;
    }

    private static int AxisOf(Symbol symbol, string dimension) =>
        symbol.Shape.Rows.SoleName == dimension ? 0 : symbol.Shape.Columns.SoleName == dimension ? 1 : -1;

    private void Write(PythonCode code, bool isShared)
    {
        var (text, depth) = (code.Template, 0);
        if (!code.IsLeaf)
        {
            depth = 1 + Holes(code).Select(o => _written[o].Depth).DefaultIfEmpty().Max();
            text = string.Concat(code.Pieces.Select(p => p.Operand < 0 ? p.Literal : Operand(code, p.Operand)));
            var name = code.DefinedAs
                ?? ((isShared && !code.IsView) || depth > Deepest ? names.Fresh() : null);
            if (name is not null)
            {
                _lines.Append($"    {name} = {text}\n");
                _written[code] = (name, PythonBinding.Atom, 0);
                return;
            }
        }

        _written[code] = (text, code.Binding, depth);
    }

    private string Operand(PythonCode code, int index)
    {
        var (text, binding, _) = _written[code.Operands[index]];
        return code.Takes(index, binding) ? text : $"({text})";
    }
}
