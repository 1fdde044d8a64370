namespace RevOps.LocalRuntime.Durable.Replay;

// The names appear in the messages about non-deterministic code, so they are those of the real engine.

/// <summary>Something that an orchestrator asked for in this turn.</summary>
internal abstract record OrchestratorAction(int Id);

internal sealed record ScheduleTaskOrchestratorAction(int Id, string Name, string? Input) : OrchestratorAction(Id);

internal sealed record CreateTimerOrchestratorAction(int Id, DateTime FireAt) : OrchestratorAction(Id);

internal sealed record SendEventOrchestratorAction(int Id, string InstanceId, string Name, string? Payload) : OrchestratorAction(Id);
