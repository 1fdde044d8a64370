using Microsoft.DurableTask.Converters;

namespace Microsoft.DurableTask.Client;

/// <summary>An instance as stored.</summary>
/// <param name="name">Name of its orchestrator.</param>
/// <param name="instanceId">Its id.</param>
public sealed class OrchestrationMetadata(string name, string instanceId)
{
    /// <summary>Name of its orchestrator.</summary>
    public string Name { get; } = name;

    /// <summary>Its id.</summary>
    public string InstanceId { get; } = instanceId;

    /// <summary>Where it stands.</summary>
    public OrchestrationRuntimeStatus RuntimeStatus { get; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its last step was stored.</summary>
    public DateTimeOffset LastUpdatedAt { get; init; }

    /// <summary>Input as stored; null where absent or not fetched.</summary>
    public string? SerializedInput { get; init; }

    /// <summary>Output as stored, the message of a failed instance; null where absent or not fetched.</summary>
    public string? SerializedOutput { get; init; }

    /// <summary>Custom status as stored; null where absent or not fetched.</summary>
    public string? SerializedCustomStatus { get; init; }

    /// <summary>How it failed; null where it did not, or not fetched.</summary>
    public TaskFailureDetails? FailureDetails { get; init; }

    /// <summary>Reads the stored texts.</summary>
    public DataConverter? DataConverter { get; init; }

    /// <summary>Whether it has taken its first step and is not over.</summary>
    public bool IsRunning => RuntimeStatus is OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Suspended;

    /// <summary>Whether it is over.</summary>
    public bool IsCompleted => RuntimeStatus is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated;

    /// <summary>The input.</summary>
    /// <typeparam name="T">Type to read it as.</typeparam>
    public T? ReadInputAs<T>() => Read<T>(SerializedInput);

    /// <summary>The output.</summary>
    /// <typeparam name="T">Type to read it as.</typeparam>
    public T? ReadOutputAs<T>() => Read<T>(SerializedOutput);

    /// <summary>The custom status.</summary>
    /// <typeparam name="T">Type to read it as.</typeparam>
    public T? ReadCustomStatusAs<T>() => Read<T>(SerializedCustomStatus);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} {InstanceId}: {RuntimeStatus}";

    private T? Read<T>(string? data) => data is null ? default : (DataConverter ?? JsonDataConverter.Default).Deserialize<T>(data);
}
