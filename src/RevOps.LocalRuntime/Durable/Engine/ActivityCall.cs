using Microsoft.DurableTask;

namespace RevOps.LocalRuntime.Durable.Engine;

/// <summary>One call of an activity.</summary>
/// <param name="instanceId">Id of the calling instance.</param>
/// <param name="name">Name of the activity as called.</param>
/// <param name="taskId">Sequence number of the call in the instance.</param>
/// <param name="input">Input as stored.</param>
/// <param name="converter">Reads the input.</param>
internal sealed class ActivityCall(string instanceId, string name, int taskId, string? input, DataConverter converter)
{
    public string InstanceId { get; } = instanceId;

    public string Name { get; } = name;

    public int TaskId { get; } = taskId;

    /// <summary>The input; null where none was given.</summary>
    public object? GetInput(Type type) => converter.Deserialize(input, type);
}
