namespace RevOps.LocalRuntime.Azurite;

/// <summary>How an Azurite is run.</summary>
internal sealed record AzuriteOptions
{
    /// <summary>Where its data, its log and the files about it lie; one Azurite per folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The ports to try first; null means any free ones.</summary>
    public AzuriteEndpoint? PreferredPorts { get; init; }

    /// <summary>Whether other ports will do when the preferred ones are taken.</summary>
    public bool AnyPortWillDo { get; init; } = true;

    /// <summary>Whether what an earlier Azurite kept is thrown away when a new one is started.</summary>
    public bool StartsEmpty { get; init; }

    /// <summary>How long it stays after its last user died without a word.</summary>
    public TimeSpan? Linger { get; init; }

    /// <summary>Where the package files and the launcher lie.</summary>
    public string InstallFolder { get; init; } = AzuriteInstall.DefaultFolder;

    /// <summary>Gets what a person should see.</summary>
    public Action<string> Say { get; init; } = Console.WriteLine;
}
