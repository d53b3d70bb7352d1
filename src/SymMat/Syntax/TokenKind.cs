using Superpower.Display;

namespace SymMat.Syntax;

/// <summary>The kinds of tokens. Each has a text of its own, so that no culture has a say in messages.</summary>
internal enum TokenKind
{
    [Token(Description = "nothing")]
    None,

    [Token(Description = "a number")]
    Number,

    [Token(Description = "a malformed number")]
    BadNumber,

    [Token(Description = "a name")]
    Name,

    [Token(Example = "(")]
    LeftBracket,

    [Token(Example = ")")]
    RightBracket,

    [Token(Example = "[")]
    LeftSquare,

    [Token(Example = "]")]
    RightSquare,

    [Token(Example = ",")]
    Comma,

    [Token(Example = ":")]
    Colon,

    [Token(Example = "=")]
    Equal,

    [Token(Example = ";")]
    Semicolon,

    [Token(Description = "the end of the line")]
    Newline,

    [Token(Example = "+")]
    Plus,

    [Token(Example = "-")]
    Minus,

    [Token(Example = ".+")]
    DottedPlus,

    [Token(Example = ".-")]
    DottedMinus,

    [Token(Example = "*")]
    Star,

    [Token(Example = "/")]
    Slash,

    [Token(Example = "\\")]
    Backslash,

    [Token(Example = ".*")]
    DottedStar,

    [Token(Example = "./")]
    DottedSlash,

    [Token(Example = "⊗")]
    Kronecker,

    [Token(Example = "^")]
    Caret,

    [Token(Example = ".^")]
    DottedCaret,

    [Token(Example = "'")]
    Transpose,

    [Token(Example = "⁻¹")]
    Inverse,

    [Token(Description = "an unknown character")]
    Unknown,
}

/// <summary>What the grammar's levels are made of.</summary>
internal static class TokenKinds
{
    public static bool IsSign(TokenKind kind) => kind is TokenKind.Plus or TokenKind.Minus;

    public static bool IsSumOperator(TokenKind kind) => kind is >= TokenKind.Plus and <= TokenKind.DottedMinus;

    public static bool IsProductOperator(TokenKind kind) => kind is >= TokenKind.Star and <= TokenKind.Kronecker;

    public static bool IsPower(TokenKind kind) => kind is TokenKind.Caret or TokenKind.DottedCaret;

    /// <summary>Whether the operator stands between operands, so that one must follow.</summary>
    public static bool WantsOperand(TokenKind kind) => kind is >= TokenKind.Plus and <= TokenKind.DottedCaret;

    public static bool EndsOperand(TokenKind kind) => kind is TokenKind.Number or TokenKind.Name
        or TokenKind.RightBracket or TokenKind.RightSquare or TokenKind.Transpose or TokenKind.Inverse;

    public static bool StartsOperand(TokenKind kind) =>
        kind is TokenKind.Number or TokenKind.Name or TokenKind.LeftBracket;

    public static bool Opens(TokenKind kind) => kind is TokenKind.LeftBracket or TokenKind.LeftSquare;

    public static bool Closes(TokenKind kind) => kind is TokenKind.RightBracket or TokenKind.RightSquare;
}
