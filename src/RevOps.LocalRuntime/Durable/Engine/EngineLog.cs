using Microsoft.Extensions.Logging;

namespace RevOps.LocalRuntime.Durable.Engine;

/// <summary>What the engine logs: ids and names, never inputs.</summary>
internal static partial class EngineLog
{
    [LoggerMessage(3001, LogLevel.Error, "Could not {Step}; trying again")]
    public static partial void StepFailed(ILogger log, Exception failure, string step);

    [LoggerMessage(3002, LogLevel.Error, "Turn of instance {InstanceId} could not be run or stored; trying again")]
    public static partial void TurnFailed(ILogger log, Exception failure, string instanceId);

    [LoggerMessage(3003, LogLevel.Warning, "Turn of instance {InstanceId} was dropped: the instance was replaced, or another engine runs")]
    public static partial void TurnDropped(ILogger log, string instanceId);

    [LoggerMessage(3004, LogLevel.Warning, "Instance {InstanceId} failed: {Message}")]
    public static partial void InstanceFailed(ILogger log, string instanceId, string message);

    [LoggerMessage(3005, LogLevel.Warning, "Activity {Name} #{TaskId} of instance {InstanceId} failed")]
    public static partial void ActivityFailed(ILogger log, Exception failure, string name, int taskId, string instanceId);

    [LoggerMessage(3006, LogLevel.Error, "Result of activity {Name} #{TaskId} of instance {InstanceId} could not be stored; trying again")]
    public static partial void ResultNotStored(ILogger log, Exception failure, string name, int taskId, string instanceId);

    [LoggerMessage(3007, LogLevel.Warning, "Stopped without waiting longer for {What}; it is done again after the next start")]
    public static partial void LeftBehind(ILogger log, string what);
}
