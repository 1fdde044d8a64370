using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using RevOps.LocalRuntime.Leases;

namespace RevOps.LocalRuntime.Timers;

/// <summary>
/// Remembers where each timer's schedule stands, in <c>timers.json</c> of the data folder. For the one process that holds the
/// lease; safe for concurrent use within it.
/// </summary>
internal sealed class TimerStatusStore
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly SortedDictionary<string, ScheduleStatus> _statuses;

    private TimerStatusStore(string path, SortedDictionary<string, ScheduleStatus> statuses)
    {
        _path = path;
        _statuses = statuses;
    }

    /// <summary>Reads what an earlier process has left; nothing, if there was none.</summary>
    /// <exception cref="InvalidDataException">The file is damaged; deleting it forgets the last runs.</exception>
    public static TimerStatusStore Open(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        var path = Path.Combine(dataFolder, "timers.json");
        return new TimerStatusStore(path, File.Exists(path) ? Read(path) : []);
    }

    /// <summary>Where a timer's schedule stands; null if it was never stored.</summary>
    public ScheduleStatus? Find(string functionName)
    {
        lock (_gate)
        {
            return _statuses.GetValueOrDefault(functionName);
        }
    }

    /// <summary>Stores where a timer's schedule stands; on disk when it returns.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string functionName, ScheduleStatus status)
    {
        lock (_gate)
        {
            _statuses[functionName] = status;
            AtomicFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(_statuses, Json));
        }
    }

    private static SortedDictionary<string, ScheduleStatus> Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<SortedDictionary<string, ScheduleStatus>>(File.ReadAllBytes(path), Json) ?? [];
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException(
                $"{path} does not hold the last runs of timers: {fault.Message} Delete it to forget them.", fault);
        }
    }
}
