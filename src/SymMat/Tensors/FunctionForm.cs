using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Diagnostics;
using SymMat.Numbers;

namespace SymMat.Tensors;

/// <summary>The normal form of inverses, determinants, softmax and log-sum-exp.</summary>
internal static class FunctionForm
{
    /// <summary>A function of a whole tensor, along the given axes of it.</summary>
    public static Tensor Make(
        TensorGraph graph, TensorFunction function, Tensor argument, ImmutableArray<int> along) => function switch
        {
            TensorFunction.Inverse => InverseOf(graph, argument),
            TensorFunction.Determinant => DeterminantOf(graph, argument),
            TensorFunction.LogDeterminant => LogDeterminantOf(graph, argument),
            TensorFunction.Softmax when along.IsEmpty => graph.Constant(Rational.One, argument.Axes),
            TensorFunction.LogSumExp when along.IsEmpty => argument,
            _ => graph.Intern(new FunctionTensor(
                function, argument, along,
                function == TensorFunction.Softmax ? argument.Axes
                    : [.. argument.Axes.Where((_, a) => !along.Contains(a))])),
        };

    /// <summary>
    /// Refuses to invert what has no inverse: an antisymmetric matrix of an odd number of rows, since
    /// det(A) = det(A') = det(-A) = -det(A).
    /// </summary>
    private static void RefuseSingular(TensorGraph graph, Tensor matrix)
    {
        if (!matrix.Is(Facts.Antisymmetric) || matrix.Order < 2)
        {
            return;
        }

        if (graph.Continued is { } function && !matrix.Axes[0].IsEven)
        {
            throw new UndefinedException(
                $"{Quoting.Quote(function.Name)} is not supported yet beside antisymmetric matrices that may have an odd number of rows",
                "declare an even number of rows, such as 2*n");
        }

        if (matrix.Axes[0].IsOdd)
        {
            throw new UndefinedException(
                "the program inverts a matrix that is always singular, or its derivative does",
                "an antisymmetric matrix with an odd number of rows has no inverse");
        }
    }

    private static FunctionTensor Node(TensorFunction function, Tensor argument) =>
        new(function, argument, [], function == TensorFunction.Inverse ? argument.Axes : []);

    private static Tensor InverseOf(TensorGraph graph, Tensor argument)
    {
        RefuseSingular(graph, argument);
        switch (argument)
        {
            case { Order: 0 }:
                return graph.Power(argument, -1);
            case DeltaTensor:
                return argument;
            case { IsNamed: false } when argument.Is(Facts.Orthogonal):
                return graph.Transpose(argument);
            case FunctionTensor { Function: TensorFunction.Inverse, IsNamed: false } inverse:
                return inverse.Argument;
        }

        if (SquareFactors.Of(graph, argument) is not { } product)
        {
            return graph.Intern(Node(TensorFunction.Inverse, argument));
        }

        var inverses = product.Factors.Reverse().Select(f => f.IsTransposed
            ? graph.Transpose(graph.Function(TensorFunction.Inverse, f.Tensor))
            : graph.Function(TensorFunction.Inverse, f.Tensor)).ToList();
        var chain = product.Kronecker is var (first, second)
            ? Pairings.Kronecker(
                graph, graph.Function(TensorFunction.Inverse, second), graph.Function(TensorFunction.Inverse, first))
            : inverses.Count == 0 ? graph.Delta(argument.Axes[0])
            : inverses.Aggregate((a, b) => Multiply(graph, a, b));
        var scaled = graph.Scale(Rational.One / product.Coefficient, Diagonal(graph, chain, product.Diagonal, -1));
        return ScaleBy(graph, scaled, graph.Power(product.Scalar, -1));
    }

    private static Tensor DeterminantOf(TensorGraph graph, Tensor argument)
    {
        if (argument.Order == 0 || argument is DeltaTensor)
        {
            return argument.Order == 0 ? argument : graph.Constant(Rational.One);
        }

        if (argument.Is(Facts.Antisymmetric) && argument.Axes[0].IsOdd)
        {
            return graph.Constant(Rational.Zero);
        }

        if (argument is FunctionTensor { Function: TensorFunction.Inverse, IsNamed: false } inverse)
        {
            return graph.Power(graph.Function(TensorFunction.Determinant, inverse.Argument), -1);
        }

        if (SquareFactors.Of(graph, argument) is not { } product || IsDiagonalAlone(graph, product, argument))
        {
            return graph.Intern(Node(TensorFunction.Determinant, argument));
        }

        var size = graph.DimensionValue(argument.Axes[0]);
        var result = graph.Multiply(
            graph.Power(graph.Constant(product.Coefficient), size), graph.Power(product.Scalar, size));
        foreach (var (factor, power) in Parts(graph, product, argument))
        {
            var determinant = graph.Function(TensorFunction.Determinant, factor);
            result = graph.Multiply(result, graph.Power(determinant, power));
        }

        return result;
    }

