using System.Globalization;

namespace RevOps.LocalRuntime.Azurite;

/// <summary>The files about an Azurite; <c>azurite-host.mjs</c> says what each is for.</summary>
/// <param name="path">The folder.</param>
internal sealed class AzuriteFolder(string path)
{
    private readonly string _user = System.IO.Path.Combine(
        path, "users", string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Guid.NewGuid():N}"));

    /// <summary>The folder.</summary>
    public string Path => path;

    /// <summary>Held by whoever starts or stops.</summary>
    public string LockFile => InFolder("lock");

    /// <summary>Where the data is.</summary>
    public string Data => InFolder("data");

    /// <summary>What Azurite printed.</summary>
    public string Log => InFolder("azurite.log");

    /// <summary>Whether this user has joined and not left.</summary>
    public bool HasJoined => File.Exists(_user);

    /// <summary>Whether a process works on the data: it may be starting, serving or about to end.</summary>
    public bool IsOwned => int.TryParse(ReadOrEmpty("host.pid"), CultureInfo.InvariantCulture, out var pid) && LiveProcess.IsAzurite(pid);

    /// <summary>Whether the last start ended before Azurite listened.</summary>
    public bool HasFailed => File.Exists(InFolder("failed"));

    /// <summary>Where Azurite listens; null while it doesn't.</summary>
    public AzuriteEndpoint? Endpoint => AzuriteEndpoint.Read(InFolder("endpoint.json"));

    /// <summary>Whether any living process has joined.</summary>
    public bool HasUsers => Directory.EnumerateFiles(InFolder("users"))
        .Select(file => System.IO.Path.GetFileName(file).Split('-')[0])
        .Any(pid => int.TryParse(pid, CultureInfo.InvariantCulture, out var number) && LiveProcess.Exists(number));

    /// <summary>The end of what Azurite printed.</summary>
    public string LastWords => string.Join(Environment.NewLine, ReadOrEmpty("azurite.log").TrimEnd().Split('\n').TakeLast(10));

    /// <summary>Adds this user.</summary>
    public void Join()
    {
        Directory.CreateDirectory(InFolder("users"));
        File.WriteAllText(_user, "");
    }

    /// <summary>Takes this user away.</summary>
    public void Leave() => File.Delete(_user);

    /// <summary>Asks Azurite to stop.</summary>
    public void RequestStop() => File.WriteAllText(InFolder("stop"), "");

    /// <summary>Forgets an earlier Azurite that is no more.</summary>
    public void ForgetEarlier()
    {
        File.Delete(InFolder("endpoint.json"));
        File.Delete(InFolder("failed"));
    }

    private string InFolder(string name) => System.IO.Path.Combine(path, name);

    private string ReadOrEmpty(string name)
    {
        try
        {
            return File.ReadAllText(InFolder(name));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
