using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Shapes;

namespace SymMat.Verification;

/// <summary>A matrix that says a derivative whole.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Value">
/// The matrix at a point, of the entries of the function by those of the variable, both in rows.
/// </param>
internal sealed record Form(string Name, Shape Shape, Func<Point, ImmutableArray<double>, Matrix<double>> Value)
{
    /// <summary>
    /// The ways to say the derivative of a value of one shape by a variable of another, the one asked for first: the
    /// layouts where they are matrices, then the matrix of stacked columns.
    /// </summary>
    public static ImmutableArray<Form> All(Shape function, Shape variable, Layout asked, bool isSecond)
    {
        var forms = ImmutableArray.CreateBuilder<Form>();
        var hasLayouts = (function.IsVector && variable.IsVector) || (!isSecond && (function.IsScalar || variable.IsScalar));
        foreach (var layout in Enum.GetValues<Layout>().Where(_ => hasLayouts).OrderBy(l => l != asked))
        {
            forms.Add(OfLayout(function, variable, layout, isSecond));
        }

        var stacked = new Form(
            "as the matrix that takes the stacked columns of dX to those of dF",
            new(function.Entries, variable.Entries),
            (point, entries) => Stacked(entries, point, function, variable));
        forms.Add(stacked);
        forms.Add(Transposed(stacked, "as the transpose of the matrix that takes the stacked columns of dX to those of dF"));
        return forms.ToImmutable();
    }

    private static Form OfLayout(Shape function, Shape variable, Layout layout, bool isSecond)
    {
        var shape = !isSecond && function.IsScalar ? variable : !isSecond && variable.IsScalar ? function
            : new Shape(function.Entries, variable.Entries);
        var form = new Form(
            $"in {Enum.GetName(layout)!.ToLowerInvariant()} layout",
            shape,
            (point, entries) => Matrix<double>.Build.DenseOfRowMajor(
                point.LengthOf(shape.Rows), point.LengthOf(shape.Columns), entries));
        return !isSecond && Target.IsTransposed(function, variable, layout) ? Transposed(form, form.Name) : form;
    }

    private static Form Transposed(Form form, string name) =>
        new(name, form.Shape.Transposed, (point, entries) => form.Value(point, entries).Transpose());

    private static Matrix<double> Stacked(ImmutableArray<double> entries, Point point, Shape function, Shape variable)
    {
        var (p, q) = (point.LengthOf(function.Rows), point.LengthOf(function.Columns));
        var (r, s) = (point.LengthOf(variable.Rows), point.LengthOf(variable.Columns));
        return Matrix<double>.Build.Dense(p * q, r * s, (f, x) => entries[(((f % p * q) + (f / p)) * r * s) + (x % r * s) + (x / r)]);
    }
}
