using System.Collections.Immutable;

namespace SymMat.Catalog;

/// <summary>One axis of a signature: a letter, the pair of two letters (the first runs faster), or none for 1.</summary>
public readonly record struct SignatureAxis(string Letters)
{
    /// <summary>Whether the axis has dimension 1.</summary>
    public bool IsOne => Letters.Length == 0;
}

/// <summary>Rows and columns of one operand, or of the result.</summary>
public readonly record struct SignatureMatrix(SignatureAxis Rows, SignatureAxis Columns);

/// <summary>An index signature, such as <c>ik,kj-&gt;ij</c>, read from its text.</summary>
public sealed class Signature
{
    private Signature(string text, ImmutableArray<SignatureMatrix> operands, SignatureMatrix result)
    {
        Text = text;
        Operands = operands;
        Result = result;
    }

    /// <summary>The text that it was read from.</summary>
    public string Text { get; }

    /// <summary>The operands.</summary>
    public ImmutableArray<SignatureMatrix> Operands { get; }

    /// <summary>The result; all ones for a scalar.</summary>
    public SignatureMatrix Result { get; }

    /// <summary>Reads a signature; operands and result are two axes each, or nothing for a scalar.</summary>
    public static Signature Parse(string text)
    {
        var sides = text.Split("->");
        return new(text, [.. sides[0].Split(',').Select(ParseMatrix)], ParseMatrix(sides[1]));
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static SignatureMatrix ParseMatrix(string text)
    {
        var axes = new List<SignatureAxis>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '(')
            {
                axes.Add(new(text.Substring(i + 1, 2)));
                i += 3;
            }
            else
            {
                axes.Add(new(text[i] == '1' ? "" : text[i].ToString()));
            }
        }

        return axes.Count == 0 ? new(new(""), new("")) : new(axes[0], axes[1]);
    }
}
