namespace SymMat.Tests.Support;

/// <summary>
/// Holds output to a file beside what it shows, by the conventions of Verify: <c>NAME.verified.EXT</c> is what must come
/// out; what came out instead is left as <c>NAME.received.EXT</c>. With SYMMAT_ACCEPT=1 in the environment what came out
/// becomes what must.
/// </summary>
internal static class Snapshot
{
    /// <summary>Whether what comes out is right by definition.</summary>
    public static bool Accepts => Environment.GetEnvironmentVariable("SYMMAT_ACCEPT") == "1";

    /// <param name="path">The path of the snapshot below the repository's root, without extensions.</param>
    /// <param name="extension">The extension, without its dot.</param>
    /// <param name="actual">The output.</param>
    public static void Match(string path, string extension, string actual)
    {
        var verified = Repository.PathOf($"{path}.verified.{extension}");
        var received = Repository.PathOf($"{path}.received.{extension}");
        if (Accepts)
        {
            File.WriteAllText(verified, actual);
        }

        var expected = File.Exists(verified) ? File.ReadAllText(verified) : null;
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.True(expected is not null, $"no snapshot {verified}; what came out is beside it:\n{actual}");
        Assert.Equal(expected, actual);
    }
}
