namespace SymMat.Syntax;

/// <summary>The kinds of tokens.</summary>
internal enum TokenKind
{
    None,
    Number,
    BadNumber,
    Name,
    LeftBracket,
    RightBracket,
    LeftSquare,
    RightSquare,
    Comma,
    Colon,
    Equal,
    Semicolon,
    Newline,
    Plus,
    Minus,
    DottedPlus,
    DottedMinus,
    Star,
    Slash,
    Backslash,
    DottedStar,
    DottedSlash,
    Kronecker,
    Caret,
    DottedCaret,
    Transpose,
    Inverse,
    Unknown,
}

/// <summary>What the grammar's levels are made of.</summary>
internal static class TokenKinds
{
    /// <summary>What messages call a token of the kind.</summary>
    public static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.Number => "a number",
        TokenKind.Name => "a name",
        TokenKind.Newline => "the end of the line",
        _ => $"`{Spellings.Operators.First(o => o.Kind == kind).Text}`",
    };

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
