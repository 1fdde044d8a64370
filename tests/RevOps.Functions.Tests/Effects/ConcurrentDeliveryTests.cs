using System.Collections.Concurrent;
using RevOps.Data.Effects;
using RevOps.Functions.Effects;

namespace RevOps.Functions.Tests.Effects;

/// <summary>Many drainers at once, with failures, crashes before and after the receiver has it, and processes that come back from the dead.</summary>
public sealed class ConcurrentDeliveryTests
{
    private const int Keys = 5;
    private const int PerKey = 8;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_effect_arrives_and_first_arrivals_are_in_order_per_key_whatever_fails_or_dies(int seed)
    {
        await using var db = await EffectDatabase.CreateAsync();
        using var otherProcess = db.Open();
        for (var i = 0; i < Keys * PerKey; i++)
        {
            await db.QueueAsync($"{i:000}", key: $"k{i % Keys}");
        }

        var receiver = new FakeSender(new SendResult.Sent());
        var dead = new ConcurrentQueue<PerilousSender>();
        for (var round = 0; (await db.Db.ReadAsync(sql => sql.EffectLagAsync())).Pending > 0; round++)
        {
            Assert.True(round < 300, "It does not come to an end.");
            await Task.WhenAll(Enumerable.Range(0, 3 * Keys).Select(i => Task.Run(async () =>
            {
                var sender = new PerilousSender(receiver, new Random(HashCode.Combine(seed, round, i)), dead);
                var drain = db.Drainer(sender, database: i % 2 == 0 ? db.Db : otherProcess).DrainAsync($"k{i % Keys}", default);
                await await Task.WhenAny(drain, sender.Died);
            })));

            // Locks end, pauses end; then some of the dead turn out to have been very slow.
            db.Clock.Advance(TimeSpan.FromHours(round % 2 == 0 ? 0.1 : 13));
            while (round % 3 == 2 && dead.TryDequeue(out var sender))
            {
                sender.Rise();
            }
        }

        var first = receiver.Got.DistinctBy(e => e.EffectId).ToList();
        Assert.Equal(Keys * PerKey, first.Count);
        Assert.All(first.GroupBy(e => e.OrderKey), key => Assert.Equal(key.Select(e => e.EffectId).Order(StringComparer.Ordinal), key.Select(e => e.EffectId)));
        Assert.All(await db.Db.ReadAsync(sql => sql.ListEffectsAsync(null, null, null, 500)), e => Assert.Equal(EffectState.Sent, e.State));
        Assert.True(receiver.Got.Count > first.Count, "Nothing came twice: no crash lay between sending and writing it down.");
    }

    [Fact]
    public async Task Without_failures_twenty_drainers_of_one_key_send_each_effect_once()
    {
        await using var db = await EffectDatabase.CreateAsync();
        using var otherProcess = db.Open();
        for (var i = 0; i < 30; i++)
        {
            await db.QueueAsync($"{i:000}");
        }

        var receiver = new FakeSender(new SendResult.Sent());
        while ((await db.Db.ReadAsync(sql => sql.EffectLagAsync())).Pending > 0)
        {
            await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => db.Drainer(receiver, database: i % 2 == 0 ? db.Db : otherProcess).DrainAsync("k", default))));
        }

        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"{i:000}"), receiver.Ids);
    }

    /// <summary>Delivers, fails, or dies before or after the receiver has it. What died may rise: then it sends, late, and goes on.</summary>
    private sealed class PerilousSender(FakeSender receiver, Random random, ConcurrentQueue<PerilousSender> dead) : IEffectSender
    {
        private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<SendResult> _limbo = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Effect? _unsent;
        private volatile bool _hasRisen;

        public string Destination => Destinations.Notifications;

        public Task Died => _died.Task;

        public Task<SendResult> SendAsync(Effect effect, CancellationToken cancel)
        {
            switch (_hasRisen ? int.MaxValue : random.Next(10))
            {
                case 0:
                    return Task.FromResult<SendResult>(new SendResult.Retry(null, "down"));
                case 1:
                    _unsent = effect;
                    return DieAsync();
                case 2:
                    receiver.Take(effect);
                    return DieAsync();
                default:
                    receiver.Take(effect);
                    return Task.FromResult<SendResult>(new SendResult.Sent());
            }
        }

        public void Rise()
        {
            _hasRisen = true;
            if (_unsent is not null)
            {
                receiver.Take(_unsent);
            }

            _limbo.SetResult(new SendResult.Sent());
        }

        private Task<SendResult> DieAsync()
        {
            dead.Enqueue(this);
            _died.SetResult();
            return _limbo.Task;
        }
    }
}
