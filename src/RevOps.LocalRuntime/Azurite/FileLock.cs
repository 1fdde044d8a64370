namespace RevOps.LocalRuntime.Azurite;

/// <summary>A lock between processes; the system releases it when its holder dies.</summary>
internal static class FileLock
{
    private static readonly TimeSpan s_betweenTries = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for the lock.</summary>
    /// <param name="path">The file that stands for it; its folder is made.</param>
    /// <param name="timeout">How long to wait at most.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="TimeoutException">Somebody else held it all the time.</exception>
    public static async Task<IDisposable> AcquireAsync(string path, TimeSpan timeout, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(began) < timeout)
            {
                await Task.Delay(s_betweenTries, TimeProvider.System, cancellation);
            }
            catch (IOException e)
            {
                throw new TimeoutException($"'{path}' was locked by another process for {timeout.TotalSeconds:0} s.", e);
            }
        }
    }
}
