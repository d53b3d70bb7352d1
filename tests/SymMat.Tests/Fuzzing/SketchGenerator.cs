using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Notation;
using SymMat.Shapes;

namespace SymMat.Tests.Fuzzing;

/// <summary>Random programs: declarations, definitions that share each other, and a question.</summary>
internal sealed class SketchGenerator
{
    /// <summary>Dimensions of which one is the product of the others, for stacked columns and Kronecker products.</summary>
    private static readonly ImmutableArray<ImmutableArray<Dimension>> Products =
    [
        [Dimension.Named("n"), Dimension.Named("m"), Dimension.Named("m") * Dimension.Named("n")],
        [Dimension.Named("n"), Dimension.Of(2), Dimension.Of(2) * Dimension.Named("n")],
        [Dimension.Named("n"), Dimension.Named("n") * Dimension.Named("n")],
        [Dimension.Of(2), Dimension.Of(4)],
    ];

    private static readonly ImmutableArray<Dimension> Lengths =
    [
        Dimension.Named("n"), Dimension.Named("m"), Dimension.Named("k"), Dimension.Of(2), Dimension.Of(3),
        Dimension.Named("n") + Dimension.One, Dimension.Named("m") * Dimension.Named("n"),
        Dimension.Named("n") * Dimension.Named("n"), Dimension.Of(2) * Dimension.Named("n"), Dimension.Of(4),
    ];

    private readonly Random _random;
    private readonly ImmutableArray<Dimension> _dimensions;
    private readonly List<Declared> _symbols = [];
    private readonly List<Defined> _definitions = [];

    private SketchGenerator(Random random)
    {
        _random = random;
        _dimensions = _random.Next(4) == 0
            ? [Dimension.One, .. Products[_random.Next(Products.Length)]]
            : [Dimension.One, .. Enumerable.Range(0, 2).Select(_ => Lengths[Skewed(Lengths.Length)])];
    }

    /// <summary>The program of a seed, its expressions of no more levels than the depth.</summary>
    public static Sketch Of(int seed, int depth)
    {
        var generator = new SketchGenerator(new(seed));
        return generator.Program(seed, depth);
    }

    public Dimension AnyDimension() => _dimensions[_random.Next(_dimensions.Length)];

    public Shape AnyShape() => new(AnyDimension(), AnyDimension());

    /// <summary>Whether a declaration has introduced the names of the dimension.</summary>
    public bool Knows(Dimension dimension) => dimension.Names.All(name =>
        _symbols.Exists(s => s.Shape.Rows.Names.Contains(name) || s.Shape.Columns.Names.Contains(name)));

    /// <summary>A name of the shape: a definition, a symbol of before, or a new one; maybe transposed.</summary>
    public Node Name(Shape shape)
    {
        var defined = _definitions.Where(d => d.Value.Shape == shape).ToList();
        if (defined.Count > 0 && _random.Next(2) == 0)
        {
            return Node.Atom(shape, defined[_random.Next(defined.Count)].Name);
        }

        var known = _symbols.Where(s => s.Shape == shape || s.Shape == shape.Transposed).ToList();
        var symbol = known.Count > 0 && _random.Next(known.Count + 1) > 0 ? known[_random.Next(known.Count)] : Declare(shape, AnyProperties(shape));
        return Named(symbol, shape);
    }

    /// <summary>A symbol of a property that makes it far from singular.</summary>
    public Node Regular(Dimension dimension)
    {
        string[] properties = [" positive_definite", " orthogonal", " invertible", " symmetric invertible", " diagonal invertible"];
        var shape = new Shape(dimension, dimension);
        var known = _symbols.Where(s => s.Shape == shape && properties.Contains(s.Properties)).ToList();
        return Named(
            known.Count > 0 && _random.Next(3) > 0 ? known[_random.Next(known.Count)]
                : Declare(shape, properties[_random.Next(properties.Length)]),
            shape);
    }

    private Node Named(Declared symbol, Shape shape)
    {
        var atom = Node.Atom(symbol.Shape, symbol.Name);
        return symbol.Shape != shape || (shape.IsSquare && _random.Next(4) == 0)
            ? new(shape, Spelling.Postfix("'"), [atom]) : atom;
    }

    private Declared Declare(Shape shape, string properties)
    {
        var symbol = new Declared($"{(shape.IsScalar ? "s" : shape.IsVector ? "v" : "A")}{_symbols.Count}", shape, properties);
        _symbols.Add(symbol);
        return symbol;
    }

    private string AnyProperties(Shape shape)
    {
        var rows = PropertyTable.Rows.Where(r => shape.IsSquare || !r.NeedsSquare).ToList();
        if (_random.Next(3) > 0)
        {
            return "";
        }

        var (row, other) = (rows[_random.Next(rows.Count)], rows[_random.Next(rows.Count)]);
        var both = PropertyTable.Closure(row.Property | other.Property);
        var isTwo = row != other && _random.Next(3) == 0 && rows.TrueForAll(r => !both.HasFlag(r.Property) || (r.Excludes & both) == 0);
        return isTwo ? $" {row.Name} {other.Name}" : $" {row.Name}";
    }

    private Sketch Program(int seed, int depth)
    {
        var expressions = new NodeGenerator(_random, this);
        var count = _random.Next(4);
        for (var d = 0; d < count; d++)
        {
            _definitions.Add(new($"f{d}", expressions.Of(AnyShape(), _random.Next(1, Math.Max(2, depth)))));
        }

        var second = _random.Next(4) == 0;
        var shape = second || _random.Next(3) == 0 ? Shape.Scalar : AnyShape();
        _definitions.Add(new("F", expressions.Of(shape, depth)));
        var used = UsedNames();
        var wrt = used.Count == 0 ? Declare(AnyShape(), "").Name : used[_random.Next(used.Count)];
        var other = used.Count == 0 || _random.Next(2) == 0 ? wrt : used[_random.Next(used.Count)];
        return new(
            [.. _symbols],
            [.. _definitions],
            second ? [wrt, other] : [wrt],
            (Layout)_random.Next(3),
            _random.Next(3) == 0,
            seed);
    }

    /// <summary>The symbols and definitions that the last definition depends on.</summary>
    private List<string> UsedNames()
    {
        var used = new HashSet<string>(_definitions[^1].Value.Parts.Select(p => p.Spelling.Template));
        for (var d = _definitions.Count - 2; d >= 0; d--)
        {
            if (used.Contains(_definitions[d].Name))
            {
                used.UnionWith(_definitions[d].Value.Parts.Select(p => p.Spelling.Template));
            }
        }

        return [.. _symbols.Select(s => s.Name).Concat(_definitions.SkipLast(1).Select(d => d.Name)).Where(used.Contains)];
    }

    private int Skewed(int count) => Math.Min(_random.Next(count), _random.Next(count));
}
