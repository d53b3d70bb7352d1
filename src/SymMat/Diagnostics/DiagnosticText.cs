using System.Globalization;
using System.Text;

namespace SymMat.Diagnostics;

/// <summary>Writes diagnostics for people: place, category and message, the source line with carets, notes and help.</summary>
public static class DiagnosticText
{
    /// <summary>The widest excerpt of a line; a longer line is cut around the place.</summary>
    private const int Widest = 120;

    private const char Elision = '…';

    /// <summary>
    /// The diagnostic as lines that end in a line feed; without a place and excerpt where it has no span.
    /// </summary>
    public static string Render(Diagnostic diagnostic, SourceText source)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        ArgumentNullException.ThrowIfNull(source);
        var text = new StringBuilder();
        if (diagnostic.Span is { } span)
        {
            var line = source.LineAt(span.Start);
            text.Append(
                CultureInfo.InvariantCulture, $"{Quoting.Visible(source.Name)}:{line}:{source.ColumnAt(span.Start)}: ");
        }

        text.Append(CultureInfo.InvariantCulture, $"error[{Name(diagnostic.Category)}]: {diagnostic.Message}\n");
        if (diagnostic.Span is { } place)
        {
            AppendExcerpt(text, source, diagnostic, place);
        }

        foreach (var note in diagnostic.Notes)
        {
            text.Append(CultureInfo.InvariantCulture, $"  = {note}\n");
        }

        return diagnostic.Help is { } help
            ? text.Append(CultureInfo.InvariantCulture, $"  = help: {help}\n").ToString()
            : text.ToString();
    }

    /// <summary>The category as it stands in brackets.</summary>
    public static string Name(Category category) => category switch
    {
        Category.Syntax => "syntax",
        Category.Name => "name",
        Category.Shape => "shape",
        Category.Property => "property",
        Category.Unsupported => "unsupported",
        Category.Usage => "usage",
        _ => throw new ArgumentOutOfRangeException(nameof(category)),
    };

    private static void AppendExcerpt(StringBuilder text, SourceText source, Diagnostic diagnostic, SourceSpan place)
    {
        var number = source.LineAt(place.Start);
        var line = source.LineSpan(number);
        var window = Window(source.Text, line, place.Start);
        var marks = new StringBuilder(window.Start > line.Start ? " " : "");
        var excerpt = new StringBuilder(window.Start > line.Start ? Elision.ToString() : "");
        for (var i = window.Start; i < window.End;)
        {
            var length = char.IsSurrogatePair(source.Text, i) && i + 1 < window.End ? 2 : 1;
            excerpt.Append(Show(source.Text.AsSpan(i, length)));
            marks.Append(Mark(diagnostic, place, i));
            i += length;
        }

        // An end that came too soon is one past the last character.
        marks.Append(place.Start >= window.End ? "^" : "");
        excerpt.Append(window.End < line.End ? Elision.ToString() : "");
        var gutter = number.ToString(CultureInfo.InvariantCulture);
        text.Append(CultureInfo.InvariantCulture, $"  {gutter} | {excerpt}\n");
        text.Append(
            CultureInfo.InvariantCulture, $"  {new string(' ', gutter.Length)} | {marks.ToString().TrimEnd()}\n");
    }

    private static SourceSpan Window(string text, SourceSpan line, int place)
    {
        if (line.Length <= Widest)
        {
            return line;
        }

        var start = Math.Clamp(place - (Widest / 2), line.Start, line.End - Widest);
        start -= start > line.Start && char.IsLowSurrogate(text[start]) ? 1 : 0;
        var end = Math.Min(start + Widest, line.End);
        end -= end < line.End && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        return new(start, end - start);
    }

    private static string Show(ReadOnlySpan<char> character) => character switch
    {
        "\t" => " ",
        _ => Rune.DecodeFromUtf16(character, out var rune, out _) == System.Buffers.OperationStatus.Done
            && Quoting.IsVisible(rune) ? rune.ToString() : "\uFFFD",
    };

    private static char Mark(Diagnostic diagnostic, SourceSpan place, int offset) =>
        Covers(place, offset) || offset == place.Start ? '^'
            : diagnostic.Operands.Any(o => Covers(o, offset)) ? '~' : ' ';

    private static bool Covers(SourceSpan span, int offset) => offset >= span.Start && offset < span.End;
}
