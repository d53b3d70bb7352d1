using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Shapes;

namespace SymMat.Explanation;

/// <summary>
/// From the differential of a function in that of one variable to the derivative: what stands by the differential is read
/// off, in the shape that the layout asks for. Local to one derivative.
/// </summary>
/// <param name="vocabulary">The names of differentials.</param>
/// <param name="function">The function; of a second derivative, the gradient.</param>
/// <param name="variable">The variable.</param>
/// <param name="derivative">The answer.</param>
/// <param name="kronecker">The same with its Kronecker form, for an array.</param>
internal sealed class ReadingOff(
    Vocabulary vocabulary, NameExpression function, Symbol variable, Derivative derivative, Func<DifferentialReading?> kronecker)
{
    private readonly NameExpression _name = new(variable.Name, variable.Shape);
    private readonly List<Line> _lines = [];

    private NameExpression Differential => vocabulary.Differential(_name);

    private Shape Shape => variable.Shape;

    /// <summary>The lines of a function that does not depend on the variable.</summary>
    public ImmutableArray<Line> Still()
    {
        _lines.Add(new RemarkLine(Phrase.Empty + function + " does not depend on " + _name));
        _lines.Add(new DerivativeLine(derivative, Phrase.Empty));
        return [.. _lines];
    }

    /// <summary>The lines from a differential; null for one that is too long or that no matrix expression says.</summary>
    public ImmutableArray<Line> From((Signed Value, ImmutableArray<MatrixExpression> PutIn)? total)
    {
        if (total is not var (value, putIn))
        {
            _lines.Add(new DerivativeLine(derivative, Phrase.Of("the answer")));
            return [.. _lines];
        }

        _lines.Add(new EquationLine(
            vocabulary.Differential(function), value.Whole, putIn.IsEmpty ? Phrase.Of("from above") : Phrase.List(putIn) + " put in"));
        if (Postorder.Names(value.Expression).All(n => n.Name != Differential.Name))
        {
            Finish("the answer");
        }
        else if (function.Shape.IsScalar)
        {
            OfScalar(value.Whole);
        }
        else if (Shape.IsScalar)
        {
            ByScalar(value.Whole);
        }
        else if (function.Shape.IsVector && Shape.IsVector)
        {
            OfVector();
        }
        else
        {
            OfArray(value.Whole);
        }

        return [.. _lines];
    }

    private void OfScalar(MatrixExpression total)
    {
        if (Workbench.Gradient(vocabulary, total, Differential) is not { } gradient)
        {
            Finish("the answer, entry by entry");
            return;
        }

        var formal = vocabulary.Letter("G", Shape);
        if (Shape.IsScalar)
        {
            Continue(Linear.Product([Linear.Of(gradient), new(false, Differential)]).Whole, Phrase.Of("simplified"));
            Conclude(gradient, Build.Product(formal, Differential));
        }
        else if (!IsProduct(total))
        {
            foreach (var (right, reason) in InnerProducts.Steps(vocabulary, total, Differential, gradient))
            {
                Continue(right, reason);
            }

            Conclude(gradient, Build.Apply(Functions.Dot, formal, Differential));
        }
        else
        {
            Conclude(gradient, Shape.IsVector ? Transpose(gradient, formal) : Trace(total, gradient, formal));
        }
    }

    /// <summary>By a vector, a row times a column; the form of the last line is returned.</summary>
    private MatrixExpression Transpose(MatrixExpression gradient, NameExpression formal)
    {
        var turned = Tidy(Build.Transpose(gradient));
        MatrixExpression By(MatrixExpression row) => Shape.Columns.IsOne ? Times(row, Differential) : Times(Differential, row);
        Continue(By(turned), Phrase.Of("a scalar is its own transpose"));
        return By(Build.Transpose(formal));
    }

    /// <summary>A product is its own trace, in which factors go round; the form of the last line is returned.</summary>
    private MatrixExpression Trace(MatrixExpression total, MatrixExpression gradient, NameExpression formal)
    {
        if (!Postorder.Of(total).Any(n => n is ApplyExpression { Operator: var o } && o == Functions.Trace))
        {
            Continue(Build.Apply(Functions.Trace, total), Phrase.Of("a scalar is its own trace"));
        }

        var names = new FormalNames();
        var (a, b) = (names.Letter(Shape), names.Letter(Shape.Transposed));
        Continue(
            Build.Apply(Functions.Trace, Times(Tidy(Build.Transpose(gradient)), Differential)),
            Phrase.Equation(Build.Apply(Functions.Trace, Build.Product(a, b)), Build.Apply(Functions.Trace, Build.Product(b, a))));
        return Build.Apply(Functions.Trace, Times(Build.Transpose(formal), Differential));
    }

    private static MatrixExpression Times(params IEnumerable<MatrixExpression> factors) =>
        Linear.Product(factors.Select(f => new Signed(false, f))).Whole;

    /// <summary>The values are the coefficients of a scalar.</summary>
    private void ByScalar(MatrixExpression total)
    {
        if (derivative.Body is MatrixBody { Value: var answer })
        {
            var plain = answer.Shape == function.Shape ? answer : Tidy(Build.Transpose(answer));
            if (!Equality.Same(total, Differential))
            {
                Continue(Times(plain, Differential), Phrase.Of("a number goes to the end"));
            }
        }

        Finish("the answer");
    }

    /// <summary>Of vectors as columns, a matrix times the differential.</summary>
    private void OfVector()
    {
        if (derivative.Body is MatrixBody { Value: var answer })
        {
            var jacobian = answer.Shape == new Shape(function.Shape.Entries, Shape.Entries) && derivative.Body is MatrixBody
                && !IsTurned(answer) ? answer : Tidy(Build.Transpose(answer));
            var (left, right) = (Column(vocabulary.Differential(function)), Column(Differential));
            var product = IsIdentity(jacobian) ? right : Times(jacobian, right);
            if (!Equality.Same(((EquationLine)_lines[^1]).Right, product))
            {
                _lines.Add(new EquationLine(left, product, Phrase.Of("as columns, a matrix times the differential")));
            }
        }

        Finish("the answer, the matrix in front");
    }

    private bool IsTurned(MatrixExpression answer) => IsDenominator && answer.Shape == new Shape(Shape.Entries, function.Shape.Entries);

    /// <summary>Whether the answer's rows are by the variable.</summary>
    public bool IsDenominator { get; init; }

    private static bool IsIdentity(MatrixExpression matrix) =>
        matrix is ApplyExpression { Operator: ConstantFunction { Form: ConstantForm.Identity } };

    private static MatrixExpression Column(NameExpression name) => name.Shape.Columns.IsOne ? name : Build.Transpose(name);

    /// <summary>With columns stacked, an array is a matrix.</summary>
    private void OfArray(MatrixExpression total)
    {
        if (derivative.Spaces.IsEmpty && kronecker() is { } stacked)
        {
            var left = LinearMap.Stack(vocabulary.Differential(function));
            var plain = LinearMap.Stack(total);
            var right = Substitution.Apply(
                stacked.Value, n => new(false, n.Name == stacked.Differentials[1].Name ? Differential : n))!.Value.Whole;
            _lines.Add(new EquationLine(left, plain, Phrase.Of("columns stacked")));
            Continue(right, IsProduct(total) ? Stacking() : Phrase.Of("a matrix times the stacked differential"));
        }

        Finish("the answer, by its entries");
    }

    /// <summary>What becomes of a product whose columns are stacked (Magnus and Neudecker 1988).</summary>
    private static Phrase Stacking()
    {
        var names = new FormalNames();
        var n = Dimension.Named("n");
        var (a, b, x) = (names.Letter(new(n, n)), names.Letter(new(n, n)), new NameExpression("X", new(n, n)));
        return Phrase.Equation(
            LinearMap.Stack(Build.Product(a, x, b)),
            Build.Product(Build.Apply(Operators.Kronecker, Build.Transpose(b), a), LinearMap.Stack(x)));
    }

    /// <summary>Another way to write the last line; one that differs in brackets alone is none.</summary>
    private void Continue(MatrixExpression right, Phrase reason)
    {
        if (!Equality.Same(((EquationLine)_lines[^1]).Right, right))
        {
            _lines.Add(new EquationLine(null, right, reason));
        }
    }

    /// <summary>Whether nothing but products, sums, transposes and traces is between the differential and the whole.</summary>
    private bool IsProduct(MatrixExpression total) => Postorder.Fold<bool?>(total, (node, of) =>
    {
        if (node is NameExpression name)
        {
            return name.Name == Differential.Name ? true : null;
        }

        var moved = node.Operands.Where(o => of(o) is not null).ToList();
        return moved.Count == 0 ? null : moved.TrueForAll(o => of(o) == true) && node switch
        {
            ProductExpression or SumExpression => true,
            ApplyExpression { Operator: var o } => o == Operators.Transpose || o == Functions.Trace || o == Operators.Quotient,
            _ => false,
        };
    }) == true;

    private MatrixExpression Tidy(MatrixExpression expression) => Workbench.Tidy(vocabulary, expression) ?? expression;

    private void Finish(string reason) => _lines.Add(new DerivativeLine(derivative, Phrase.Of(reason)));

    /// <summary>The derivative in both layouts, the one asked for marked.</summary>
    private void Conclude(MatrixExpression gradient, MatrixExpression form)
    {
        if (derivative.Body is not MatrixBody { Value: var answer } || derivative.Wrt.Length == 2)
        {
            Finish("the answer");
            return;
        }

        var isTurned = IsTurnedGradient(answer);
        var plain = isTurned ? Tidy(Build.Transpose(answer)) : answer;
        Show(gradient, plain, form, isTurned ? "in the shape of " : "the answer, in the shape of ");
        var turned = isTurned ? answer : Tidy(Build.Transpose(answer));
        if (isTurned || !Equality.Same(plain, turned))
        {
            _lines.Add(new EquationLine(
                vocabulary.Adjoint(derivative.Of, variable.Name, turned.Shape),
                turned,
                Phrase.Of(isTurned ? "the answer, in numerator layout" : "in numerator layout"))
            { ShowsShape = true });
        }
    }

    /// <summary>Whether the layout asks for the transpose of the gradient.</summary>
    public bool IsNumerator { get; init; }

    private bool IsTurnedGradient(MatrixExpression answer) => IsNumerator && answer.Shape == Shape.Transposed && !Shape.IsScalar;

    private void Show(MatrixExpression gradient, MatrixExpression answer, MatrixExpression form, string place)
    {
        var left = vocabulary.Adjoint(derivative.Of, variable.Name, Shape);
        var read = Phrase.Empty + "G in " + vocabulary.Differential(function) + " = " + form;
        var whole = Phrase.Of(place) + _name;
        var letter = vocabulary.Letter("G", Shape);
        if (!Equality.Same(gradient, answer) && Structured.Of(variable, letter, derivative) is var (projected, why))
        {
            _lines.Add(new EquationLine(letter, gradient, read));
            _lines.Add(new EquationLine(left, projected, why) { ShowsShape = true });
            Continue(answer, whole);
            return;
        }

        var isAnswer = Equality.Same(gradient, answer);
        _lines.Add(new EquationLine(left, gradient, isAnswer ? read + "; " + whole : read) { ShowsShape = true });
        if (!isAnswer)
        {
            Continue(answer, whole);
        }
    }
}
