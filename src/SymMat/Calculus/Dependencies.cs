using System.Collections.Immutable;
using SymMat.Matrices;

namespace SymMat.Calculus;

/// <summary>What a definition depends on.</summary>
internal static class Dependencies
{
    /// <summary>The definitions that a name depends on, itself included, in order of definition.</summary>
    public static List<Definition> Of(MatrixProgram program, string name)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal) { name };
        var found = new List<Definition>();
        for (var d = program.Definitions.Length - 1; d >= 0; d--)
        {
            var definition = program.Definitions[d];
            if (needed.Contains(definition.Name))
            {
                found.Add(definition);
                needed.UnionWith(NamesIn(definition.Value));
            }
        }

        found.Reverse();
        return found;
    }

    /// <summary>The declared symbols that some names depend on, also through definitions, in order of declaration.</summary>
    public static ImmutableArray<string> SymbolsOf(MatrixProgram program, IEnumerable<string> names)
    {
        var needed = names.ToHashSet(StringComparer.Ordinal);
        foreach (var definition in program.Definitions.Reverse().Where(d => needed.Contains(d.Name)))
        {
            needed.UnionWith(NamesIn(definition.Value));
        }

        return [.. program.Symbols.Select(s => s.Name).Where(needed.Contains)];
    }

    /// <summary>The names that stand in an expression.</summary>
    public static IEnumerable<string> NamesIn(MatrixExpression expression)
    {
        var seen = new HashSet<MatrixExpression>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<MatrixExpression>([expression]);
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
