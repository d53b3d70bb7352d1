using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Shapes;
using Range = SymMat.Catalog.Range;

namespace SymMat.Tests.Fuzzing;

/// <summary>
/// Random well-shaped expressions. Functions are known by their rows alone. What needs positive, small or regular
/// operands gets them.
/// </summary>
internal sealed class NodeGenerator(Random random, SketchGenerator names)
{
    private static readonly ImmutableArray<Operator> BySignature =
        [.. Functions.All.Where(f => f is ContractionOperator or DefinedFunction or NodeFunction)];

    // The shape of a commutation matrix is not that of its dimensions.
    private static readonly ImmutableArray<ConstantFunction> Constants =
        [.. Functions.All.OfType<ConstantFunction>().Where(c => c.Form != ConstantForm.Commutation)];

    /// <summary>An expression of the shape, of no more levels than the depth.</summary>
    public Node Of(Shape shape, int depth) => depth <= 0 ? Leaf(shape) : random.Next(16) switch
    {
        0 => Leaf(shape),
        1 or 2 => Infix(shape, Any(["+", " - "]), Precedence.Sum, Of(shape, depth - 1), Of(shape, depth - 1)),
        3 => Broadcast(shape, Any([" .+ ", " .- "]), Precedence.Sum, depth),
        4 => Broadcast(shape, Any([".*", " ⊙ "]), Precedence.Product, depth),
        5 => Product(shape, depth),
        6 => Infix(shape, "*", Precedence.Product, Of(Shape.Scalar, depth - 1), Of(shape, depth - 1)),
        7 => Quotient(shape, depth),
        8 => Power(shape, depth),
        9 => new(shape, Any([Spelling.Postfix("'"), Power("^T"), Spelling.Postfix(".T")]), [Of(shape.Transposed, depth - 1)]),
        10 => new(shape, Spelling.Prefix("-"), [Of(shape, depth - 1)]),
        11 => Solve(shape, depth),
        12 or 13 => Entrywise(shape, depth),
        _ => Signed(shape, depth),
    };

    private Node Leaf(Shape shape)
    {
        var isNumber = shape.IsScalar && random.Next(3) == 0;
        return isNumber ? Node.Atom(shape, Any(["2", "3", "(1/2)", "0.1", "(-1)", "1", "pi", DimensionName()]))
            : random.Next(9) == 0 && names.Knows(shape.Rows) && names.Knows(shape.Columns) ? Constant(shape)
            : names.Name(shape);
    }

    private string DimensionName() => names.AnyDimension() is { Terms: [{ Monomial.Names: [var name] }] } dimension
        && names.Knows(dimension) ? name : "4";

    private Node Constant(Shape shape)
    {
        if (shape.IsSquare && !shape.IsScalar && random.Next(2) == 0)
        {
            var (first, second) = Letters.Split(shape.Rows, random);
            return Node.Atom(shape, $"commutation({first}, {second})");
        }

        var fitting = Constants.Where(c => c.Form != ConstantForm.Identity || shape.IsSquare)
            .Where(c => c.Form != ConstantForm.Zeros || random.Next(4) == 0).ToList();
        var constant = fitting[random.Next(fitting.Count)];
        var dimensions = constant.DimensionCounts.Contains(2) ? $"{shape.Rows}, {shape.Columns}" : $"{shape.Rows}";
        return Node.Atom(shape, $"{constant.Name}({dimensions})");
    }

    private static Node Infix(Shape shape, string sign, Precedence precedence, Node left, Node right) =>
        new(shape, Spelling.Infix(sign, precedence), [left, right]);

    private Node Broadcast(Shape shape, string sign, Precedence precedence, int depth)
    {
        var (first, second) = Broadcasting(shape, depth);
        return Infix(shape, sign, precedence, first, second);
    }

    private (Node First, Node Second) Broadcasting(Shape shape, int depth) => random.Next(2) == 0
        ? (Of(shape, depth - 1), Of(Narrowed(shape), depth - 1)) : random.Next(2) == 0
        ? (Of(Narrowed(shape), depth - 1), Of(shape, depth - 1))
        : (Of(new(shape.Rows, Dimension.One), depth - 1), Of(new(Dimension.One, shape.Columns), depth - 1));

    private Node Product(Shape shape, int depth)
    {
        var inner = names.AnyDimension();
        var (left, right) = (new Shape(shape.Rows, inner), new Shape(inner, shape.Columns));
        return (left.IsScalar || right.IsScalar) && left != shape && right != shape
            ? Leaf(shape)
            : Infix(shape, Any(["*", "·"]), Precedence.Product, Of(left, depth - 1), Of(right, depth - 1));
    }

    private Node Quotient(Shape shape, int depth) => random.Next(2) == 0
        ? Infix(shape, "/", Precedence.Product, Of(shape, depth - 1), Positive(Of(Shape.Scalar, depth - 1)))
        : Infix(shape, Any(["./", " ⊘ "]), Precedence.Product, Of(shape, depth - 1), Positive(Of(Narrowed(shape), depth - 1)));

    private Node Power(Shape shape, int depth) => random.Next(4) switch
    {
        0 when shape.IsSquare => new(shape, Power(Any(["^2", "^3", "^1", "^0"])), [Of(shape, depth - 1)]),
        0 or 1 => new(
            shape,
            new("{0}.^{1}", Precedence.Postfix, [Precedence.Atom, Precedence.Atom]),
            [Positive(Of(shape, depth - 1)), Of(Narrowed(shape), depth - 1)]),
        2 => new(shape, Power(Any([".^2", ".^3", ".^0", ".^1"])), [Of(shape, depth - 1)]),
        _ => new(shape, Power(Any([".^-1", ".^(1/2)", ".^(-3/2)", ".^-2"])), [Positive(Of(shape, depth - 1))]),
    };

