namespace SymMat.Tests.Fuzzing;

/// <summary>Random programs over the whole language: none is answered wrongly, and none can't be answered.</summary>
public class RandomProgramTests
{
    private const int Count = 300;

    public static TheoryData<int> Depths => [1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Depths))]
    public void Answers_hold(int depth)
    {
        var outcomes = Enumerable.Range(depth * 1_000_000, Count).Select(seed =>
        {
            var test = SketchGenerator.Of(seed, depth).Case;
            return (test, outcome: ProgramCheck.Check(test, TimeSpan.FromMinutes(1)));
        }).ToList();
        var failures = outcomes.Where(o => o.outcome.Failed).OrderBy(o => o.test.Text.Length).ToList();
        Assert.True(
            failures.Count == 0,
            $"{failures.Count} of {Count} fail; the shortest is\n{failures.FirstOrDefault().test}\n{failures.FirstOrDefault().outcome}");
        Assert.True(outcomes.Count(o => o.outcome.Kind == "held") > Count * 3 / 4, "numbers can tell too few programs");
    }
}
