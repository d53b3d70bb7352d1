using SymMat.Catalog;
using Range = SymMat.Catalog.Range;

namespace SymMat.Tensors;

/// <summary>What follows about a node's values from its operands'.</summary>
internal static class TensorFacts
{
    /// <summary>The facts of a node whose operands have theirs.</summary>
    public static Facts Of(TensorGraph graph, Tensor tensor) => SignOf(tensor) | SymmetryOf(graph, tensor) | Centring.Of(graph, tensor);

    private static Facts SignOf(Tensor tensor) => tensor switch
    {
        SymbolTensor symbol when symbol.Properties.HasFlag(Properties.Positive) => Facts.Positive,
        SymbolTensor symbol when symbol.Properties.HasFlag(Properties.Nonnegative) => Facts.NonNegative,
        DeltaTensor or PairTensor => Facts.NonNegative,
        SumTensor sum when sum.Terms.All(t => t.Coefficient.Sign > 0) =>
            All(sum.Terms.Select(t => t.Tensor), anyPositive: true),
        ContractionTensor contraction when contraction.Coefficient.Sign > 0 =>
            All(contraction.Factors.Select(f => f.Tensor), anyPositive: false),
        EntrywiseTensor { Function.Range: Range.Positive } => Facts.Positive,
        EntrywiseTensor { Function.Range: Range.NonNegative } => Facts.NonNegative,
        PowerTensor power when power.Base.Is(Facts.Positive) => Facts.Positive,
        PowerTensor power when power.Exponent.IsEven || power.Base.Is(Facts.NonNegative) => Facts.NonNegative,
        VariablePowerTensor power when power.Base.Is(Facts.Positive) => Facts.Positive,
        FunctionTensor { Function: TensorFunction.Softmax } => Facts.Positive,
        _ => Facts.None,
    };

    private static Facts All(IEnumerable<Tensor> tensors, bool anyPositive)
    {
        var (all, any, sign) = (true, false, true);
        foreach (var tensor in tensors)
        {
            all &= tensor.Is(Facts.Positive);
            any |= tensor.Is(Facts.Positive);
            sign &= tensor.Is(Facts.NonNegative);
        }

        return !sign ? Facts.None : all || (any && anyPositive) ? Facts.Positive : Facts.NonNegative;
    }

    private static Facts SymmetryOf(TensorGraph graph, Tensor tensor)
    {
        if (tensor.Order != 2 || tensor.Axes[0] != tensor.Axes[1])
        {
            return Facts.None;
        }

        return tensor switch
        {
            SymbolTensor symbol => OfSymbol(symbol),
            DeltaTensor => Facts.Symmetric,
            SumTensor sum => OfTurn(SignOfTurn(graph, sum)),
            ContractionTensor contraction => OfTurn(SignOfTurn(contraction)),
            EntrywiseTensor { Arguments: [var sole], Function.Parity: var parity } when sole.Is(Facts.Antisymmetric) => OfParity(parity),
            PowerTensor { Exponent.IsInteger: true } power when power.Base.Is(Facts.Antisymmetric) =>
                OfParity(power.Exponent.IsEven ? Parity.Even : Parity.Odd),
            FunctionTensor { Function: TensorFunction.Inverse } inverse when inverse.Argument.Is(Facts.Antisymmetric) => Facts.Antisymmetric,
            FunctionTensor { Function: TensorFunction.Softmax } => Facts.None,
            VariablePowerTensor or FunctionTensor or PowerTensor or EntrywiseTensor =>
                tensor.Operands.All(o => o.Is(Facts.Symmetric)) ? Facts.Symmetric : Facts.None,
            _ => Facts.None,
        };
    }

    private static Facts OfSymbol(SymbolTensor symbol) =>
        (symbol.Properties.HasFlag(Properties.Symmetric) ? Facts.Symmetric : Facts.None)
        | (symbol.Properties.HasFlag(Properties.Antisymmetric) ? Facts.Antisymmetric : Facts.None)
        | (symbol.Properties.HasFlag(Properties.Orthogonal) ? Facts.Orthogonal : Facts.None);

    private static Facts OfTurn(int sign) => sign switch
    {
        1 => Facts.Symmetric,
        -1 => Facts.Antisymmetric,
        _ => Facts.None,
    };

    private static Facts OfParity(Parity parity) => OfTurn(parity switch
    {
        Parity.Even => 1,
        Parity.Odd => -1,
        _ => 0,
    });

    /// <summary>1 where the transpose is the same, -1 where it is the opposite, 0 where neither is seen.</summary>
    private static int SignOfTurn(TensorGraph graph, SumTensor sum)
    {
        if (sum.Terms.Length > 64)
        {
            return sum.Terms.All(t => t.Tensor.Is(Facts.Symmetric)) ? 1 : sum.Terms.All(t => t.Tensor.Is(Facts.Antisymmetric)) ? -1 : 0;
        }

        return IsTurned(1, Facts.Symmetric) ? 1 : IsTurned(-1, Facts.Antisymmetric) ? -1 : 0;

        bool IsTurned(int sign, Facts known) => sum.Terms.All(t => t.Tensor.Is(known)
            || sum.Terms.Contains(new(sign * t.Coefficient, graph.Permute(t.Tensor, 1, 0))));
    }

    private static int SignOfTurn(ContractionTensor contraction)
    {
        if (contraction.Factors.Length > 64)
        {
            return 0;
        }

        var draft = Draft.Of(contraction);
        draft.Output.Reverse();
        var form = CanonicalOrder.Find(draft);
        return form.Factors.AsSpan().SequenceEqual(contraction.Factors.AsSpan()) ? form.Sign : 0;
    }
}
