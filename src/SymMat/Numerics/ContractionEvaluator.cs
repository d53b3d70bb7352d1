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
        var letters = lengths.Keys.ToArray();
        var counts = Array.ConvertAll(letters, letter => lengths[letter]);
        var strides = signature.Operands.Select(o => (Rows: Strides(o.Rows), Columns: Strides(o.Columns))).ToArray();
        var (rows, columns) = (Strides(signature.Result.Rows), Strides(signature.Result.Columns));
        var result = Matrix<double>.Build.Dense(Length(signature.Result.Rows), Length(signature.Result.Columns));
        var at = new int[letters.Length];
        do
        {
            var product = 1.0;
            for (var k = 0; k < operands.Length; k++)
            {
                product *= operands[k][Position(strides[k].Rows, at), Position(strides[k].Columns, at)];
            }

            var (i, j) = (Position(rows, at), Position(columns, at));
            result[i, j] += product;
        }
        while (Step(at, counts));
        return result;

        int Length(SignatureAxis axis) => axis.Letters.Aggregate(1, (length, letter) => length * lengths[letter]);

        // The first letter of an axis runs fastest.
        int[] Strides(SignatureAxis axis) => Array.ConvertAll(letters, letter =>
        {
            var place = axis.Letters.IndexOf(letter, StringComparison.Ordinal);
            return place < 0 ? 0 : axis.Letters[..place].Aggregate(1, (stride, before) => stride * lengths[before]);
        });
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

    private static int Position(int[] strides, int[] at)
    {
        var position = 0;
        for (var k = 0; k < strides.Length; k++)
        {
            position += strides[k] * at[k];
        }

        return position;
    }

    /// <summary>Counts on, the first place running fastest; false after the last.</summary>
    private static bool Step(int[] at, int[] counts)
    {
        for (var k = 0; k < at.Length; k++)
        {
            if (++at[k] < counts[k])
            {
                return true;
            }

            at[k] = 0;
        }

        return false;
    }
}
