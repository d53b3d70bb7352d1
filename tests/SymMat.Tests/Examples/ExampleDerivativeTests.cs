using SymMat.Calculus;
using SymMat.Numerics;
using SymMat.Tests.Support;

namespace SymMat.Tests.Examples;

/// <summary>The derivatives of the examples are right, whatever they look like.</summary>
public class ExampleDerivativeTests
{
    public static TheoryData<string, string> Variables
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var file in Repository.Files("*.symmat", "examples").Select(Repository.Relative))
            {
                Programs.Read(Repository.Read(file)).Symbols.ToList().ForEach(s => data.Add(file, s.Name));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Variables))]
    public void A_derivative_is_the_limit_of_differences(string file, string variable)
    {
        var program = Programs.Read(Repository.Read(file));
        var function = program.Definitions[^1];
        var symbol = program.Symbols.Single(s => s.Name == variable);
        var point = RandomPoint.For(program, new Random(7));
        var answer = Differentiator.Answer(program, new(function.Name, [[variable]]));
        var value = BodyEvaluator.Evaluate(answer.Derivatives.Single().Body, point.WithDefinitionsOf(answer.Scope));
        var expected = NumericDerivative.Of(ValueAt, function.Shape, symbol, point);
        Approximately.Equal(expected, value, 1e-7, $"d{function.Name}/d{variable}");

        MathNet.Numerics.LinearAlgebra.Matrix<double> ValueAt(Point at) =>
            at.WithDefinitionsOf(program).Values[function.Name];
    }
}
