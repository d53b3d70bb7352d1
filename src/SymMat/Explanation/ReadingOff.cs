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
/// <param name="layout">The layout that the answer is in.</param>
/// <param name="isAsked">Whether it is what was asked for, and not a step on the way.</param>
/// <param name="kronecker">The Kronecker form of an array, or null where there is none.</param>
internal sealed class ReadingOff(
    Vocabulary vocabulary,
    NameExpression function,
    Symbol variable,
    Derivative derivative,
    Layout layout,
    bool isAsked,
    Func<DifferentialReading?> kronecker)
{
    private readonly LineList _lines = new();
    private readonly NameExpression _differential = vocabulary.Differential(new(variable.Name, variable.Shape));

    /// <summary>The lines of a function that does not depend on the variable.</summary>
    public ImmutableArray<Line> Still()
    {
        _lines.Remark(Phrase.Empty + function + " does not depend on " + new NameExpression(variable.Name, variable.Shape));
        _lines.Finish(derivative, "");
        return _lines.All;
    }

    /// <summary>The lines from a differential; null for one that is too long or that no matrix expression says.</summary>
    public ImmutableArray<Line> From((Signed Value, ImmutableArray<MatrixExpression> PutIn)? total)
    {
        if (total is not var (value, putIn))
        {
            _lines.Finish(derivative, "by the chain rule");
            return _lines.All;
        }

        _lines.Begin(
            vocabulary.Differential(function), value.Whole, putIn.IsEmpty ? Phrase.Of("from above") : Phrase.List(putIn) + " put in");
        if (Postorder.Names(value.Expression).All(n => n.Name != _differential.Name))
        {
            _lines.Finish(derivative, "the answer");
        }
        else if (function.Shape.IsScalar)
        {
            new GradientReading(vocabulary, _lines, function, variable, derivative, layout, isAsked).From(value.Whole);
        }
        else if (variable.Shape.IsScalar)
        {
            ByScalar(value.Whole);
        }
        else if (function.Shape.IsVector && variable.Shape.IsVector)
        {
            OfVector();
        }
        else
        {
            OfArray(value.Whole);
        }

        return _lines.All;
    }

    /// <summary>By a scalar, what stands by its differential has the shape of the function.</summary>
    private void ByScalar(MatrixExpression total)
    {
        if (derivative.Body is MatrixBody { Value: var answer } && !Equality.Same(total, _differential))
        {
            var plain = layout == Layout.Denominator && derivative.Wrt.Length == 1 ? Transpose(answer) : answer;
            _lines.Continue(Linear.Times(Oriented(plain, function.Shape), _differential), Phrase.Of("simplified"));
        }

        _lines.Finish(derivative, "the answer");
    }

    /// <summary>Of vectors as columns, a matrix times the differential.</summary>
    private void OfVector()
    {
        if (derivative.Body is MatrixBody { Value: var answer })
        {
            var isTurned = layout == Layout.Denominator && derivative.Wrt.Length == 1;
            var jacobian = isTurned ? Transpose(answer) : answer;
            var moved = Column(_differential);
            var product = IsIdentity(jacobian) ? moved : Linear.Times(jacobian, moved);
            if (!_lines.EndsWith(product))
            {
                _lines.Begin(Column(vocabulary.Differential(function)), product, Phrase.Of("a matrix times the differential, as columns"));
            }
        }

        _lines.Finish(derivative, layout == Layout.Denominator && derivative.Wrt.Length == 1 ? "the answer, its transpose" : "the answer, that matrix");
    }

    private static bool IsIdentity(MatrixExpression matrix) =>
        matrix is ApplyExpression { Operator: ConstantFunction { Form: ConstantForm.Identity } };

    private static MatrixExpression Column(NameExpression name) => name.Shape.Columns.IsOne ? name : Build.Transpose(name);

    private MatrixExpression Transpose(MatrixExpression matrix) =>
        Workbench.Tidy(vocabulary, Build.Transpose(matrix)) ?? Build.Transpose(matrix);

    /// <summary>A second derivative by a scalar is a row or column of the other variable's, however that lies.</summary>
    private MatrixExpression Oriented(MatrixExpression matrix, Shape shape) => matrix.Shape == shape ? matrix : Transpose(matrix);

    /// <summary>With columns stacked, an array is a matrix.</summary>
    private void OfArray(MatrixExpression total)
    {
        if (derivative.Spaces.IsEmpty && kronecker() is { } stacked)
        {
            _lines.Begin(
                LinearMap.Stack(vocabulary.Differential(function)), LinearMap.Stack(total), Phrase.Of("columns stacked"));
            _lines.Continue(
                Substitution.Apply(
                    stacked.Value, n => new(false, n.Name == stacked.Differentials[1].Name ? _differential : n))!.Value.Whole,
                Postorder.Of(total).All(n => n is not ApplyExpression { Operator: var o } || o == Operators.Transpose || n.Operands.IsEmpty)
                    ? Stacking() : Phrase.Of("a matrix times the stacked differential"));
        }

        _lines.Finish(derivative, "the answer, by its entries");
    }

    /// <summary>What becomes of a product whose columns are stacked (Magnus and Neudecker 1988).</summary>
    private static Phrase Stacking()
    {
        var names = new FormalNames();
        var n = Dimension.Named("n");
        var (a, x, b) = (names.Letter(new(n, n)), new NameExpression("X", new(n, n)), names.Letter(new(n, n)));
        return Phrase.Equation(
            LinearMap.Stack(Build.Product(a, x, b)),
            Build.Product(Build.Apply(Operators.Kronecker, Build.Transpose(b), a), LinearMap.Stack(x)));
    }
}
