using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numerics;
using SymMat.Printing;
using SymMat.Tests.Support;

namespace SymMat.Tests.Laws;

/// <summary>What holds of the text of any expression.</summary>
public class PrintingLaws
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Text_reads_back(int depth) => Law.Hold(depth, (expression, point, _) =>
    {
        var text = TextFormat.Body(new MatrixBody(expression));
        var read = Expressions.Read(text, Programs.ShapesOf(RandomExpressions.Program(expression)));
        Assert.Equal(text, TextFormat.Body(new MatrixBody(read)));
        var expected = Evaluator.Evaluate(expression, point);
        if (Law.IsTame(expression, point))
        {
            Approximately.Equal(NumericArray.Of(expected), NumericArray.Of(Evaluator.Evaluate(read, point)), 1e-10, text);
        }
    });
}
