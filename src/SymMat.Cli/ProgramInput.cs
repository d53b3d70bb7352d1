using System.Text;
using SymMat.Diagnostics;
using static SymMat.Diagnostics.Quoting;

namespace SymMat.Cli;

/// <summary>Finds and reads the program: a file, standard input, or text on the command line.</summary>
internal static class ProgramInput
{
    private const long MostBytes = 256 << 20;

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

        if (file.Length == 0)
        {
            return Fail("the name of the program's file is empty");
        }

        return file == "-" ? ReadInput(input) : ReadFile(file);
    }

    private static (string, string, Diagnostic?) ReadInput(Stream input)
    {
        try
        {
            return Decode(ReadAll(input), "<stdin>");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail($"cannot read standard input: {e.Message}");
        }
    }

    /// <summary>The text of a candidate: of the file of that name if there is one, else the words themselves.</summary>
    public static (string Text, string Name, Diagnostic? Problem) ReadCandidate(string candidate) =>
        File.Exists(candidate) ? ReadFile(candidate) : (candidate, "<candidate>", null);

    private static (string, string, Diagnostic?) ReadFile(string file)
    {
        try
        {
            if (Directory.Exists(file))
            {
                return Fail($"cannot read {Quote(file)}: it is a directory");
            }

            using var stream = File.OpenRead(file);
            return Decode(ReadAll(stream), file);
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

    /// <summary>All bytes of a stream, which may be endless.</summary>
    private static byte[] ReadAll(Stream input)
    {
        using var all = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var count = input.Read(buffer); count > 0; count = input.Read(buffer))
        {
            all.Write(buffer, 0, count);
            if (all.Length > MostBytes)
            {
                throw new IOException($"it is longer than {MostBytes >> 20} MB");
            }
        }

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
