using System.Text;
using SymMat.Diagnostics;
using static SymMat.Diagnostics.Quoting;

namespace SymMat.Cli;

/// <summary>Finds and reads the program: a file, standard input, or text on the command line.</summary>
internal static class ProgramInput
{
    /// <summary>The text and what diagnostics call it, or why it can't be read.</summary>
    public static (string Text, string Name, Diagnostic? Problem) Read(string? file, string? expression, Stream input)
    {
        if (expression is not null)
        {
            return file is null ? (expression, "<expression>", null)
                : Fail($"both a program {Quote(file)} and -e: give one");
        }

        if (file is null)
        {
            return Fail("no program: name a file, `-` for standard input, or give the program itself by -e");
        }

        return file == "-" ? Decode(ReadAll(input), "<stdin>") : ReadFile(file);
    }

    /// <summary>The text of a candidate: of the file of that name if there is one, else the words themselves.</summary>
    public static (string Text, string Name, Diagnostic? Problem) ReadCandidate(string candidate) =>
        File.Exists(candidate) ? ReadFile(candidate) : (candidate, "<candidate>", null);

    private static (string, string, Diagnostic?) ReadFile(string file)
    {
        try
        {
            return Directory.Exists(file)
                ? Fail($"cannot read {Quote(file)}: it is a directory")
                : Decode(File.ReadAllBytes(file), file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Fail($"cannot read {Quote(file)}: there is no such file");
        }
        catch (UnauthorizedAccessException)
        {
            return Fail($"cannot read {Quote(file)}: permission denied");
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return Fail($"cannot read {Quote(file)}: {e.Message}");
        }
    }

    private static byte[] ReadAll(Stream input)
    {
        using var all = new MemoryStream();
        input.CopyTo(all);
        return all.ToArray();
    }

    private static (string, string, Diagnostic?) Decode(byte[] bytes, string name)
    {
        try
        {
            return (new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes), name, null);
        }
        catch (DecoderFallbackException e)
        {
            return Fail($"cannot read {Quote(name)}: it is not UTF-8 text, at byte {e.Index + 1}");
        }
    }

    private static (string, string, Diagnostic?) Fail(string message) =>
        ("", "", new(Category.Usage, message, null));
}
