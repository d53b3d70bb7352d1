using System.Collections.Immutable;

namespace SymMat.Catalog;

/// <summary>The operators that the syntax spells, beside sums and matrix products.</summary>
public static class Operators
{
    /// <summary><c>A .* B</c>.</summary>
    public static Operator EntrywiseProduct { get; } = new SyntaxOperator(".*", OperatorForm.EntrywiseProduct)
    {
        Fixity = Fixity.Infix, Precedence = Precedence.Product, Unicode = "⊙", Latex = @"\odot",
    };

    /// <summary><c>A ./ B</c>.</summary>
    public static Operator EntrywiseQuotient { get; } = new SyntaxOperator("./", OperatorForm.EntrywiseQuotient)
    {
        Fixity = Fixity.Infix, Precedence = Precedence.Product, Unicode = "⊘", Latex = @"\oslash",
    };

    /// <summary><c>A / s</c>.</summary>
    public static Operator Quotient { get; } = new SyntaxOperator("/", OperatorForm.Quotient)
    {
        Fixity = Fixity.Infix, Precedence = Precedence.Product,
    };

    /// <summary><c>A \ b</c>.</summary>
    public static Operator Solve { get; } = new SyntaxOperator("\\", OperatorForm.Solve)
    {
        Fixity = Fixity.Infix, Precedence = Precedence.Product,
    };

    /// <summary><c>s ^ t</c>, <c>A ^ 3</c>.</summary>
    public static Operator Power { get; } = new SyntaxOperator("^", OperatorForm.Power)
    {
        Fixity = Fixity.Infix, Precedence = Precedence.Postfix,
    };

    /// <summary><c>A .^ B</c>.</summary>
    public static Operator EntrywisePower { get; } = new SyntaxOperator(".^", OperatorForm.EntrywisePower)
    {
        Fixity = Fixity.Infix, Precedence = Precedence.Postfix,
    };

    /// <summary><c>A'</c>.</summary>
    public static Operator Transpose { get; } = Functions.ByName["transpose"];

    /// <summary><c>A ⊗ B</c>.</summary>
    public static Operator Kronecker { get; } = Functions.ByName["kron"];

    /// <summary><c>A^-1</c>.</summary>
    public static Operator Inverse { get; } = Functions.ByName["inv"];

    /// <summary>The sum over all entries; index notation sums by the same word.</summary>
    public static Operator Sum { get; } = Functions.ByName["sum"];

    /// <summary>The operators that are no functions.</summary>
    public static ImmutableArray<Operator> All { get; } =
        [EntrywiseProduct, EntrywiseQuotient, Quotient, Solve, Power, EntrywisePower];
}
