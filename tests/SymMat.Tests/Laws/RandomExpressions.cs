using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Numbers;
using SymMat.Shapes;

namespace SymMat.Tests.Laws;

/// <summary>
/// Random well-shaped expressions over a fixed set of symbols. It knows operators by the tables alone, so that a new row
/// is exercised at once. What needs positive, small or well-conditioned operands gets them.
/// </summary>
internal sealed class RandomExpressions(Random random)
{
    private static readonly Dimension One = Dimension.One;
    private static readonly ImmutableArray<Dimension> Dimensions = [One, Dimension.Named("m"), Dimension.Named("n")];

    private static readonly ImmutableArray<Operator> BySignature =
        [.. Functions.All.Where(f => f is ContractionOperator or DefinedFunction or NodeFunction)];

    public static ImmutableArray<Symbol> Symbols { get; } =
    [
        .. from rows in Dimensions
           from columns in Dimensions
           from letter in new[] { "u", "v" }
           select new Symbol($"{letter}_{rows}{columns}", new(rows, columns), Properties.None),
        new("S", new(Dimensions[2], Dimensions[2]), Properties.Symmetric),
    ];

    public static MatrixProgram Program(MatrixExpression value) => new(Symbols, [new("F", value)], ["m", "n"]);

    public Shape AnyShape() => new(Any(Dimensions), Any(Dimensions));

    /// <summary>An expression of that shape, of no more levels than the depth.</summary>
    public MatrixExpression Of(Shape shape, int depth) => depth == 0 ? Leaf(shape) : random.Next(8) switch
    {
        0 => Leaf(shape),
        1 => Sum(shape, depth - 1),
        2 => Product(shape, depth - 1),
        3 => Entrywise(shape, depth - 1),
        4 => Broadcasting(shape, depth - 1),
        5 => Power(shape, depth - 1),
        _ => Signed(shape, depth - 1),
    };

    private MatrixExpression Leaf(Shape shape)
    {
        var symbols = Symbols.Where(s => s.Shape == shape).Select(Name).ToList();
        return shape.IsScalar && random.Next(3) == 0 ? Build.Number(new Rational(random.Next(1, 5), random.Next(1, 3)))
            : random.Next(8) == 0 ? Constant(shape)
            : Any(symbols);
    }

    private static MatrixExpression Name(Symbol symbol) => new NameExpression(symbol.Name, symbol.Shape);

    private MatrixExpression Constant(Shape shape)
    {
        var form = shape.IsSquare && random.Next(2) == 0 ? ConstantForm.Identity : ConstantForm.Ones;
        var function = Functions.All.OfType<ConstantFunction>().Single(f => f.Form == form);
        return form == ConstantForm.Identity ? Build.Constant(function, shape.Rows)
            : Build.Constant(function, shape.Rows, shape.Columns);
    }

    private MatrixExpression Sum(Shape shape, int depth) =>
        Build.Sum([.. Enumerable.Range(0, random.Next(1, 4)).Select(i =>
            new Term(i == 0 ? random.Next(3) == 0 : random.Next(2) == 0, false, Of(shape, depth)))]);

    private MatrixExpression Product(Shape shape, int depth)
    {
        var inner = Any(Dimensions);
        MatrixExpression[] factors =
            [Of(new(shape.Rows, inner), depth), Of(new(inner, shape.Columns), depth)];
        return random.Next(3) == 0 ? Build.Product(Of(Shape.Scalar, depth), Of(shape, depth)) : Build.Product([.. factors]);
    }

    private MatrixExpression Entrywise(Shape shape, int depth)
    {
        var function = Any(Functions.Entrywise);
        return function.Arity == 1
            ? Build.Apply(function, InDomain(function.Domain, Of(shape, depth)))
            : Broadcast(function, shape, depth, o => o);
    }

    private MatrixExpression Broadcasting(Shape shape, int depth) => random.Next(4) switch
    {
        0 => Broadcast(Operators.EntrywiseQuotient, shape, depth, Positive),
        1 => Build.Apply(Operators.Quotient, Of(shape, depth), Positive(Of(Shape.Scalar, depth))),
        2 => Build.Sum([new(false, false, Of(shape, depth)), new(random.Next(2) == 0, true, Of(Narrowed(shape), depth))]),
        _ => Broadcast(Operators.EntrywiseProduct, shape, depth, o => o),
    };

