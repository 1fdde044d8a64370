namespace Microsoft.DurableTask;

/// <summary>How to start an orchestration.</summary>
public record StartOrchestrationOptions
{
    /// <summary>Makes options.</summary>
    /// <param name="InstanceId">Id of the instance, at most 100 characters without / \ # ?; null for a random one.</param>
    /// <param name="StartAt">When its first step runs; null for at once.</param>
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = default)
    {
        this.InstanceId = InstanceId;
        this.StartAt = StartAt;
    }

    /// <summary>Copies options.</summary>
    /// <param name="options">What to copy.</param>
    public StartOrchestrationOptions(StartOrchestrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
        StartAt = options.StartAt;
        DedupeStatuses = options.DedupeStatuses;
    }

    /// <summary>Id of the instance, at most 100 characters without / \ # ?; null for a random one.</summary>
    public string? InstanceId { get; init; }

    /// <summary>When its first step runs; null for at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>
    /// Names of the runtime statuses (any case) in which an existing instance of the same id makes the start fail.
    /// Null or empty: Pending, Running and Suspended. An instance in any other status is replaced.
    /// </summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}
