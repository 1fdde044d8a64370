using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using RevOps.EndToEnd.Tests.Support;
using RevOps.Functions.Storage;
using RevOps.Functions.Telemetry;

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
        Assert.Equal((0, 1), (before["revops.sla.behind "], after["revops.sla.behind "]));
        Assert.Equal(0, after["revops.effects.given_up "]);
        Assert.Equal(0, after["revops.queue.length erasures"]);
    }

    private async Task<IReadOnlyDictionary<string, double>> ReadAsync()
    {
        var told = new ConcurrentDictionary<string, double>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == "RevOps")
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => told[Key(i, tags)] = value);
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => told[Key(i, tags)] = value);
        listener.Start();
        await ActivatorUtilities.CreateInstance<GaugeFunction>(app.Services).Run(new TimerInfo(), CancellationToken.None);
        return told;
    }

    private static string Key(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) => $"{instrument.Name} {(tags.Length > 0 ? tags[0].Value : "")}";
}
