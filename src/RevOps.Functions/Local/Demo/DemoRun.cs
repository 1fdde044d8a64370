using System.Text.Json;

namespace RevOps.Functions.Local.Demo;

/// <summary>Plays the quarter, sitting by sitting.</summary>
/// <param name="client">Sends.</param>
/// <param name="clock">Moves between sittings.</param>
/// <param name="progress">Shows where it is.</param>
internal sealed class DemoRun(DemoClient client, DemoClock clock, Progress progress)
{
    /// <summary>The argument that ends the app after the summary.</summary>
    public const string Exit = "--exit";

    private const int Senders = 8;
    private const int LastMinute = 25;
    private readonly Settling _settling = new(client, clock);
    private readonly SalesDesk _sales = new(client);
    private readonly MarketingDesk _marketing = new(client);
    private readonly DealDesk _deals = new();
    private readonly DemoLog _log = new();

    /// <summary>Plays all of it.</summary>
    /// <exception cref="TimeoutException">The app did not come to an end with something.</exception>
    public async Task<DemoLog> PlayAsync(IReadOnlyList<Sitting> sittings, CancellationToken cancel)
    {
        await _sales.IntroduceAsync(cancel);
        await _marketing.IntroduceAsync(cancel);
        foreach (var (sitting, i) in sittings.Select((s, i) => (s, i)))
        {
            progress.Now(sitting.At, i + 1, sittings.Count, _log.Events.Count);
            await MoveToAsync(sitting.At, cancel);
            await _marketing.ReportAsync(sitting.At, cancel);
            await TellDealsAsync(sitting.At, cancel);
            await ReceiveAsync(sitting, cancel);
            await CallAsync(sitting.At, isLast: i == sittings.Count - 1, cancel);
        }

        await AttributeAsync(cancel);
        progress.End();
        return _log;
    }

    private async Task<IReadOnlyList<JsonElement>> MoveToAsync(DateTimeOffset at, CancellationToken cancel)
    {
        clock.JumpTo(at);
        return await _settling.ClocksAsync(at, cancel);
    }

    /// <summary>Before anything else: whether a lead is a customer already decides what a form of theirs is.</summary>
    private async Task TellDealsAsync(DateTimeOffset at, CancellationToken cancel)
    {
        foreach (var delivery in _deals.Due(at))
        {
            await SendAsync(delivery, cancel);
            await _settling.EmptyAsync(cancel);
        }
    }

    /// <summary>First what must not be overtaken, one by one; then everything else at once.</summary>
    private async Task ReceiveAsync(Sitting sitting, CancellationToken cancel)
    {
        foreach (var delivery in sitting.Deliveries.Where(d => d.NeedsOrder))
        {
            await SendAsync(delivery, cancel);
            await _settling.EmptyAsync(cancel);
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = Senders, CancellationToken = cancel };
        await Parallel.ForEachAsync(sitting.Deliveries.Where(d => !d.NeedsOrder), options, async (d, c) => await SendAsync(d, c));
        await _settling.EmptyAsync(cancel);
        if (sitting.Import is { } file)
        {
            await ImportAsync(file, cancel);
        }
    }

    private async Task SendAsync(Delivery delivery, CancellationToken cancel) => _log.Add(delivery, await client.SendAsync(delivery, cancel));

    private async Task ImportAsync(string file, CancellationToken cancel)
    {
        var answer = await client.SendAsync(new Delivery("imports?kind=leads", "text/csv", file), cancel);
        _log.ImportId = answer.Body.GetProperty("importId").GetString()!;
        await Settling.UntilAsync(
            "the import has ended",
            async () => (await client.GetAsync($"imports/{_log.ImportId}", cancel)).GetProperty("terminal").GetBoolean(),
            cancel);
        await _settling.EmptyAsync(cancel);
    }

    /// <summary>The minutes after: who is called is called, clocks remind and run out. The last sitting stays as it is after 6 minutes.</summary>
    private async Task CallAsync(DateTimeOffset at, bool isLast, CancellationToken cancel)
    {
        var running = await _settling.ClocksAsync(at, cancel);
        foreach (var minute in running.Count == 0 ? [] : isLast ? new[] { 6 } : [6, 12, 16, LastMinute])
        {
            await MoveToAsync(at.AddMinutes(minute), cancel);
            _deals.Open(await _sales.CallAsync(running, minute, cancel), clock.GetUtcNow());
        }

        await _settling.EmptyAsync(cancel);
    }

    /// <summary>Attributes every deal anew, after the runs that timers asked for.</summary>
    private async Task AttributeAsync(CancellationToken cancel)
    {
        var run = (await client.PostAsync("attribution/run", new { mode = "full" }, 202, cancel)).Body.GetProperty("runId").GetString()!;
        await Settling.UntilAsync(
            "revenue is attributed",
            async () => (await client.GetAsync($"attribution/runs/{run}", cancel)).GetProperty("terminal").GetBoolean(),
            cancel);
        _log.AttributionRunId = run;
        await _settling.EmptyAsync(cancel);
    }
}
