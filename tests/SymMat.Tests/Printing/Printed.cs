using System.Collections.Immutable;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Printing;
using SymMat.Shapes;
using Index = SymMat.Notation.Index;

namespace SymMat.Tests.Printing;

/// <summary>Prints the last definition of a program as if it were a derivative by x.</summary>
internal static class Printed
{
    /// <summary>Names of usual shapes.</summary>
    public const string Names =
        "s, t, alpha : scalar; x, z : vector(n); y : vector(m); r : (1, n); A, B : (n, n); X : (m, n); W1 : (m, n);"
        + "S : (n, n) symmetric positive_definite; x_max : vector(n); RSS, lambda : scalar;";

    /// <summary>The right side of an expression in the names above.</summary>
    public static string Body(string format, string expression)
    {
        var printed = Formats.Find(format)!.Print(Answer(Names + "L = " + expression));
        return printed[(printed.IndexOf(" = ", StringComparison.Ordinal) + 3)..].TrimEnd();
    }

    /// <summary>The module for a program, without its first lines, which import.</summary>
    public static string Module(string program) => Formats.Find("numpy")!.Print(Answer(program));

    /// <summary>The one statement of the function for an expression in the names above.</summary>
    public static string Python(string expression) =>
        string.Join("\n", Module(Names + "L = " + expression).Split('\n').SkipWhile(l => !l.StartsWith("def", StringComparison.Ordinal))
            .Skip(1).Select(l => l.Trim()).Where(l => l.Length > 0));

    /// <summary>The last definition of a program as a derivative.</summary>
    public static Answer Answer(string text)
    {
        var program = Read(text);
        return Answer(program, new MatrixBody(program.Definitions[^1].Value), "x");
    }

    /// <summary>The body as a derivative.</summary>
    public static Answer Answer(MatrixProgram program, DerivativeBody body, params ImmutableArray<string> wrt) =>
        new(program, [new("L", wrt, body)], Layout.Mixed);

    /// <summary>The program, which must be right.</summary>
    public static MatrixProgram Read(string text)
    {
        var read = ProgramText.Check(text, "test");
        return read.Program ?? throw new FormatException(read.Diagnostics[0].Message);
    }

    /// <summary>An index by the name of its dimension, or the number.</summary>
    public static Index Index(string letter, Dimension dimension) => new(letter, dimension);

    /// <summary>An application of a row to operands that fit it, for any row; its operands are named A, B.</summary>
    public static MatrixExpression Sample(Operator row)
    {
        if (row is ConstantFunction constant)
        {
            return Build.Constant(constant, [.. Enumerable.Repeat(Dimension.Named("n"), constant.DimensionCounts[^1])]);
        }

        var square = new Shape(Dimension.Named("n"), Dimension.Named("n"));
        var shapes = row is SyntaxOperator { Form: OperatorForm.Quotient or OperatorForm.Power } ? [Shape.Scalar, Shape.Scalar]
            : row.Signatures.IsEmpty ? Enumerable.Repeat(square, row.Arity)
            : row.Signatures[0].Operands.Select(o => new Shape(Of(o.Rows), Of(o.Columns)));
        return Build.Apply(row, [.. shapes.Select((shape, i) => new NameExpression(i == 0 ? "A" : "B", shape))]);
    }

    private static Dimension Of(SignatureAxis axis) => axis.IsOne ? Dimension.One : Dimension.Named(axis.Letters);
}
