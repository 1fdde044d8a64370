using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using RevOps.Data;
using RevOps.Data.Effects;
using RevOps.Data.Outbox;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Fetching;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Api;

/// <summary>Whether the app can do its work. Anonymous, so it tells states and counts, and no secrets.</summary>
public sealed class HealthFunction(Database database, QueueSender queues, Readiness readiness, RuleBook rules, FetchHealth fetches, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>200 where everything is ready, else 503; either way with each dependency's state.</summary>
    [Function("Health")]
    [Access(Scope.None)]
    [Answers(200, typeof(HealthView))]
    [Answers(503, typeof(HealthView))]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request,
        [DurableClient] DurableTaskClient orchestrations,
        CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        var sql = CheckAsync(async () =>
        {
            var lag = await database.ReadAsync(s => s.LagAsync(), limit.Token);
            var effects = await database.ReadAsync(s => s.EffectLagAsync(), limit.Token);
            return new { Outbox = lag.Pending, lag.Oldest, Effects = effects.Pending, OldestEffect = effects.Oldest, EffectsGivenUp = effects.GivenUp };
        });
        var fetched = CheckAsync(async () => await database.ReadAsync(fetches.StateAsync, limit.Token));
        var storage = CheckAsync(async () => await Task.WhenAll(QueueNames.All.Select(q => queues.StateAsync(q, limit.Token))));
        var durable = CheckAsync(async () =>
        {
            // Any question will do: the answer proves that the task hub can be read.
            await orchestrations.GetInstanceAsync("health", limit.Token);
            return new { Hub = orchestrations.Name };
        });
        var checks = new Dictionary<string, HealthCheck>
        {
            ["startup"] = new(readiness.IsReady ? "ok" : "starting", null),
            ["sql"] = await sql,
            ["fetches"] = await fetched,
            ["queues"] = await storage,
            ["orchestrations"] = await durable,
        };
        // The last good rules are in force, so the app is ready; but somebody waits for a change that did not come.
        checks["rules"] = new HealthCheck("ok", new { rules.Current.Versions, Faults = rules.Faults.Count });
        var ready = checks.Values.All(c => c.State == "ok");
        return Results.Json(
            new HealthView(ready ? "ready" : "not ready", time.GetUtcNow(), checks),
            Json.Options,
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<HealthCheck> CheckAsync(Func<Task<object>> ask)
    {
        try
        {
            return new HealthCheck("ok", await ask());
        }
        catch (Exception e) when (e is Azure.RequestFailedException or System.Data.Common.DbException or OperationCanceledException or AggregateException)
        {
            // The kind of fault, not its text: that may hold names of servers and accounts.
            return new HealthCheck("failing", e.GetType().Name);
        }
    }
}
