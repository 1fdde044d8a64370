using System.Text;
using Azure.Storage.Queues;

namespace RevOps.Benchmarks;

/// <summary>
/// Accepted events per second through <c>POST /api/intake/leads</c>, against the rate at which the same emulator takes bare queue
/// messages of the same size from the same client. The door can't be faster than the write behind it; the ratio tells its cost.
/// </summary>
internal static class IntakeBenchmark
{
    private const int Rounds = 7;
    private const int PerRound = 300;
    private const int Workers = 8;

    public static async Task RunAsync()
    {
        using var app = await BenchApp.StartAsync();
        var queue = new QueueClient(app.Storage, "bare", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateIfNotExistsAsync();
        await Measure.RateAsync(100, Workers, i => app.PostAsync(BenchApp.Lead($"warm{i}")));
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var r = round;
            await app.IdleAsync();
            var bare = await Measure.RateAsync(PerRound, Workers, i => queue.SendMessageAsync(Encoding.UTF8.GetString(BenchApp.Lead($"bare{r}-{i}"))));

            // The emulator keeps all queues in one list: what lies in one slows the others down.
            await queue.ClearMessagesAsync();
            var door = await Measure.RateAsync(PerRound, Workers, i => app.PostAsync(BenchApp.Lead($"door{r}-{i}")));
            ratios.Add(door / bare);
            Console.WriteLine($"round {round + 1}: accepted {door:0}/s, bare messages {bare:0}/s, ratio {Measure.Number(door / bare)} ({Measure.Load()})");
        }

        Console.WriteLine($"median ratio accepted / bare: {Measure.Number(Measure.Median(ratios))}");
    }
}
