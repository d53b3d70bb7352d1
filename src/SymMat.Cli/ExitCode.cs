namespace SymMat.Cli;

/// <summary>The statuses that the command ends with.</summary>
internal static class ExitCode
{
    /// <summary>Answered.</summary>
    public const int Answered = 0;

    /// <summary>The program is wrong.</summary>
    public const int WrongProgram = 1;

    /// <summary>The command line is wrong, or a file can't be read.</summary>
    public const int WrongUsage = 2;

    /// <summary>A derivative could not be verified, or a candidate is not right.</summary>
    public const int Mismatch = 3;

    /// <summary>A fault of SymMat's own.</summary>
    public const int Fault = 70;

    /// <summary>Output could not be written.</summary>
    public const int NoOutput = 74;

    /// <summary>Interrupted.</summary>
    public const int Interrupted = 130;
}
