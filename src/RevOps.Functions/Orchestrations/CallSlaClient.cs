using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using RevOps.Functions.Http;

namespace RevOps.Functions.Orchestrations;

/// <summary>What a call clock's orchestration is started with: ids and times, fixed for its life.</summary>
/// <param name="SlaId">The clock.</param>
/// <param name="RemindAt">When to remind.</param>
/// <param name="DueAt">When to settle.</param>
public sealed record CallSlaInput(string SlaId, DateTimeOffset RemindAt, DateTimeOffset DueAt);

/// <summary>Starts and wakes call clocks. Both may happen twice: the instance id and the row in SQL make that harmless.</summary>
public static class CallSlaClient
{
    /// <summary>The event that says a call was logged; it carries nothing, since SQL has the call.</summary>
    public const string CallLogged = "CallLogged";

    /// <summary>Id of the promise to start a clock; its first activity keeps it.</summary>
    public static string StartPromise(string slaId) => $"start:{slaId}";

    /// <summary>Id of the orchestration of a clock.</summary>
    public static string InstanceId(string slaId) => $"callsla-{slaId}";

    /// <summary>Starts a clock's orchestration, unless it was started before; one that failed is started again.</summary>
    public static async Task StartAsync(DurableTaskClient client, string payload, CancellationToken cancel)
    {
        var input = Json.Parse<CallSlaInput>(payload);
        var id = InstanceId(input.SlaId);
        if (await client.GetInstanceAsync(id, cancel) is null or { RuntimeStatus: OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated })
        {
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(CallSlaOrchestrator), input, new StartOrchestrationOptions(id), cancel);
        }
    }

    /// <summary>Wakes a clock's orchestration; nothing happens where it has ended.</summary>
    public static Task WakeAsync(DurableTaskClient client, string slaId, CancellationToken cancel) =>
        client.RaiseEventAsync(InstanceId(slaId), CallLogged, null, cancel);
}
