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
    private const double Tolerance = 1e-6;

    public static TheoryData<int> Depths => [1, 2, 3];

    [Theory]
    [MemberData(nameof(Depths))]
    public void A_derivative_is_the_limit_of_differences(int depth) => Law.Hold(depth, (expression, point, random) =>
        VariableOf(expression, random) is { } wrt
        && Agree(Derivative(expression, expand: false, wrt.Name), expression, wrt, point));

    [Theory]
    [MemberData(nameof(Depths))]
    public void A_second_derivative_is_the_derivative_of_the_gradient(int depth) =>
        Law.Hold(depth, ofScalars: true, law: (expression, point, random) =>
            VariableOf(expression, random) is { } wrt
            && Derivative(expression, expand: true, wrt.Name) is { Where.IsEmpty: true } first
            && first.Derivatives[0].Body is MatrixBody gradient
            && Agree(Derivative(expression, expand: true, wrt.Name, wrt.Name), gradient.Value, wrt, point));

    /// <summary>Holds a derivative to differences; false where they say nothing, as near a kink.</summary>
    private static bool Agree(Answer answer, MatrixExpression function, Symbol wrt, Point point)
    {
        var coarse = Differences(function, wrt, point, FiniteDifference.Step);
        var fine = Differences(function, wrt, point, FiniteDifference.Step / 2);
        if (!Approximately.AreEqual(coarse, fine, Tolerance / 10))
        {
            return false;
        }

        var body = answer.Derivatives.Single().Body;
        var value = BodyEvaluator.Evaluate(body, point.WithDefinitionsOf(answer.Scope));
        Approximately.Equal(fine, value, Tolerance, $"by {wrt.Name}: {TextFormat.Body(body)}");
        return true;
    }

    private static NumericArray Differences(MatrixExpression function, Symbol wrt, Point point, double step) =>
        NumericDerivative.Of(p => Evaluator.Evaluate(function, p), function.Shape, wrt, point, step);

    private static Answer Derivative(
        MatrixExpression expression, bool expand, params ImmutableArray<string> wrt) =>
        Differentiator.Answer(RandomExpressions.Program(expression), new("F", [wrt], Expand: expand));

    private static Symbol? VariableOf(MatrixExpression expression, Random random)
    {
        var names = Law.Parts(expression).OfType<NameExpression>().Select(n => n.Name).ToHashSet();
        var used = RandomExpressions.Symbols.Where(s => names.Contains(s.Name)).ToList();
        return used.Count > 0 ? used[random.Next(used.Count)] : null;
    }
}
