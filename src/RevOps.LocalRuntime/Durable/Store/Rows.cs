using Microsoft.DurableTask.Client;
using RevOps.LocalRuntime.Durable.Replay;

namespace RevOps.LocalRuntime.Durable.Store;

/// <summary>An instance as stored.</summary>
internal sealed record InstanceRow(
    string InstanceId,
    string ExecutionId,
    string Name,
    OrchestrationRuntimeStatus Status,
    string? Input,
    string? Output,
    string? CustomStatus,
    string? Failure,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt);

/// <summary>An activity that has not finished.</summary>
internal sealed record ActivityRow(long Seq, string InstanceId, string ExecutionId, int TaskId, string Name, string? Input);

/// <summary>An instance that has something to do, with all that it needs for it.</summary>
/// <param name="ExecutionId">Its generation.</param>
/// <param name="Name">Name of its orchestrator.</param>
/// <param name="Input">What the turn starts from.</param>
/// <param name="LastMessage">Number of the last inbox row that the turn takes up; null if there is none.</param>
/// <param name="FiredTimers">Ids of the due timers that it takes up.</param>
internal sealed record TurnWork(string ExecutionId, string Name, TurnInput Input, long? LastMessage, IReadOnlyList<int> FiredTimers);

/// <summary>What is ready, and when to look again if nothing happens.</summary>
internal sealed record ReadyWork(IReadOnlyList<string> InstanceIds, DateTimeOffset? NextDue);
