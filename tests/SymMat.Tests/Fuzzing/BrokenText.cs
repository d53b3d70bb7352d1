using System.Text;

namespace SymMat.Tests.Fuzzing;

/// <summary>Random texts that are hardly ever programs: strings of tokens and odd characters, and programs with mistakes.</summary>
internal static class BrokenText
{
    public const string Head = "x, y : vector(n); A : (n, n); s : scalar\nL = ";

    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", ",", ":", "=", ";", "\n", "+", "-", "*", "/", "\\", "'", "^", ".", ".*", "./", ".^", ".T", "^T",
        "^-1", "⁻¹", "ᵀ", "⊙", "⊗", "·", "−", "#", " ", "\r\n", "\r", "\t", "\0", "\uFEFF", "\uD800", "\uDC00", "𝐱", "ª", "α",
        "alpha", "e", "1", "0", "2.5", "1e", "1e400", "1e-400", "9999999999999999999999", "x", "A", "n", "T", "sum", "exp", "eye",
        "pi", "scalar", "vector", "matrix", "symmetric", "positive_definite", "@", "²", "\u200B", "\u202E", "\u200F", "\u0301",
        "\u2028", "\u0085", "lambda", "None", "frac", "_", "A'", "(n, 1)", "^2", "log(", "kron(A, A)", "eye(n)", "x*", "L", "= L",
        ": (n, n)", "__class__", "%", "{", "}", "{0}", "\"", "`", "$", "<", ">", "|", "~", "!", "?", "&",
    ];

    /// <summary>The text of a seed: mere pieces, or a random program with some changes.</summary>
    public static string Of(int seed)
    {
        var random = new Random(seed);
        return random.Next(3) == 0 ? Random(random)
            : Mutated(SketchGenerator.Of(random.Next(), 1 + random.Next(3)).Text, random);
    }

    /// <summary>Some pieces in any order, maybe after declarations.</summary>
    public static string Random(Random random)
    {
        var text = new StringBuilder(random.Next(2) == 0 ? Head : "");
        for (var length = random.Next(1, 30); length > 0; length--)
        {
            text.Append(Piece(random));
        }

        return text.ToString();
    }

    /// <summary>The program with some changes.</summary>
    public static string Mutated(string program, Random random)
    {
        var text = new StringBuilder(program);
        for (var changes = random.Next(1, 4); changes > 0 && text.Length > 0; changes--)
        {
            Mutate(text, random);
        }

        return text.ToString();
    }

    private static void Mutate(StringBuilder text, Random random)
    {
        var place = random.Next(text.Length);
        var length = Math.Min(random.Next(1, 12), text.Length - place);
        switch (random.Next(7))
        {
            case 0:
                text.Remove(place, 1);
                break;
            case 1:
                text.Insert(place, Piece(random));
                break;
            case 2:
                text.Remove(place, 1).Insert(place, Piece(random));
                break;
            case 3:
                text.Remove(place, length);
                break;
            case 4:
                text.Insert(random.Next(text.Length), text.ToString(place, length));
                break;
            case 5:
                text.Insert(place, new StringBuilder().Insert(0, Piece(random), random.Next(2, 40)).ToString());
                break;
            default:
                text.Length = place;
                break;
        }
    }

    private static string Piece(Random random) => Pieces[random.Next(Pieces.Length)];
}
