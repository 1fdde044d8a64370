namespace RevOps.LocalRuntime.Hosting;

/// <summary>Where the sources lie: the storage emulator is installed beside them.</summary>
internal static class RepositoryRoot
{
    /// <summary>The file that marks the root.</summary>
    public const string Marker = "RevOps.sln";

    /// <summary>The nearest folder with the solution, from where the app lies upwards.</summary>
    /// <exception cref="InvalidOperationException">The app does not lie within its repository.</exception>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException(
            $"'{AppContext.BaseDirectory}' is not inside the repository ({Marker} is in no folder above it).");
    }
}
