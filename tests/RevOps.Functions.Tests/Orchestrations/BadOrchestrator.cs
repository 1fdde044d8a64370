using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

#pragma warning disable RS0030, CA2007, CA5394 // It is bad on purpose: each line breaks one constraint.

namespace RevOps.Functions.Tests.Orchestrations;

/// <summary>Breaks the constraints directly, in a helper, in an async helper, in a lambda, behind an interface and in a static field.</summary>
internal static class BadOrchestrator
{
    private static readonly Guid Made = Guid.NewGuid();

    private interface IAsk
    {
        bool Ask();
    }

    public static async Task Run([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await Task.Delay(1);
        await context.CallActivityAsync("a").ConfigureAwait(false);
        await LaterAsync();
        _ = Enumerable.Range(0, 1).Select(_ => TimeProvider.System.GetUtcNow()).ToList();
        _ = Helper() || Made == Guid.Empty || new Asker().AsInterface().Ask();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
    }

    public static async Task RunWell([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        using var stop = new CancellationTokenSource();
        await Task.WhenAny(context.CreateTimer(context.CurrentUtcDateTime.AddMinutes(1), stop.Token), context.WaitForExternalEvent<string>("x"));
        stop.Cancel();
    }

    private static bool Helper() => new Random().Next() > Environment.ProcessorCount || DateTime.UtcNow > DateTime.Today;

    private static async Task LaterAsync()
    {
        await Task.Run(() => Stopwatch.GetTimestamp());
        using var http = new HttpClient();
    }

    private static IAsk AsInterface(this Asker asker) => asker;

    private sealed class Asker : IAsk
    {
        public bool Ask() => File.Exists("x") || DateTimeOffset.UtcNow.Year > 2000;
    }
}
