using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Explanation;

/// <summary>How the gradient by a structured matrix comes from the one that takes its entries as independent.</summary>
internal static class Structured
{
    /// <summary>The gradient in terms of the plain one, and why; null where the variable has no structure.</summary>
    public static (MatrixExpression Value, Phrase Reason)? Of(
        Symbol variable, MatrixExpression plain, Derivative derivative, bool hasDecimals)
    {
        // The only antisymmetric scalar is 0, and is in no list of spaces.
        var space = derivative.Spaces.FirstOrDefault(s => s.Variable == variable.Name)
            ?? (variable.Shape.IsScalar && variable.Properties.HasFlag(Properties.Antisymmetric)
                ? new Space(variable.Name, Properties.Antisymmetric, false) : null);
        if (space is null)
        {
            return null;
        }

        var turned = Build.Transpose(plain);
        var name = new NameExpression(variable.Name, variable.Shape);
        var (value, part) = space switch
        {
            { Properties: var p } when p.HasFlag(Properties.Diagonal) => (Diagonal(plain), "the diagonal counts"),
            { IsFree: true, Properties: var p } when p.HasFlag(Properties.Symmetric) => (
                Build.Sum([new(false, false, plain), new(false, false, turned), new(true, false, Diagonal(plain))]),
                "an entry off the diagonal counts at both of its places"),
            { IsFree: true } => (
                Build.Sum([new(false, false, plain), new(true, false, turned)]), "an entry counts at both of its places"),
            { Properties: var p } when p.HasFlag(Properties.Symmetric) => (Part(plain, turned, minus: false, hasDecimals), "the symmetric part counts"),
            _ => (Part(plain, turned, minus: true, hasDecimals), "the antisymmetric part counts"),
        };
        var structure = PropertyTable.Rows.Last(r => space.Properties.HasFlag(r.Property)).Name.Replace('_', ' ');
        return (value, Phrase.Empty + name + $" is {structure}: {part}");
    }

    private static MatrixExpression Diagonal(MatrixExpression plain) =>
        Build.Apply(Functions.Diagonal, Build.Apply(Functions.Diagonal, plain));

    private static MatrixExpression Part(MatrixExpression plain, MatrixExpression turned, bool minus, bool hasDecimals) =>
        Build.Product(new NumberExpression(Numbers.Rational.Half, hasDecimals), Build.Sum([new(false, false, plain), new(minus, false, turned)]));
}
