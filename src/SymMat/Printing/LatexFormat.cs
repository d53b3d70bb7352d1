using SymMat.Notation;
namespace SymMat.Printing;
internal sealed class LatexFormat : IFormat { public string Name => "latex"; public string Print(Answer answer) => ""; }
internal sealed class UnicodeFormat : IFormat { public string Name => "unicode"; public string Print(Answer answer) => ""; }
internal sealed class JsonFormat : IFormat { public string Name => "json"; public string Print(Answer answer) => ""; }
