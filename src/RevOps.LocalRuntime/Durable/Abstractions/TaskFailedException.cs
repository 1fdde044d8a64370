namespace Microsoft.DurableTask;

/// <summary>An awaited activity failed; thrown into the orchestrator.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>A failure known by an exception.</summary>
    /// <param name="taskName">Name of the activity.</param>
    /// <param name="taskId">Its sequence number in the instance, from 0.</param>
    /// <param name="innerException">What it failed with.</param>
    public TaskFailedException(string taskName, int taskId, Exception innerException)
        : base(Describe(taskName, taskId, TaskFailureDetails.FromException(innerException)), innerException)
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = TaskFailureDetails.FromException(innerException);
    }

    /// <summary>A failure known by its details only.</summary>
    /// <param name="taskName">Name of the activity.</param>
    /// <param name="taskId">Its sequence number in the instance, from 0.</param>
    /// <param name="failureDetails">What it failed with.</param>
    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : base(Describe(taskName, taskId, failureDetails))
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails;
    }

    /// <summary>Name of the activity.</summary>
    public string TaskName { get; }

    /// <summary>Its sequence number in the instance, from 0.</summary>
    public int TaskId { get; }

    /// <summary>What it failed with.</summary>
    public TaskFailureDetails FailureDetails { get; }

    private static string Describe(string taskName, int taskId, TaskFailureDetails details) =>
        $"Task '{taskName}' (#{taskId}) failed with an unhandled exception: {details.ErrorMessage}";
}
