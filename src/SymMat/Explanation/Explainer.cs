using SymMat.Calculus;
using SymMat.Matrices;

namespace SymMat.Explanation;

/// <summary>Tells how derivatives come about.</summary>
public static class Explainer
{
    /// <summary>The answer with the steps that lead to it.</summary>
    /// <exception cref="ArgumentException">The question names something that the program does not have.</exception>
    public static Derivation Explain(MatrixProgram program, Question question)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(question);
        var answer = Differentiator.Answer(program, question);
        return new DerivationBuilder(program, question, answer).Build();
    }
}
