namespace RevOps.LocalRuntime.Leases;

/// <summary>
/// Locks between processes, as long as the returned stream is open. The operating system lets go of them when the process ends,
/// however it ends, so there are no stale ones; child processes do not inherit them. Lock files are never deleted: somebody
/// could then hold the lock of a file that no longer has the name.
/// </summary>
internal static class LockFile
{
    /// <summary>Takes a lock that nobody else may share.</summary>
    /// <returns>The lock, or null if another process (or another part of this one) holds one on the file.</returns>
    public static FileStream? TryExclusive(string path) => TryOpen(path, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Takes a lock that others may share, but that keeps exclusive ones away.</summary>
    /// <returns>The lock, or null if somebody holds an exclusive one.</returns>
    public static FileStream? TryShared(string path) => TryOpen(path, FileAccess.Read, FileShare.Read);

    private static FileStream? TryOpen(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, access, share, bufferSize: 0);
        }
        catch (IOException fault) when (fault.GetType() == typeof(IOException))
        {
            // The plain type means "in use"; a missing folder or a bad path has a type of its own.
            return null;
        }
    }
}
