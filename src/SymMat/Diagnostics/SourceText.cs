using System.Collections.Immutable;

namespace SymMat.Diagnostics;

/// <summary>A source text with its name and its lines. A byte-order mark at the start is no part of it.</summary>
public sealed class SourceText
{
    private readonly ImmutableArray<int> _lineStarts;

    /// <summary>The text of a program.</summary>
    /// <param name="name">What diagnostics call it: a file's name, <c>&lt;stdin&gt;</c>, <c>&lt;expression&gt;</c>.</param>
    /// <param name="text">The text.</param>
    public SourceText(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Name = name;
        Text = text.StartsWith('\uFEFF') ? text[1..] : text;
        _lineStarts = FindLines(Text);
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The text of a span.</summary>
    public string this[SourceSpan span] => Text.Substring(span.Start, span.Length);

    /// <summary>The line of an offset, from 1.</summary>
    public int LineAt(int offset)
    {
        var found = _lineStarts.BinarySearch(offset);
        return found >= 0 ? found + 1 : ~found;
    }

    /// <summary>The column of an offset, from 1, in Unicode scalar values.</summary>
    public int ColumnAt(int offset) => CountScalars(_lineStarts[LineAt(offset) - 1], offset) + 1;

    /// <summary>The number of Unicode scalar values between two offsets.</summary>
    public int CountScalars(int start, int end)
    {
        var count = 0;
        for (var i = start; i < end; i++)
        {
            if (!(char.IsLowSurrogate(Text[i]) && i > start && char.IsHighSurrogate(Text[i - 1])))
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>The span of a line, without its ending.</summary>
    public SourceSpan LineSpan(int line)
    {
        var start = _lineStarts[line - 1];
        var end = line < _lineStarts.Length ? _lineStarts[line] - 1 : Text.Length;
        if (end > start && Text[end - 1] == '\r')
        {
            end--;
        }

        return new(start, end - start);
    }

    private static ImmutableArray<int> FindLines(string text)
    {
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (var i = text.IndexOf('\n', StringComparison.Ordinal); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            starts.Add(i + 1);
        }

        return starts.ToImmutable();
    }
}
