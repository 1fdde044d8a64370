using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using RevOps.Data.Outbox;
using RevOps.Functions.Http;

namespace RevOps.Functions.Orchestrations;

/// <summary>What a call clock's orchestration is started with: its id only, since SQL has the rest.</summary>
/// <param name="SlaId">The clock.</param>
public sealed record CallClockInput(string SlaId);

/// <summary>Starts and wakes call clocks. Both may happen twice: the instance id and the row in SQL make that harmless.</summary>
public static class CallClockClient
{
    /// <summary>The event that says that a clock has changed; it carries nothing.</summary>
    public const string Changed = "ClockChanged";

    /// <summary>Id of the promise to start a clock; its first step keeps it.</summary>
    public static string StartPromise(string slaId) => $"start:{slaId}";

    /// <summary>The promise to wake a clock that has changed; its next step keeps it.</summary>
    public static OutboxItem WakePromise(string slaId) => new($"wake:{slaId}", OutboxKind.WakeCallClock, Json.Text(new CallClockInput(slaId)));

    /// <summary>Id of the orchestration of a clock.</summary>
    public static string InstanceId(string slaId) => $"callclock-{slaId}";

    /// <summary>Starts a clock's orchestration, unless it was started before; one that failed is started again.</summary>
    public static async Task StartAsync(DurableTaskClient client, string payload, CancellationToken cancel)
    {
        var input = Json.Parse<CallClockInput>(payload);
        if (await client.GetInstanceAsync(InstanceId(input.SlaId), cancel) is null or
            { RuntimeStatus: OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated })
        {
            await ScheduleAsync(client, input, cancel);
        }
    }

    /// <summary>Wakes a clock's orchestration, and starts one that has ended or was never there.</summary>
    public static async Task WakeAsync(DurableTaskClient client, string payload, CancellationToken cancel)
    {
        var input = Json.Parse<CallClockInput>(payload);
        if (await client.GetInstanceAsync(InstanceId(input.SlaId), cancel) is { IsCompleted: false })
        {
            await RaiseAsync(client, input.SlaId, cancel);
        }
        else
        {
            await ScheduleAsync(client, input, cancel);
        }
    }

    /// <summary>Wakes a clock's orchestration; nothing happens where it has ended.</summary>
    public static Task RaiseAsync(DurableTaskClient client, string slaId, CancellationToken cancel) =>
        client.RaiseEventAsync(InstanceId(slaId), Changed, null, cancel);

    private static Task ScheduleAsync(DurableTaskClient client, CallClockInput input, CancellationToken cancel) =>
        client.ScheduleNewOrchestrationInstanceAsync(
            nameof(CallClockOrchestrator), input, new StartOrchestrationOptions(InstanceId(input.SlaId)), cancel);
}
