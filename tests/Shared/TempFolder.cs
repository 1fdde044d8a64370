namespace RevOps.Testing;

/// <summary>An empty folder of a test's own, gone after it.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>Full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("revops-test-").FullName;

    /// <summary>Full path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    /// <remarks>The storage of a killed process writes its last file while the folder is being emptied: then once more.</remarks>
    public void Dispose()
    {
        var until = Environment.TickCount64 + 30_000;
        while (Directory.Exists(Path))
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (IOException) when (Environment.TickCount64 < until)
            {
                Thread.Yield();
            }
        }
    }
}
