namespace SymMat.Tensors;

/// <summary>The nodes below a node.</summary>
internal static class Reachable
{
    /// <summary>The node and all below it, operands first.</summary>
    public static List<Tensor> From(Tensor root) => From(root, _ => false);

    /// <summary>The node and all below it, operands first, in an order that follows from how they are built alone.</summary>
    public static List<Tensor> Postorder(Tensor root)
    {
        var nodes = new List<Tensor>();
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<(Tensor Node, bool IsReady)>([(root, false)]);
        while (stack.TryPop(out var entry))
        {
            if (entry.IsReady)
            {
                nodes.Add(entry.Node);
            }
            else if (seen.Add(entry.Node))
            {
                stack.Push((entry.Node, true));
                foreach (var operand in entry.Node.Operands.Reverse())
                {
                    stack.Push((operand, false));
                }
            }
        }

        return nodes;
    }

    /// <summary>The node and all below it, operands first, without what is below the nodes at which to stop.</summary>
    public static List<Tensor> From(Tensor root, Func<Tensor, bool> stops)
    {
        var seen = new HashSet<Tensor>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<Tensor>();
        stack.Push(root);
        while (stack.TryPop(out var node))
        {
            if (seen.Add(node) && !stops(node))
            {
                foreach (var operand in node.Operands)
                {
                    stack.Push(operand);
                }
            }
        }

        var nodes = seen.ToList();
        nodes.Sort((a, b) => a.Id.CompareTo(b.Id));
        return nodes;
    }
}
