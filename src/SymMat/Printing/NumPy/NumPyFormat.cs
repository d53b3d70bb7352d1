using System.Globalization;
using System.Text;
using SymMat.Calculus;
using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Printing;

/// <summary>A Python module with one function a derivative, which needs NumPy alone; see the language's page.</summary>
internal sealed class NumPyFormat : IFormat
{
    /// <inheritdoc/>
    public string Name => "numpy";

    /// <inheritdoc/>
    public bool WritesOut => false;

    /// <inheritdoc/>
    public string Print(Answer answer)
    {
        var program = StableProgram.Of(answer.Scope);
        var functions = answer.Derivatives.Select(d => Function(program, d)).ToList();
        var text = new StringBuilder();
        if (functions.Any(f => f.Contains("math.", StringComparison.Ordinal)))
        {
            text.Append("import math\n\n");
        }

        text.Append("import numpy as np\n");
        foreach (var function in functions)
        {
            text.Append("\n\n").Append(function);
        }

        return text.ToString();
    }

    private static string Function(MatrixProgram program, Derivative derivative)
    {
        var names = new PythonNames(program);
        var translator = new NumPyTranslator(program, names);
        translator.Define(derivative.Body.Expressions);
        var (code, isScalar) = derivative.Body switch
        {
            MatrixBody matrix => (translator.Of(matrix.Value), matrix.Value.Shape.IsScalar),
            IndexBody body => (
                new NumPyIndexTranslator(translator).Of(body), body.Axes.Length == 2 && body.Axes.All(a => a.Dimension.IsOne)),
            _ => throw new ArgumentException("A derivative is a matrix or in index notation.", nameof(derivative)),
        };
        return new PythonFunction(program, names).Write(NameOf(derivative), code, isScalar);
    }

    /// <summary><c>dL_dW</c>, <c>d2L_dW2</c>, <c>d2L_dWdv</c>.</summary>
    private static string NameOf(Derivative derivative) => derivative.Wrt switch
    {
        [var variable] => string.Create(CultureInfo.InvariantCulture, $"d{derivative.Of}_d{variable}"),
        [var first, var second] when first == second => $"d2{derivative.Of}_d{first}2",
        [var first, var second] => $"d2{derivative.Of}_d{first}d{second}",
        _ => throw new ArgumentException("A derivative is by one variable or two.", nameof(derivative)),
    };
}