    // A power of a power needs brackets.
    private static Spelling Power(string exponent) => new($"{{0}}{exponent}", Precedence.Postfix, [Precedence.Atom]);

    private Node Solve(Shape shape, int depth)
    {
        var matrix = Regular(shape.Rows, depth - 1);
        return random.Next(3) == 0 && shape.IsSquare && !shape.IsScalar
            ? new(shape, Power(Any(["^-1", "⁻¹", "^-2"])), [matrix])
            : Infix(shape, "\\", Precedence.Product, matrix, Of(shape, depth - 1));
    }

    private Node Entrywise(Shape shape, int depth)
    {
        var function = Any(Functions.Entrywise);
        var name = Any([function.Name, .. function.Aliases]);
        if (function.Arity == 1)
        {
            return new(shape, Spelling.Call(name, 1), [InDomain(function.Domain, Of(shape, depth - 1))]);
        }

        var (first, second) = Broadcasting(shape, depth);
        return new(shape, Spelling.Call(name, 2), [first, second]);
    }

    /// <summary>Any function with a signature whose result has the shape.</summary>
    private Node Signed(Shape shape, int depth)
    {
        var choices = from o in BySignature
                      from s in o.Signatures
                      let bound = Letters.Bind(s.Result, shape, random)
                      where bound is not null
                      select (o, s, bound);
        var (function, signature, letters) = Any([.. choices]);
        ImmutableArray<Node> operands = [.. signature.Operands.Select(o =>
        {
            var operand = new Shape(letters.Take(o.Rows, names.AnyDimension), letters.Take(o.Columns, names.AnyDimension));
            return Suiting(function, operand, depth - 1);
        })];
        var sign = function.Name == Operators.Kronecker.Name && random.Next(2) == 0 ? " ⊗ " : null;
        return sign is null ? new(shape, Spelling.Call(Any([function.Name, .. function.Aliases]), operands.Length), operands)
            : Infix(shape, sign, Precedence.Product, operands[0], operands[1]);
    }

    // A root wants positive entries; an inverse or a determinant a matrix that is far from singular.
    private Node Suiting(Operator function, Shape shape, int depth) => function switch
    {
        NodeFunction { Along: "" } or DefinedFunction { Signatures: [{ Text: "ii->ii" }] } => Regular(shape.Rows, depth),
        DefinedFunction { Signatures: [{ Text: "ij->ij" }] } => Positive(Of(shape, depth)),
        _ => Of(shape, depth),
    };

    private Node Regular(Dimension dimension, int depth)
    {
        var shape = new Shape(dimension, dimension);
        if (shape.IsScalar)
        {
            return Positive(Of(shape, depth));
        }

        return depth <= 0 || random.Next(3) == 0 ? names.Regular(dimension) : random.Next(6) switch
        {
            0 => Infix(shape, "*", Precedence.Product, Regular(dimension, depth - 1), Regular(dimension, depth - 1)),
            1 => new(shape, Power(Any(["'", "^-1", "^2"])), [Regular(dimension, depth - 1)]),
            2 => Infix(shape, "*", Precedence.Product, Positive(Of(Shape.Scalar, depth - 1)), Regular(dimension, depth - 1)),
            3 => new(
                shape,
                new("diag({0})", Precedence.Atom, [Precedence.Sum]),
                [Positive(Of(new(dimension, Dimension.One), depth - 1))]),
            4 when Letters.Split(dimension, random) is var (a, b) && !a.IsOne && !b.IsOne =>
                new(shape, Spelling.Call("kron", 2), [Regular(a, depth - 1), Regular(b, depth - 1)]),
            _ when !names.Knows(dimension) => names.Regular(dimension),
            _ => Gram(shape, Of(shape, depth - 1)),
        };
    }

    private static Node Gram(Shape shape, Node operand)
    {
        var square = Infix(shape, "*", Precedence.Product, new(shape, Spelling.Postfix("'"), [operand]), operand);
        return Infix(shape, " + ", Precedence.Sum, square, Node.Atom(shape, $"eye({shape.Rows})"));
    }

    private Node InDomain(Domain domain, Node operand) => domain switch
    {
        Domain.Positive or Domain.AboveMinusOne => Positive(operand),
        Domain.Unit => Bounded(operand),
        _ => operand,
    };

    private Node Positive(Node operand)
    {
        var positive = Any([.. Functions.Entrywise.Where(f => f is { Range: Range.Positive, Domain: Domain.Real })]);
        return random.Next(4) == 0
            ? new(operand.Shape, Spelling.Call(positive.Name, 1), [operand])
            : new(
                operand.Shape,
                new(Any(["1/2 .+ {0}.^2", "{0}.^2 .+ 1"]), Precedence.Sum, [Precedence.Atom]),
                [operand]);
    }

    // x/(2 + x^2) lies between -0.36 and 0.36.
    private static Node Bounded(Node operand) => new(
        operand.Shape,
        new("{0} ./ (2 .+ {1}.^2)", Precedence.Product, [Precedence.Product, Precedence.Atom]),
        [operand, operand]);

    private Shape Narrowed(Shape shape) => new(
        random.Next(2) == 0 ? Dimension.One : shape.Rows, random.Next(2) == 0 ? Dimension.One : shape.Columns);

    private T Any<T>(ImmutableArray<T> items) => items[random.Next(items.Length)];
}