    private static Tensor LogDeterminantOf(TensorGraph graph, Tensor argument)
    {
        RefuseSingular(graph, argument);
        if (argument.Order == 0)
        {
            return graph.Entrywise(Functions.Logarithm, graph.Entrywise(Functions.AbsoluteValue, argument));
        }

        switch (argument)
        {
            case DeltaTensor:
            case { IsNamed: false } when argument.Is(Facts.Orthogonal):
                return graph.Constant(Rational.Zero);
            case FunctionTensor { Function: TensorFunction.Inverse, IsNamed: false } inverse:
                return graph.Scale(-1, graph.Function(TensorFunction.LogDeterminant, inverse.Argument));
        }

        if (SquareFactors.Of(graph, argument) is not { } product || IsDiagonalAlone(graph, product, argument))
        {
            return graph.Intern(Node(TensorFunction.LogDeterminant, argument));
        }

        var scale = graph.Multiply(graph.Constant(product.Coefficient), product.Scalar);
        var logarithm = graph.Entrywise(
            Functions.Logarithm, graph.Entrywise(Functions.AbsoluteValue, scale));
        var terms = new List<TensorTerm>
        {
            new(1, graph.Multiply(graph.DimensionValue(argument.Axes[0]), logarithm)),
        };
        foreach (var (factor, power) in Parts(graph, product, argument))
        {
            terms.Add(new(1, graph.Multiply(power, graph.Function(TensorFunction.LogDeterminant, factor))));
        }

        return graph.Sum([], terms);
    }

    /// <summary>The matrices whose determinants multiply, each with its exponent.</summary>
    private static IEnumerable<(Tensor Matrix, Tensor Power)> Parts(
        TensorGraph graph, SquareFactors product, Tensor argument)
    {
        var one = graph.Constant(Rational.One);
        if (product.Kronecker is var (first, second))
        {
            return [(first, graph.DimensionValue(second.Axes[0])), (second, graph.DimensionValue(first.Axes[0]))];
        }

        var parts = product.Factors.Select(f => (f.Tensor, one));
        return product.Diagonal is null ? parts : parts.Append((DiagonalNode(graph, product.Diagonal, argument), one));
    }

    private static bool IsDiagonalAlone(TensorGraph graph, SquareFactors product, Tensor argument) =>
        product.Diagonal is not null && ReferenceEquals(DiagonalNode(graph, product.Diagonal, argument), argument);

    private static Tensor DiagonalNode(TensorGraph graph, Tensor diagonal, Tensor argument)
    {
        var identity = graph.Delta(argument.Axes[0]);
        return Diagonal(graph, identity, diagonal, 1);
    }

    /// <summary>The matrix with row i multiplied by a power of the diagonal's entry i.</summary>
    private static Tensor Diagonal(TensorGraph graph, Tensor matrix, Tensor? diagonal, Rational power)
    {
        if (diagonal is null)
        {
            return matrix;
        }

        var draft = new Draft();
        var axes = draft.NewOutputs(matrix.Axes);
        return graph.Contract(draft.Times(graph.Power(diagonal, power), axes[0]).Times(matrix, axes));
    }

    private static Tensor Multiply(TensorGraph graph, Tensor a, Tensor b)
    {
        var draft = new Draft();
        var row = draft.NewOutputs([a.Axes[0]])[0];
        var joint = draft.NewIndex(a.Axes[1]);
        var column = draft.NewOutputs([b.Axes[1]])[0];
        return graph.Contract(draft.Times(a, row, joint).Times(b, joint, column));
    }

    private static Tensor ScaleBy(TensorGraph graph, Tensor matrix, Tensor scalar)
    {
        var draft = new Draft();
        return graph.Contract(draft.Times(scalar).Times(matrix, draft.NewOutputs(matrix.Axes)));
    }
}

/// <summary>
/// A square matrix as a coefficient and a scalar times a product of square matrices, or a Kronecker product, or a
/// diagonal matrix: what inverses and determinants of products are made of.
/// </summary>
internal sealed record SquareFactors(Rational Coefficient, Tensor Scalar, ImmutableArray<PathStep> Factors)
{
    /// <summary>The diagonal, where the matrix is diagonal and nothing else.</summary>
    public Tensor? Diagonal { get; init; }

