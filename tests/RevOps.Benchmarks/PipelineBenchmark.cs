using System.Diagnostics;
using System.Text.Json;

namespace RevOps.Benchmarks;

/// <summary>Events per second from the queue to routed: both stations, their transactions, and a call clock for each lead.</summary>
internal static class PipelineBenchmark
{
    private const int Events = 1_000;

    public static async Task RunAsync()
    {
        using var app = await BenchApp.StartAsync();
        var ids = new System.Collections.Concurrent.ConcurrentBag<string>();
        var started = Stopwatch.GetTimestamp();
        var accepted = await Measure.RateAsync(Events, 8, async i => ids.Add(await app.PostAsync(BenchApp.Lead($"person{i}"))));
        var open = ids.ToHashSet();
        while (open.Count > 0)
        {
            foreach (var id in open.Take(20).ToList())
            {
                var state = JsonDocument.Parse(await app.Http.GetStringAsync(new Uri($"api/events/{id}", UriKind.Relative))).RootElement;
                if (state.GetProperty("terminal").GetBoolean())
                {
                    open.Remove(id);
                }
            }
        }

        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine($"{Events} leads: accepted at {accepted:0}/s; all routed after {seconds:0.0} s, {Events / seconds:0}/s from the first post ({Measure.Load()})");
    }
}
