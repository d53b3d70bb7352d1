using System.Collections.Immutable;
using SymMat.Calculus;
using SymMat.Catalog;
using SymMat.Matrices;
using SymMat.Notation;

namespace SymMat.Verification;

/// <summary>What a derivative by a structured variable can mean, with the derivative in that meaning.</summary>
/// <param name="Name">What people call it; empty for the one asked for.</param>
/// <param name="Target">The derivative.</param>
internal sealed record Convention(string Name, Target Target)
{
    /// <summary>The one asked for, then the others.</summary>
    public static ImmutableArray<Convention> All(Answer answer, Question question)
    {
        var asked = new Convention("", Target.Of(answer, answer.Derivatives[0]));
        if (!Structured(answer.Program, question))
        {
            return [asked];
        }

        var other = question.Structure == Structure.Free ? Structure.Projected : Structure.Free;
        return
        [
            asked,
            new(
                other == Structure.Free ? "by the free entries (`--structure free`)" : "projected on the variable's space (`--structure projected`)",
                TargetOf(answer.Program, question with { Structure = other })),
            new("without the variable's structure", TargetOf(Plain(answer.Program, question), question)),
        ];
    }

    private static Target TargetOf(MatrixProgram program, Question question)
    {
        var answer = Differentiator.Answer(program, question);
        return Target.Of(answer, answer.Derivatives[0]);
    }

    private static bool Structured(MatrixProgram program, Question question) =>
        program.Symbols.Any(s => question.Wrt[0].Contains(s.Name) && (s.Properties & LinearMap.Structure) != 0);

    /// <summary>The program with variables of no properties.</summary>
    private static MatrixProgram Plain(MatrixProgram program, Question question) => program with
    {
        Symbols = [.. program.Symbols.Select(s =>
            question.Wrt[0].Contains(s.Name) ? s with { Properties = Properties.None } : s)],
    };
}
