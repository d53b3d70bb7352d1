using MathNet.Numerics.LinearAlgebra;
using SymMat.Catalog;

namespace SymMat.Numerics;

/// <summary>Evaluates a contraction from its signature alone: sums of products over every index not in the result.</summary>
internal static class ContractionEvaluator
{
    /// <summary>The contraction of the operands.</summary>
    public static Matrix<double> Evaluate(Signature signature, Matrix<double>[] operands)
    {
        var lengths = LengthsOf(signature, operands);
        var result = Matrix<double>.Build.Dense(Length(signature.Result.Rows), Length(signature.Result.Columns));
        foreach (var at in Counter.All(lengths))
        {
            var product = 1.0;
            for (var k = 0; k < operands.Length; k++)
            {
                var axes = signature.Operands[k];
                product *= operands[k][Position(axes.Rows, at), Position(axes.Columns, at)];
            }

            result[Position(signature.Result.Rows, at), Position(signature.Result.Columns, at)] += product;
        }

        return result;

        int Length(SignatureAxis axis) => axis.Letters.Aggregate(1, (length, letter) => length * lengths[letter]);

        int Position(SignatureAxis axis, Dictionary<char, int> at) =>
            axis.Letters.Reverse().Aggregate(0, (position, letter) => (position * lengths[letter]) + at[letter]);
    }

    /// <summary>The length of each letter of the signature, read off the operands.</summary>
    public static Dictionary<char, int> LengthsOf(Signature signature, Matrix<double>[] operands)
    {
        var lengths = new Dictionary<char, int>();
        foreach (var (axes, operand) in signature.Operands.Zip(operands))
        {
            Read(axes.Rows, operand.RowCount);
            Read(axes.Columns, operand.ColumnCount);
        }

        return lengths;

        void Read(SignatureAxis axis, int length)
        {
            if (!axis.IsOne)
            {
                lengths[axis.Letters[0]] = length;
            }
        }
    }
}
