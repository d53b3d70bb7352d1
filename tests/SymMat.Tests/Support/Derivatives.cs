using SymMat.Calculus;
using SymMat.Numerics;
using SymMat.Printing;

namespace SymMat.Tests.Support;

/// <summary>Holds derivatives to what a person would write, and to differences.</summary>
internal static class Derivatives
{
    private const double Tolerance = 1e-6;

    /// <summary>The last definition by a variable, the first if none is given, is written like that and right.</summary>
    public static void Hold(string source, string written, string? wrt = null)
    {
        var program = Programs.Read(source);
        var variable = wrt is null ? program.Symbols[0] : program.Symbols.Single(s => s.Name == wrt);
        var of = program.Definitions[^1];
        var answer = Differentiator.Answer(program, new(of.Name, [[variable.Name]]));
        Assert.Equal(written, TextFormat.Body(answer.Derivatives[0].Body));

        var point = RandomPoint.For(program, new Random(1));
        var expected = NumericDerivative.Of(p => p.WithDefinitionsOf(program).Values[of.Name], of.Shape, variable, point);
        var actual = BodyEvaluator.Evaluate(answer.Derivatives[0].Body, point.WithDefinitionsOf(answer.Scope));
        Approximately.Equal(expected, actual, Tolerance, source);
    }
}
