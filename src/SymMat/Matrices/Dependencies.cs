using System.Collections.Immutable;

namespace SymMat.Matrices;

/// <summary>What expressions and definitions depend on.</summary>
internal static class Dependencies
{
    /// <summary>Those of the definitions that the names depend on, the names' own included, in order of definition.</summary>
    public static List<Definition> Of(IReadOnlyList<Definition> definitions, IEnumerable<string> names)
    {
        var needed = new HashSet<string>(names, StringComparer.Ordinal);
        var found = new List<Definition>();
        for (var d = definitions.Count - 1; d >= 0; d--)
        {
            if (needed.Contains(definitions[d].Name))
            {
                found.Add(definitions[d]);
                needed.UnionWith(NamesIn([definitions[d].Value]));
            }
        }

        found.Reverse();
        return found;
    }

    /// <summary>The declared symbols that some names depend on, also through definitions, in order of declaration.</summary>
    public static ImmutableArray<string> SymbolsOf(MatrixProgram program, IEnumerable<string> names)
    {
        var needed = names.ToHashSet(StringComparer.Ordinal);
        needed.UnionWith(NamesIn(Of(program.Definitions, needed).Select(d => d.Value)));
        return [.. program.Symbols.Select(s => s.Name).Where(needed.Contains)];
    }

    /// <summary>The names that stand in expressions.</summary>
    public static IEnumerable<string> NamesIn(IEnumerable<MatrixExpression> expressions)
    {
        var seen = new HashSet<MatrixExpression>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<MatrixExpression>(expressions);
        while (stack.TryPop(out var node))
        {
            if (node is NameExpression name)
            {
                yield return name.Name;
            }

            foreach (var operand in node.Operands.Where(seen.Add))
            {
                stack.Push(operand);
            }
        }
    }
}
