using System.Collections.Immutable;
using System.Globalization;
using SymMat.Calculus;
using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Printing;

/// <summary>A Python module with one function, which needs NumPy alone; see the language's page.</summary>
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
        var function = Function(program, answer.Derivatives);
        var imports = function.Contains("math.", StringComparison.Ordinal) ? "import math\n\n" : "";
        return $"{imports}import numpy as np\n\n\n{function}";
    }

    /// <summary>A function that returns the derivative, or all of them, so that what they share is worked out once.</summary>
    private static string Function(MatrixProgram program, ImmutableArray<Derivative> derivatives)
    {
        var names = new PythonNames(program);
        var translator = new NumPyTranslator(program, names);
        translator.Define(derivatives.SelectMany(d => d.Body.Expressions));
        var results = derivatives.Select(d => Result(d, translator)).ToImmutableArray();
        return new PythonFunction(program, names).Write(results is [var sole] ? sole.Name : $"d{derivatives[0].Of}", results);
    }

    private static PythonResult Result(Derivative derivative, NumPyTranslator translator)
    {
        var (code, isScalar) = derivative.Body switch
        {
            MatrixBody matrix => (translator.Of(matrix.Value), matrix.Value.Shape.IsScalar),
            IndexBody body => (
                new NumPyIndexTranslator(translator).Of(body), body.Axes.Length == 2 && body.Axes.All(a => a.Dimension.IsOne)),
            _ => throw new ArgumentException("A derivative is a matrix or in index notation.", nameof(derivative)),
        };
        return new(NameOf(derivative), code, isScalar);
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
