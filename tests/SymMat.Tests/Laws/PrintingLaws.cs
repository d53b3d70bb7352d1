using SymMat.Matrices;
using SymMat.Numerics;
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
        var text = Law.Text(expression);
        var read = Expressions.Read(text, Programs.ShapesOf(RandomExpressions.Program(expression)));
        Assert.Equal(text, Law.Text(read));
        var value = NumericArray.Of(Evaluator.Evaluate(expression, point));
        if (!value.Entries.All(double.IsFinite))
        {
            return false;
        }

        Approximately.Equal(value, NumericArray.Of(Evaluator.Evaluate(read, point)), 1e-9, text);
        return true;
    });
}
