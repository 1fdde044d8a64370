using System.Collections.Concurrent;

namespace RevOps.Functions.Local.Demo;

/// <summary>What was sent and what the door said.</summary>
internal sealed class DemoLog
{
    private readonly ConcurrentQueue<string> _events = new();
    private readonly ConcurrentQueue<int> _refused = new();

    /// <summary>Ids of the accepted events.</summary>
    public IReadOnlyCollection<string> Events => _events;

    /// <summary>HTTP status of every request that the door did not take.</summary>
    public IReadOnlyCollection<int> Refused => _refused;

    /// <summary>The import, once there is one.</summary>
    public string ImportId { get; set; } = "";

    /// <summary>The last run of attribution, once there is one.</summary>
    public string AttributionRunId { get; set; } = "";

    /// <summary>Notes an answer.</summary>
    public void Add(Delivery delivery, Answered answer)
    {
        if (answer.Status >= 300)
        {
            _refused.Enqueue(answer.Status);
        }
        else if (answer.Body.TryGetProperty("events", out var events))
        {
            foreach (var item in events.EnumerateArray())
            {
                _events.Enqueue(item.GetProperty("eventId").GetString()!);
            }
        }
        else if (answer.Body.TryGetProperty("eventId", out var id))
        {
            _events.Enqueue(id.GetString()!);
        }
        else
        {
            throw new InvalidDataException($"{delivery.Path} was accepted without an event id.");
        }
    }
}
