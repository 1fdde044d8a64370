using Microsoft.DurableTask;

namespace DurableTask.Core.Exceptions;

// These carry the names of the real engine's exceptions, which show in failure details and inner exceptions.

/// <summary>An activity's failure as the engine sees it, beneath the exception that the orchestrator gets.</summary>
internal sealed class TaskFailedException(int scheduleId, TaskFailureDetails failureDetails, bool isNonRetriable)
    : Exception(failureDetails.ErrorMessage)
{
    public int ScheduleId { get; } = scheduleId;

    public TaskFailureDetails FailureDetails { get; } = failureDetails;

    /// <summary>True where a retry could not help, such as for an activity that does not exist.</summary>
    public bool IsNonRetriable { get; } = isNonRetriable;
}

/// <summary>The start of an instance was refused because its id is taken.</summary>
internal sealed class OrchestrationAlreadyExistsException(string message) : Exception(message);

/// <summary>The orchestrator's code does something else than its history says.</summary>
internal sealed class NonDeterministicOrchestrationException(string message)
    : Exception("Non-Deterministic workflow detected: " + message);