    private MatrixExpression Power(Shape shape, int depth) => random.Next(3) switch
    {
        0 when shape.IsSquare => Build.Apply(Operators.Power, Of(shape, depth), Build.Number(random.Next(2, 4))),
        1 => Build.Apply(Operators.EntrywisePower, Positive(Of(shape, depth)), Of(Narrowed(shape), depth)),
        _ => Build.Apply(Operators.EntrywisePower, Of(shape, depth), Build.Number(random.Next(2, 4))),
    };

    private MatrixExpression Broadcast(
        Operator @operator, Shape shape, int depth, Func<MatrixExpression, MatrixExpression> second) =>
        Build.Apply(@operator, Of(shape, depth), second(Of(Narrowed(shape), depth)));

    private Shape Narrowed(Shape shape) => new(
        random.Next(2) == 0 ? One : shape.Rows, random.Next(2) == 0 ? One : shape.Columns);

    /// <summary>Any operator with a signature whose result has the shape.</summary>
    private MatrixExpression Signed(Shape shape, int depth)
    {
        var (@operator, signature) = Any(
            [.. from o in BySignature from s in o.Signatures where Fits(s.Result, shape) select (o, s)]);
        var letters = new Dictionary<string, Dimension>();
        Bind(letters, signature.Result.Rows, shape.Rows);
        Bind(letters, signature.Result.Columns, shape.Columns);
        return Build.Apply(@operator, [.. signature.Operands.Select(o =>
            Tame(@operator, Of(new(Free(letters, o.Rows), Free(letters, o.Columns)), depth)))]);
    }

    private static bool Fits(SignatureMatrix result, Shape shape) =>
        Fits(result.Rows, shape.Rows) && Fits(result.Columns, shape.Columns)
        && (result.Rows.Letters != result.Columns.Letters || shape.IsSquare);

    private static bool Fits(SignatureAxis axis, Dimension dimension) =>
        axis.IsOne ? dimension.IsOne : axis.Letters.Length == 1 || dimension.SoleName is not null;

    // Of a pair, the one letter takes the whole dimension and the other is 1.
    private void Bind(Dictionary<string, Dimension> letters, SignatureAxis axis, Dimension dimension)
    {
        var place = random.Next(Math.Max(1, axis.Letters.Length));
        for (var i = 0; i < axis.Letters.Length; i++)
        {
            letters[axis.Letters[i].ToString()] = i == place ? dimension : One;
        }
    }

    // A letter that the result lacks is a real dimension, so that no other signature fits first.
    private Dimension Free(Dictionary<string, Dimension> letters, SignatureAxis axis)
    {
        if (!axis.IsOne && !letters.ContainsKey(axis.Letters))
        {
            letters[axis.Letters] = Any(Dimensions.RemoveAt(0));
        }

        return axis.IsOne ? One : letters[axis.Letters];
    }

    // A root wants positive entries, an inverse or a determinant a matrix that is far from singular.
    private MatrixExpression Tame(Operator @operator, MatrixExpression operand) => @operator switch
    {
        NodeFunction { Along: "" } or DefinedFunction { Signatures: [{ Text: "ii->ii" }] } => Build.Sum(
        [
            new(false, false, Build.Product(Build.Transpose(operand), operand)),
            new(false, false, Build.Product(Build.Number(2), Identity(operand.Shape.Rows))),
        ]),
        DefinedFunction => Positive(operand),
        _ => operand,
    };

    private static MatrixExpression Identity(Dimension dimension) => Build.Constant(
        Functions.All.OfType<ConstantFunction>().Single(f => f.Form == ConstantForm.Identity), dimension);

    private MatrixExpression InDomain(Domain domain, MatrixExpression operand) => domain switch
    {
        Domain.Positive or Domain.AboveMinusOne => Positive(operand),
        Domain.Unit => Build.Apply(Operators.Quotient, Bounded(operand), Build.Number(2)),
        _ => operand,
    };

    private MatrixExpression Positive(MatrixExpression operand) => Build.Sum(
    [
        new(false, false, Build.Number(Rational.Half)),
        new(false, true, random.Next(2) == 0
            ? Build.Apply(Operators.EntrywisePower, operand, Build.Number(2))
            : Build.Apply(Any([.. Functions.Entrywise.Where(f => f is { Range: SymMat.Catalog.Range.Positive, Domain: Domain.Real })]), operand)),
    ]);

    // x/(1 + x^2) lies between -1/2 and 1/2.
    private static MatrixExpression Bounded(MatrixExpression operand) => Build.Apply(
        Operators.EntrywiseQuotient,
        operand,
        Build.Sum(
        [
            new(false, false, Build.Number(1)),
            new(false, true, Build.Apply(Operators.EntrywisePower, operand, Build.Number(2))),
        ]));

    private T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
