using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Shapes;

namespace SymMat.Explanation;

/// <summary>
/// Reads the gradient off the differential of a scalar: from a product by the trace, from anything else by inner
/// products. Local to one derivative.
/// </summary>
internal sealed class GradientReading(
    Vocabulary vocabulary, LineList lines, NameExpression function, Symbol variable, Derivative derivative, Layout layout, bool isAsked)
{
    private readonly NameExpression _name = new(variable.Name, variable.Shape);
    private readonly NameExpression _letter = vocabulary.Letter("G", variable.Shape);
    private readonly NameExpression _differential = vocabulary.Differential(new(variable.Name, variable.Shape));

    private Shape Shape => variable.Shape;

    /// <summary>Adds the lines from the differential to the answer.</summary>
    public void From(MatrixExpression total)
    {
        if (Workbench.Gradient(vocabulary, total, _differential) is not { } gradient)
        {
            lines.Finish(derivative, "the answer, by its entries");
            return;
        }

        var form = Shape.IsScalar ? Scale(gradient)
            : !IsProduct(total) ? Pair(total, gradient)
            : Shape.IsVector ? Multiply(gradient)
            : Trace(total, gradient);
        if (derivative.Body is not MatrixBody { Value: var answer } || derivative.Wrt.Length == 2)
        {
            lines.Finish(derivative, "the answer");
            return;
        }

        Conclude(gradient, answer, form);
    }

    /// <summary>By a scalar: a number times its differential.</summary>
    private Phrase Scale(MatrixExpression gradient)
    {
        lines.Continue(Linear.Times(gradient, _differential), Phrase.Of("simplified"));
        return Form(Linear.Times(_letter, _differential));
    }

    private Phrase Pair(MatrixExpression total, MatrixExpression gradient)
    {
        foreach (var (right, reason) in InnerProducts.Steps(vocabulary, total, _differential, gradient))
        {
            lines.Continue(right, reason);
        }

        var pair = Build.Apply(Functions.Dot, _letter, _differential);
        return Shape.IsVector ? Form(pair)
            : Form(pair, Build.Apply(Functions.Trace, Linear.Times(Build.Transpose(_letter), _differential)));
    }

    /// <summary>By a vector: a row times a column.</summary>
    private Phrase Multiply(MatrixExpression gradient)
    {
        lines.Continue(By(Transpose(gradient)), Phrase.Of("simplified"));
        return Form(By(Build.Transpose(_letter)));

        MatrixExpression By(MatrixExpression turned) =>
            Shape.Columns.IsOne ? Linear.Times(turned, _differential) : Linear.Times(_differential, turned);
    }

    /// <summary>A product is its own trace, in which factors go round.</summary>
    private Phrase Trace(MatrixExpression total, MatrixExpression gradient)
    {
        if (!Postorder.Of(total).Any(n => n is ApplyExpression { Operator: var o } && o == Functions.Trace))
        {
            lines.Continue(Build.Apply(Functions.Trace, total), Phrase.Of("a scalar is its own trace"));
        }

        var form = Form(Build.Apply(Functions.Trace, Linear.Times(Build.Transpose(_letter), _differential)));
        if (IsReady(total))
        {
            return form;
        }

        var names = new FormalNames();
        var (a, b) = (names.Letter(Shape), names.Letter(Shape.Transposed));
        var isTurned = Postorder.Of(total).Any(n =>
            n is ApplyExpression { Operator: var o } && o == Operators.Transpose && IsMoved(n.Operands[0]));
        lines.Continue(
            Build.Apply(Functions.Trace, Linear.Times(Transpose(gradient), _differential)),
            Phrase.Join("; ", [Turn(Build.Product(a, b), Build.Product(b, a)), isTurned ? Turn(Build.Transpose(a), a) : Phrase.Empty]));
        return form;
    }

    /// <summary>Whether the differential stands once, at the end of a trace.</summary>
    private bool IsReady(MatrixExpression total)
    {
        var nodes = Postorder.Of(total).ToList();
        return nodes.Count(n => n.Operands.Any(IsDifferential)) == 1 && nodes.Exists(n =>
            n is ApplyExpression { Operator: var o } && o == Functions.Trace && IsDifferential(LastFactor(n.Operands[0])));
    }

    private static MatrixExpression LastFactor(MatrixExpression product) =>
        product is ProductExpression ? product.Operands[^1] : product;

    private bool IsDifferential(MatrixExpression expression) =>
        expression is NameExpression name && name.Name == _differential.Name;

    private static Phrase Turn(MatrixExpression left, MatrixExpression right) =>
        Phrase.Equation(new ApplyExpression(Functions.Trace, Shape.Scalar, [left], []), new ApplyExpression(Functions.Trace, Shape.Scalar, [right], []));

    /// <summary>Whether nothing but products, sums, transposes and traces is between the differential and the whole.</summary>
    private bool IsProduct(MatrixExpression total) => Postorder.Of(total).Where(n => n.Operands.Any(IsMoved)).All(n => n switch
    {
        ProductExpression or SumExpression => true,
        ApplyExpression { Operator: var o } => o == Operators.Transpose || o == Functions.Trace || o == Operators.Quotient,
        _ => false,
    });

    private bool IsMoved(MatrixExpression expression) => Postorder.Names(expression).Any(n => n.Name == _differential.Name);

    private MatrixExpression Transpose(MatrixExpression matrix) =>
        Workbench.Tidy(vocabulary, Build.Transpose(matrix)) ?? Build.Transpose(matrix);

    /// <summary>What the differential looks like once the gradient can be read off.</summary>
    private Phrase Form(params ReadOnlySpan<MatrixExpression> sides) =>
        Phrase.Empty + _letter + " in " + Phrase.Equation([vocabulary.Differential(function), .. sides]);

    /// <summary>The derivative in both layouts, the one asked for marked.</summary>
    private void Conclude(MatrixExpression gradient, MatrixExpression answer, Phrase form)
    {
        var isTurned = layout == Layout.Numerator && !Shape.IsScalar;
        Show(gradient, isTurned ? Transpose(answer) : answer, form, Phrase.Of(isTurned || !isAsked ? "in the shape of " : "the answer, in the shape of ") + _name);
        var turned = isTurned ? answer : Transpose(answer);
        if (isTurned || (isAsked && !Shape.IsScalar && !lines.EndsWith(turned)))
        {
            lines.Begin(
                vocabulary.Adjoint(derivative.Of, variable.Name, turned.Shape),
                turned,
                Phrase.Of(isTurned ? "the answer, in numerator layout" : "in numerator layout"),
                showsShape: true);
        }
    }

    private void Show(MatrixExpression gradient, MatrixExpression plain, Phrase form, Phrase place)
    {
        var left = vocabulary.Adjoint(derivative.Of, variable.Name, Shape);
        var isAnswer = Equality.Same(gradient, plain);
        if (!isAnswer && Structured.Of(variable, _letter, derivative, vocabulary.Order.HasDecimals) is var (projected, why))
        {
            lines.Begin(_letter, gradient, form);
            lines.Begin(left, projected, why, showsShape: true);
        }
        else
        {
            lines.Begin(left, gradient, isAnswer ? form + "; " + place : form, showsShape: true);
        }

        lines.Continue(plain, Phrase.Of("simplified; ") + place);
    }
}
