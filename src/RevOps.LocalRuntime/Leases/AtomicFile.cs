namespace RevOps.LocalRuntime.Leases;

/// <summary>Writes small state files of the data folder so that a crash leaves either the old content or the new.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Replaces the content of a file. The bytes are on disk before the new file takes the old one's name. Not for concurrent
    /// writers: whoever calls this holds a lock on the data folder.
    /// </summary>
    /// <param name="path">The file to write; its folder must exist.</param>
    /// <param name="content">The whole new content.</param>
    /// <exception cref="IOException">The disk is full or the folder is not writable.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var draft = path + ".new";
        using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, path, overwrite: true);
    }
}
