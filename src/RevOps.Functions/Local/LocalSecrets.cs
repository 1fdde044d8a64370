using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace RevOps.Functions.Local;

/// <summary>Secrets that nobody has set: made at the first start and kept in the data folder, readable by its owner only.</summary>
internal static class LocalSecrets
{
    /// <summary>Fills in the admin key and the secret of event ids; a new admin key is printed, once.</summary>
    public static void Fill(IConfigurationManager configuration)
    {
        var folder = configuration["REVOPS_DATA"] is { Length: > 0 } data ? data : ".revops";
        MakePrivate(folder);
        configuration["REVOPS_EVENT_KEY"] = configuration["REVOPS_EVENT_KEY"] is { Length: > 0 } given ? given : Keep(folder, "event.key").Secret;
        if (configuration["REVOPS_KEY"] is { Length: > 0 })
        {
            return;
        }

        var (key, isNew) = Keep(folder, "admin.key");
        configuration["REVOPS_KEY"] = key;
        if (isNew)
        {
            Console.WriteLine($"Admin key (shown this once, kept in {Path.Combine(folder, "admin.key")}): {key}");
        }
    }

    /// <summary>Leads and keys are nobody else's business.</summary>
    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static (string Secret, bool IsNew) Keep(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var mine = $"{path}.{Environment.ProcessId}";
        File.WriteAllText(mine, secret);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(mine, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        // Whoever comes first wins, also among processes that start together.
        try
        {
            File.Move(mine, path, overwrite: false);
            return (secret, true);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(mine);
            return (File.ReadAllText(path).Trim(), false);
        }
    }
}
