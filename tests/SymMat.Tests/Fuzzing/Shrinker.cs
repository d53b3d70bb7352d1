using SymMat.Shapes;

namespace SymMat.Tests.Fuzzing;

/// <summary>Finds a smaller program that still fails in the same way.</summary>
internal static class Shrinker
{
    /// <summary>The smallest found by greedy steps within the number of trials.</summary>
    public static Sketch Shrink(Sketch sketch, Func<Sketch, bool> fails, int trials = 3000)
    {
        for (var found = true; found;)
        {
            found = false;
            foreach (var candidate in Smaller(sketch))
            {
                if (--trials < 0)
                {
                    return sketch;
                }

                if (fails(candidate))
                {
                    sketch = candidate;
                    found = true;
                    break;
                }
            }
        }

        return sketch;
    }

    private static IEnumerable<Sketch> Smaller(Sketch sketch)
    {
        foreach (var tidy in new[] { Tidy(sketch) }.Where(t => t.Definitions.Length + t.Symbols.Length < sketch.Definitions.Length + sketch.Symbols.Length))
        {
            yield return tidy;
        }

        if (sketch.Expand)
        {
            yield return sketch with { Expand = false };
        }

        if (sketch.Layout != Notation.Layout.Mixed)
        {
            yield return sketch with { Layout = Notation.Layout.Mixed };
        }

        for (var d = sketch.Definitions.Length - 2; d >= 0; d--)
        {
            foreach (var inlined in Inlined(sketch, d))
            {
                yield return inlined;
            }
        }

        for (var d = sketch.Definitions.Length - 1; d >= 0; d--)
        {
            var definition = sketch.Definitions[d];
            foreach (var value in Smaller(definition.Value, sketch).OrderBy(n => n.Size))
            {
                yield return sketch with { Definitions = sketch.Definitions.SetItem(d, definition with { Value = value }) };
            }
        }

        for (var s = 0; s < sketch.Symbols.Length; s++)
        {
            if (sketch.Symbols[s].Properties.Length > 0)
            {
                yield return sketch with { Symbols = sketch.Symbols.SetItem(s, sketch.Symbols[s] with { Properties = "" }) };
            }
        }
    }

    /// <summary>The program with a definition written in where it is used, unless that is large.</summary>
    private static IEnumerable<Sketch> Inlined(Sketch sketch, int place)
    {
        var (name, value) = sketch.Definitions[place];
        if (sketch.Wrt.Contains(name))
        {
            yield break;
        }

        var inlined = sketch with
        {
            Definitions = [.. sketch.Definitions.Where((_, d) => d != place).Select(d => d with { Value = Replace(d.Value, name, value) })],
        };
        if (inlined.Size <= sketch.Size + 2)
        {
            yield return inlined;
        }
    }

    private static Node Replace(Node node, string name, Node value) =>
        node.Operands.IsEmpty ? (node.Spelling.Template == name ? value : node)
            : node with { Operands = [.. node.Operands.Select(o => Replace(o, name, value))] };

    /// <summary>The node with one part replaced by a part of it of the same shape (or transposed), or by a name.</summary>
    private static IEnumerable<Node> Smaller(Node node, Sketch sketch)
    {
        foreach (var part in node.Parts.Skip(1).Where(p => p.Shape == node.Shape).OrderBy(p => p.Size))
        {
            yield return part;
        }

        foreach (var part in node.Parts.Skip(1).Where(p => p.Shape.Transposed == node.Shape && p.Size + 1 < node.Size))
        {
            yield return new(node.Shape, Spelling.Postfix("'"), [part]);
        }

        if (node.Size > 1)
        {
            foreach (var symbol in sketch.Symbols.Where(s => s.Shape == node.Shape))
            {
                yield return Node.Atom(node.Shape, symbol.Name);
            }
        }

        if (node.Shape.IsScalar && node.Spelling.Template != "2")
        {
            yield return Node.Atom(Shape.Scalar, "2");
        }

        for (var i = 0; i < node.Operands.Length; i++)
        {
            foreach (var operand in Smaller(node.Operands[i], sketch))
            {
                yield return node with { Operands = node.Operands.SetItem(i, operand) };
            }
        }
    }

    /// <summary>The program without what the question does not depend on.</summary>
    private static Sketch Tidy(Sketch sketch)
    {
        var used = sketch.Wrt.Append(sketch.Of).ToHashSet();
        foreach (var definition in sketch.Definitions.Reverse().Where(d => used.Contains(d.Name)))
        {
            used.UnionWith(definition.Value.Parts.Select(p => p.Spelling.Template));
        }

        return sketch with
        {
            Definitions = [.. sketch.Definitions.Where(d => used.Contains(d.Name))],
            Symbols = [.. sketch.Symbols.Where(s => used.Contains(s.Name))],
        };
    }
}
