namespace Microsoft.DurableTask.Client;

/// <summary>How to purge.</summary>
/// <param name="Recursive">Whether sub-orchestrations go too; there are none here.</param>
public record PurgeInstanceOptions(bool Recursive = false);

/// <summary>Which instances to purge; only those that are over ever are.</summary>
/// <param name="CreatedFrom">Created at or after this. Must be given: the real host fails without it.</param>
/// <param name="CreatedTo">Created at or before this; null for no bound.</param>
/// <param name="Statuses">In one of these statuses; null for all.</param>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = default,
    DateTimeOffset? CreatedTo = default,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null)
{
    /// <summary>How long to go on purging; null for until nothing is left.</summary>
    public TimeSpan? Timeout { get; init; }
}

/// <summary>What a purge did.</summary>
/// <param name="count">Number of instances removed.</param>
/// <param name="isComplete">Whether nothing is left to purge; null where not known.</param>
public class PurgeResult(int count, bool? isComplete)
{
    /// <summary>Makes a result that does not say whether something is left.</summary>
    /// <param name="count">Number of instances removed.</param>
    public PurgeResult(int count)
        : this(count, null)
    {
    }

    /// <summary>Number of instances removed.</summary>
    public int PurgedInstanceCount { get; } = count;

    /// <summary>Whether nothing is left to purge; null where not known.</summary>
    public bool? IsComplete { get; } = isComplete;
}
