using Microsoft.DurableTask.Client;
using RevOps.Data.Outbox;

namespace RevOps.Functions.Nurture;

/// <summary>Starts and wakes the orchestrations of enrolments. Both may happen twice: SQL says what there is to do.</summary>
public static class NurtureClient
{
    /// <summary>The event that says something has changed; it carries nothing, since SQL has it.</summary>
    public const string Changed = "Changed";

    /// <summary>Id of the orchestration of an enrolment.</summary>
    public static string InstanceId(string enrollmentId) => $"nurture-{enrollmentId}";

    /// <summary>The promise to wake an enrolment; its next step keeps it.</summary>
    public static OutboxItem Promise(string enrollmentId) => new(PromiseId(enrollmentId), OutboxKind.WakeNurture, enrollmentId);

    /// <summary>Id of that promise. The sweep's statement builds it too.</summary>
    public static string PromiseId(string enrollmentId) => $"nurture:{enrollmentId}";

    /// <summary>Wakes an enrolment's orchestration; starts it where there is none or it has ended.</summary>
    public static async Task WakeAsync(DurableTaskClient client, string enrollmentId, CancellationToken cancel)
    {
        var id = InstanceId(enrollmentId);
        if (await client.GetInstanceAsync(id, cancel) is { } instance && !HasEnded(instance.RuntimeStatus))
        {
            await client.RaiseEventAsync(id, Changed, null, cancel);
            return;
        }

        await client.ScheduleNewOrchestrationInstanceAsync(
            nameof(NurtureOrchestrator), enrollmentId, new Microsoft.DurableTask.StartOrchestrationOptions(id), cancel);
    }

    private static bool HasEnded(OrchestrationRuntimeStatus status) =>
        status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;
}
