namespace Microsoft.DurableTask.Client;

/// <summary>Which instances to list.</summary>
/// <param name="CreatedFrom">Created at or after this; null for no bound.</param>
/// <param name="CreatedTo">Created at or before this; null for no bound.</param>
/// <param name="Statuses">In one of these statuses; null for all.</param>
/// <param name="TaskHubNames">Not supported: there is one task hub.</param>
/// <param name="InstanceIdPrefix">What ids begin with, case included; null for all.</param>
/// <param name="PageSize">Most items per page, at least 1.</param>
/// <param name="FetchInputsAndOutputs">Whether to fetch input, output, custom status and failure.</param>
/// <param name="ContinuationToken">Where to start; null for the start.</param>
public record OrchestrationQuery(
    DateTimeOffset? CreatedFrom = default,
    DateTimeOffset? CreatedTo = default,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null,
    IEnumerable<string>? TaskHubNames = null,
    string? InstanceIdPrefix = null,
    int PageSize = OrchestrationQuery.DefaultPageSize,
    bool FetchInputsAndOutputs = false,
    string? ContinuationToken = null)
{
    /// <summary>Items per page where none is given.</summary>
    public const int DefaultPageSize = 100;
}
