using SymMat.Calculus;
using SymMat.Matrices;
using SymMat.Notation;
using SymMat.Numbers;
using SymMat.Tests.Corpus;
using SymMat.Tests.Support;
using SymMat.Verification;

namespace SymMat.Tests.Verification;

/// <summary>
/// What is verified is the derivative in the notation in which it is printed, not another: of each fourth case of the corpus.
/// </summary>
public class ReadingVerificationTests
{
    private static readonly Sampling Few = new(Samples: 3);

    public static TheoryData<NotationKind, int> Parts
    {
        get
        {
            var parts = new TheoryData<NotationKind, int>();
            foreach (var notation in Enum.GetValues<NotationKind>().Where(n => n != NotationKind.Matrix))
            {
                Enumerable.Range(0, 4).ToList().ForEach(part => parts.Add(notation, part));
            }

            return parts;
        }
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public void Right_readings_are_verified_and_wrong_ones_refuted(NotationKind notation, int part)
    {
        foreach (var test in CorpusCase.All.Values.Where((_, k) => k % 16 == 4 * part))
        {
            var program = Programs.Read(test.Source);
            var answer = Differentiator.Answer(program, test.Question with { Notation = notation });
            Assert.All(Verifier.Verify(answer, Structure.Projected, Few), c => Assert.True(
                c.Verdict == Verdict.Verified, $"{test.Id}\n{test.Source}\n{ReportText.Print(c, program)}"));
            var wrong = answer with { Derivatives = [.. answer.Derivatives.Where(d => d.Reading is not null && !VerifierTests.IsZero(d.Body)).Select(Spoiled)] };
            Assert.All(Verifier.Verify(wrong, Structure.Projected, Few), c => Assert.True(
                c.Verdict == Verdict.Mismatch, $"{test.Id}\n{test.Source}\n{ReportText.Print(c, program)}"));
        }
    }

    /// <summary>The reading off by a thousandth, and the value itself as it was.</summary>
    private static Derivative Spoiled(Derivative derivative) => derivative with
    {
        Reading = derivative.Reading switch
        {
            IndexReading { Body: var body } => new IndexReading(body with { Terms = [.. body.Terms.Select(t => t with { Coefficient = Slightly * t.Coefficient })] }),
            EinsumReading einsum => einsum with { Terms = [.. einsum.Terms.Select(t => t with { Coefficient = Slightly * t.Coefficient })] },
            DifferentialReading reading => reading with { Value = Build.Product(Build.Number(Slightly), reading.Value) },
            var other => other,
        },
    };

    private static Rational Slightly => new(1001, 1000);
}
