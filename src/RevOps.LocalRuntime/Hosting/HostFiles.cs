using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace RevOps.LocalRuntime.Hosting;

/// <summary>Finds <c>host.json</c> and <c>local.settings.json</c>.</summary>
internal static class HostFiles
{
    private const string HostFile = "host.json";
    private const string SettingsFile = "local.settings.json";

    /// <summary>The nearest folder with a <c>host.json</c>, from where the app lies upwards, then from the current folder upwards.</summary>
    public static string FindHostFolder() =>
        NearestWith(HostFile, AppContext.BaseDirectory)
        ?? NearestWith(HostFile, Directory.GetCurrentDirectory())
        ?? throw new InvalidOperationException(
            $"No {HostFile} was found in '{AppContext.BaseDirectory}' or '{Directory.GetCurrentDirectory()}' or any folder above them.");

    /// <summary>Reads <c>host.json</c>.</summary>
    public static IConfigurationRoot ReadHostJson(string folder)
    {
        var path = Path.Combine(folder, HostFile);
        try
        {
            return new ConfigurationBuilder().AddJsonFile(path, optional: false, reloadOnChange: false).Build();
        }
        catch (Exception e) when (e is InvalidDataException or FileNotFoundException)
        {
            throw new InvalidOperationException($"'{path}' cannot be read: {e.InnerException?.Message ?? e.Message}", e);
        }
    }

    /// <summary>
    /// The same with what the settings put in its place: as on the real host, <c>AzureFunctionsJobHost:extensions:queues:batchSize</c> (in the
    /// environment with <c>__</c>) stands for that value of <c>host.json</c>.
    /// </summary>
    public static IConfiguration Overridden(IConfiguration hostJson, IConfiguration settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(hostJson.AsEnumerable())
            .AddInMemoryCollection(settings.GetSection("AzureFunctionsJobHost").AsEnumerable(makePathsRelative: true).Where(s => s.Value is not null))
            .Build();

    /// <summary>
    /// The <c>Values</c> of the nearest <c>local.settings.json</c>, from the host's folder up to the one that holds the
    /// solution: an app that runs from its output folder has the copied <c>host.json</c> there, but not the settings.
    /// </summary>
    public static IReadOnlyDictionary<string, string?> ReadLocalSettings(string hostFolder)
    {
        var folder = NearestWith(SettingsFile, hostFolder, stopAt: RepositoryRoot.Marker);
        return folder is null ? new Dictionary<string, string?>() : ReadValues(Path.Combine(folder, SettingsFile));
    }

    private static Dictionary<string, string?> ReadValues(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(
                File.ReadAllBytes(path), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return json.RootElement.TryGetProperty("Values", out var values)
                ? values.EnumerateObject().ToDictionary(
                    v => v.Name.Replace("__", ":", StringComparison.Ordinal), v => (string?)v.Value.ToString())
                : [];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidOperationException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    private static string? NearestWith(string file, string start, string? stopAt = null)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, file)))
            {
                return folder.FullName;
            }

            if (stopAt is not null && File.Exists(Path.Combine(folder.FullName, stopAt)))
            {
                return null;
            }
        }

        return null;
    }
}
