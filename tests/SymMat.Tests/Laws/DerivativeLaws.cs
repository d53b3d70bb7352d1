using System.Collections.Immutable;
using SymMat.Calculus;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Printing;
using SymMat.Tests.Support;

namespace SymMat.Tests.Laws;

/// <summary>What holds of the derivatives of any expression.</summary>
public class DerivativeLaws
{
    public static TheoryData<int> Depths => [1, 2, 3];

    [Theory]
    [MemberData(nameof(Depths))]
    public void A_derivative_is_the_limit_of_differences(int depth) => Law.Hold(depth, (expression, point, random) =>
    {
        if (VariableOf(expression, point, random) is { } wrt)
        {
            var body = Derivative(expression, wrt.Name);
            var value = BodyEvaluator.Evaluate(body, point);
            Approximately.Equal(Numeric(expression, wrt, point), value, 1e-6, Text(expression, wrt, body));
        }
    });

    [Theory]
    [MemberData(nameof(Depths))]
    public void A_second_derivative_is_the_derivative_of_the_gradient(int depth) =>
        Law.Hold(depth, ofScalars: true, law: (expression, point, random) =>
        {
            if (VariableOf(expression, point, random) is { } wrt
                && Derivative(expression, wrt.Name) is MatrixBody gradient && Law.IsTame(gradient.Value, point))
            {
                var body = Derivative(expression, wrt.Name, wrt.Name);
                var value = BodyEvaluator.Evaluate(body, point);
                var expected = Numeric(gradient.Value, wrt, point);
                Approximately.Equal(expected, value, 1e-6, Text(expression, wrt, body));
            }
        });

    private static DerivativeBody Derivative(MatrixExpression expression, params ImmutableArray<string> wrt) =>
        Differentiator.Answer(RandomExpressions.Program(expression), new("F", [wrt])).Derivatives.Single().Body;

    private static Symbol? VariableOf(MatrixExpression expression, Point point, Random random)
    {
        var names = Law.Parts(expression).OfType<NameExpression>().Select(n => n.Name).ToHashSet();
        var used = RandomExpressions.Symbols.Where(s => names.Contains(s.Name)).ToList();
        return used.Count > 0 && Law.IsTame(expression, point) ? used[random.Next(used.Count)] : null;
    }

    private static NumericArray Numeric(MatrixExpression expression, Symbol wrt, Point point) =>
        NumericDerivative.Of(p => Evaluator.Evaluate(expression, p), expression.Shape, wrt, point);

    private static string Text(MatrixExpression expression, Symbol wrt, DerivativeBody body) =>
        $"F = {TextFormat.Body(new MatrixBody(expression))}, dF/d{wrt.Name} = {TextFormat.Body(body)}";
}
