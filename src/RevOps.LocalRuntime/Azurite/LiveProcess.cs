using System.Diagnostics;

namespace RevOps.LocalRuntime.Azurite;

/// <summary>Looks for processes by number.</summary>
internal static class LiveProcess
{
    /// <summary>Whether a process of this number runs; one that ended but was not collected yet does not.</summary>
    public static bool Exists(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited && !IsZombie(pid);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Whether it runs and is an Azurite of ours: after a restart of the machine the number may be anybody's.</summary>
    public static bool IsAzurite(int pid) =>
        Exists(pid)
        && (!OperatingSystem.IsLinux() || ReadOrEmpty($"/proc/{pid}/cmdline").Contains("azurite-host", StringComparison.Ordinal));

    // The state is the first field after the name, which is in parentheses and may hold anything.
    private static bool IsZombie(int pid)
    {
        var stat = OperatingSystem.IsLinux() ? ReadOrEmpty($"/proc/{pid}/stat") : "";
        var end = stat.LastIndexOf(')');
        return end >= 0 && stat.Length > end + 2 && stat[end + 2] is 'Z' or 'X';
    }

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
