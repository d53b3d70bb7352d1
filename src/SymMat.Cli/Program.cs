using System.Runtime.InteropServices;
using System.Text;

namespace SymMat.Cli;

/// <summary>The command: streams, the thread that works, and what becomes of faults.</summary>
internal static class Program
{
    // Expressions may nest as deep as a program is long, and each level takes stack.
    private const int StackSize = 256 << 20;

    private static int Main(string[] args)
    {
        using var input = Open(Console.OpenStandardInput);
        using var output = Open(Console.OpenStandardOutput);
        using var errors = Open(Console.OpenStandardError);
        return Run(args, input, output, errors, () => PosixSignalRegistration.Create(
            PosixSignal.SIGINT, _ => Environment.Exit(ExitCode.Interrupted)));
    }

    /// <summary>The stream; where it was closed beforehand, one that says so to whoever uses it.</summary>
    private static Stream Open(Func<Stream> open)
    {
        try
        {
            return open();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new ClosedStream();
        }
    }

    /// <summary>
    /// Runs the command on given streams, and writes what it says only when it is done; meanwhile there is time to prepare
    /// for what may happen.
    /// </summary>
    internal static int Run(string[] args, Stream input, Stream output, Stream errors, Func<IDisposable>? prepare = null)
    {
        var streams = new Streams(input);
        var status = ExitCode.Fault;
        var worker = new Thread(() => status = Work(args, streams), StackSize);
        worker.Start();
        using var prepared = prepare?.Invoke();
        worker.Join();
        var written = Write(output, streams.Output.ToString());
        if (written is { } failure)
        {
            streams.Error.Write(failure);
            status = ExitCode.NoOutput;
        }

        Write(errors, streams.Error.ToString());
        return status;
    }

    private static int Work(string[] args, Streams streams)
    {
        try
        {
            return CommandLine.Run(args, streams);
        }
#pragma warning disable CA1031 // The last place to catch: whatever it is, people get a request to report it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            streams.Output.GetStringBuilder().Clear();
            streams.Error.Write(
                $"symmat: a fault of SymMat's own ({fault.GetType().Name}: {fault.Message.ReplaceLineEndings(" ")}). "
                + "The program is not to blame. Please report it, with the program and the command line.\n");
            return ExitCode.Fault;
        }
    }

    /// <summary>Null, or what to say of output that could not be written: nothing where the reader has gone away.</summary>
    private static string? Write(Stream stream, string text)
    {
        try
        {
            stream.Write(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text));
            stream.Flush();
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A stream that was closed beforehand is one that access is denied to.
            return $"symmat: output could not be written: {failure.Message}\n";
        }
    }
}
