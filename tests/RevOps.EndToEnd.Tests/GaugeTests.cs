using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using RevOps.EndToEnd.Tests.Support;
using RevOps.Functions.Storage;
using RevOps.Functions.Telemetry;
using RevOps.Testing;

namespace RevOps.EndToEnd.Tests;

/// <summary>What alerts look at says how things stand.</summary>
public sealed class GaugeTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Queues_are_told_one_by_one_and_clocks_that_nobody_looked_at_are_counted()
    {
        await HotLead.SubmitAsync(app);
        var before = await ReadAsync();
        app.Clock.Jump(TimeSpan.FromHours(1));

        var after = await ReadAsync();

        Assert.Equal(QueueNames.All.Order(StringComparer.Ordinal), after.Keys.Where(k => k.StartsWith("revops.queue.age ", StringComparison.Ordinal)).Select(k => k.Split(' ')[1]).Order(StringComparer.Ordinal));
        Assert.Equal((0, 1), (before["revops.sla.behind"], after["revops.sla.behind"]));
        Assert.Equal(0, after["revops.effects.given_up"]);
        Assert.Equal(0, after["revops.queue.length erasures"]);
    }

    private async Task<IReadOnlyDictionary<string, double>> ReadAsync()
    {
        using var told = new ToldMeasures();
        await ActivatorUtilities.CreateInstance<GaugeFunction>(app.Services).Run(new TimerInfo(), CancellationToken.None);
        return told.Values;
    }
}