    /// <summary>A and B, where the matrix is B ⊗ A.</summary>
    public (Tensor First, Tensor Second)? Kronecker { get; init; }

    /// <summary>The factors of a contraction, where it is such a product of more than itself; else null.</summary>
    public static SquareFactors? Of(TensorGraph graph, Tensor tensor)
    {
        if (tensor is not ContractionTensor { IsNamed: false, Order: 2 } contraction || contraction.Coefficient.IsZero)
        {
            return null;
        }

        var draft = Draft.Of(contraction);
        var scalars = new Draft();
        scalars.Factors.AddRange(draft.Factors.Where(f => f.Indices.Length == 0));
        draft.Replace([.. draft.Factors.Where(f => f.Indices.Length > 0)]);
        draft.Coefficient = Rational.One;
        var rest = new SquareFactors(contraction.Coefficient, graph.Contract(scalars), []);
        return AsDiagonal(graph, draft, rest) ?? AsKronecker(graph, draft, rest) ?? AsPath(graph, draft, rest, contraction);
    }

    private static SquareFactors? AsPath(
        TensorGraph graph, Draft draft, SquareFactors rest, ContractionTensor whole)
    {
        var matrix = graph.Contract(draft);
        var steps = Paths.Of(matrix) ?? [new(matrix, false)];
        return steps.Any(s => s.Tensor.Axes[0] != s.Tensor.Axes[1])
            ? (ReferenceEquals(matrix, whole) ? null : rest with { Factors = [new(matrix, false)] })
            : steps is [{ IsTransposed: false, Tensor: var sole }] && ReferenceEquals(sole, whole) ? null
            : rest with { Factors = [.. steps] };
    }

    private static SquareFactors? AsDiagonal(TensorGraph graph, Draft draft, SquareFactors rest)
    {
        var delta = draft.Factors.FindIndex(f => f.Tensor is DeltaTensor);
        if (delta < 0 || draft.Factors.Any(f => f.Tensor is PairTensor))
        {
            return null;
        }

        if (draft.Factors.Count == 1)
        {
            return rest;
        }

        draft.Factors.RemoveAt(delta);
        draft.Output.RemoveAt(1);
        draft.IsMerged[1] = true;
        var diagonal = graph.Contract(draft);
        return rest with { Diagonal = diagonal };
    }

    private static SquareFactors? AsKronecker(TensorGraph graph, Draft draft, SquareFactors rest)
    {
        var rows = draft.Factors.FindIndex(f => f.Tensor is PairTensor && f.Indices[2] == 0);
        var columns = draft.Factors.FindIndex(f => f.Tensor is PairTensor && f.Indices[2] == 1);
        if (rows < 0 || columns < 0)
        {
            return null;
        }

        var (r, c) = (draft.Factors[rows].Indices, draft.Factors[columns].Indices);
        var others = draft.WithoutFactors();
        others.Factors.AddRange(draft.Factors.Where((_, f) => f != rows && f != columns));
        var parts = Connected.Parts(others);
        var (first, second) = (Part(graph, others, parts, r[0], c[0]), Part(graph, others, parts, r[1], c[1]));
        var holding = (first is DeltaTensor ? 0 : 1) + (second is DeltaTensor ? 0 : 1);
        return first is not null && second is not null && parts.Count == holding
            && first.Axes[0] == first.Axes[1] && second.Axes[0] == second.Axes[1]
            ? rest with { Kronecker = (first, second) } : null;
    }

    /// <summary>The part that holds both indices, as a matrix over them: a diagonal one where they are the same.</summary>
    private static Tensor? Part(TensorGraph graph, Draft draft, List<List<int>> parts, int row, int column)
    {
        var part = parts.Find(p => p.Exists(f => draft.Factors[f].Indices.Contains(row))
            && p.Exists(f => draft.Factors[f].Indices.Contains(column)));
        if (part is null)
        {
            return row == column ? graph.Delta(draft.Dimensions[row]) : null;
        }

        var matrix = draft.WithoutFactors();
        matrix.Output.Clear();
        matrix.Output.AddRange([row, row == column ? matrix.NewIndex(draft.Dimensions[row]) : column]);
        if (row == column)
        {
            matrix.Times(graph.Delta(draft.Dimensions[row]), matrix.Output[0], matrix.Output[1]);
        }

        part.ForEach(f => matrix.Factors.Add(draft.Factors[f]));
        var uses = matrix.CountUses();
        for (var i = 0; i < uses.Length; i++)
        {
            matrix.IsMerged[i] |= uses[i] == 0;
        }

        return graph.Contract(matrix);
    }
}
