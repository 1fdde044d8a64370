using System.Globalization;
using RevOps.Data.Leads;
using RevOps.Functions.Http;
using RevOps.Functions.Orchestrations;
using RevOps.LocalRuntime.Durable.Engine;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Sla;

/// <summary>
/// Weeks over which clocks are set forward and back, with owners on both sides of the date line, on the local engine, which dies now and
/// then. What must come out is counted minute by minute by the clocks on their walls.
/// </summary>
public sealed class DateLineTests : IAsyncLifetime
{
    private const int Remind = 10;
    private const int Due = 15;
    private const int FirstHandOver = Due + 60;
    private const int SecondHandOver = FirstHandOver + 480;
    private const int GivenUp = SecondHandOver + 480;

    private static readonly string[] People = ["ann", "bob", "cyd", "kim"];

    private readonly TempFolder _folder = new();
    private readonly PriorityQueue<Func<Task>, DateTimeOffset> _plans = new();
    private readonly List<string> _clocks = [];
    private ClockWorld _world = null!;
    private OrchestrationEngine _engine = null!;

    public async Task InitializeAsync()
    {
        _world = await ClockWorld.StartAsync("""
            {"default":{"callWithinMinutes":15,"steps":[{"after":10,"do":"remind"},{"afterDue":0,"do":"escalate"},{"afterDue":60,"do":"reassign"}],"repeat":{"everyMinutes":480,"do":"reassign","atMost":1}}}
            """);
        await _world.Db.WriteAsync(sql => _world.OwnerAsync(sql, "kim", calendar: "kiritimati"));
        _engine = await EngineAsync();
    }

    public async Task DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _world.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Berlin changes on 29 March and 25 October, Auckland on 5 April and 27 September, Honolulu and Kiritimati never.</summary>
    [Theory]
    [InlineData("2026-03-26", 13)]
    [InlineData("2026-09-24", 6)]
    [InlineData("2026-10-22", 5)]
    public async Task Every_step_comes_at_its_minute_by_the_clock_on_the_wall_of_whoever_has_the_lead(string from, int days)
    {
        _world.Time.AdvanceTo(new DateTimeOffset(DateOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.MinValue, TimeSpan.Zero));
        var until = _world.Now.AddDays(days);
        for (var (at, n) = (_world.Now, 0); at < until; at = at.AddMinutes(271), n++)
        {
            var number = n;
            _plans.Enqueue(() => StartAsync(number), at);
        }

        await LiveAsync();

        Assert.True(_clocks.Count > days * 5);
        for (var n = 0; n < _clocks.Count; n++)
        {
            await CheckAsync(n);
        }
    }

    /// <summary>From one thing to the next: a lead, a call, the next look of a clock.</summary>
    private async Task LiveAsync()
    {
        for (var move = 1; await NextAsync() is { } next; move++)
        {
            _world.Time.AdvanceTo(next);
            while (_plans.TryPeek(out _, out var at) && at <= next)
            {
                await _plans.Dequeue()();
            }

            if (move % 25 == 0)
            {
                _engine.Kill();
                _engine = await EngineAsync();
            }

            await IdleAsync();
        }
    }

    private async Task<DateTimeOffset?> NextAsync()
    {
        var looks = await _world.QueryAsync<DateTimeOffset>("SELECT next_at FROM sla_clocks WHERE next_at IS NOT NULL ORDER BY next_at LIMIT 1");
        return _plans.TryPeek(out _, out var plan) && (looks is not [var first] || plan < first) ? plan : looks is [var look] ? look : null;
    }

    /// <summary>Until every look that is due has been had.</summary>
    private async Task IdleAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        while ((await _world.QueryAsync<string>("SELECT sla_id FROM sla_clocks WHERE next_at <= @Now LIMIT 1", new { Now = ClockWorld.Text(_world.Now) })).Count > 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(60), $"Nobody looks at {_world.Now:O}.");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }

    /// <summary>Of five leads one is called at exactly its deadline, and one half an hour later.</summary>
    private async Task StartAsync(int number)
    {
        var id = number.ToString(CultureInfo.InvariantCulture);
        var clock = await _world.ClockAsync(id, People[number % People.Length]);
        await CallClockClient.StartAsync(_engine.Client, Json.Text(new CallClockInput(clock.SlaId)), default);
        _clocks.Add(clock.SlaId);
        if (number % 5 < 2)
        {
            _plans.Enqueue(() => CallAsync(id, clock.SlaId), clock.DueAt.AddMinutes(number % 5 * 30));
        }
    }

    private async Task CallAsync(string id, string slaId)
    {
        await _world.CallAsync(id);
        await CallClockClient.RaiseAsync(_engine.Client, slaId, default);
    }

    private async Task CheckAsync(int number)
    {
        var clock = await _world.SlaAsync(_clocks[number]);
        var chain = await _world.Db.ReadAsync(sql => sql.AssignmentsAsync(clock.LeadId));
        var marks = Marks(clock.StartedAt, [.. chain.Select(a => a.OwnerId)]);
        Assert.Equal((number, People[number % People.Length], marks[Remind], marks[Due]), (number, chain[0].OwnerId, clock.RemindedAt!.Value, clock.DueAt));
        if (number % 5 == 0)
        {
            Assert.Equal((number, "met", marks[Due]), (number, clock.State, clock.CalledAt!.Value));
        }
        else
        {
            Assert.Equal((number, "breached", marks[Due], marks[Due]), (number, clock.State, clock.BreachedAt!.Value, clock.EscalatedAt!.Value));
        }

        if (number % 5 < 2)
        {
            Assert.Equal((number, 1, null), (number, chain.Count, clock.GivenUpAt));
        }
        else
        {
            Assert.Equal((number, marks[FirstHandOver], marks[SecondHandOver], marks[GivenUp]), (number, chain[1].At, chain[2].At, clock.GivenUpAt!.Value));
        }
    }

    /// <summary>When so many minutes had passed at work, of whoever had the lead in each of them.</summary>
    private static Dictionary<int, DateTimeOffset> Marks(DateTimeOffset start, string[] owners)
    {
        var (at, worked, marks) = (start, 0, new Dictionary<int, DateTimeOffset>());
        while (worked < GivenUp)
        {
            var owner = owners[Math.Min(worked < FirstHandOver ? 0 : worked < SecondHandOver ? 1 : 2, owners.Length - 1)];
            var isAtWork = IsAtWork(owner, at);
            at = at.AddMinutes(1);
            if (isAtWork)
            {
                marks[++worked] = at;
            }
        }

        return marks;
    }

    private static bool IsAtWork(string owner, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(owner switch
        {
            "ann" => "Europe/Berlin",
            "bob" => "Pacific/Honolulu",
            "cyd" => "Pacific/Auckland",
            "kim" => "Pacific/Kiritimati",
            _ => "UTC",
        }));
        var (day, time) = (local.DayOfWeek, local.TimeOfDay.TotalHours);
        return owner switch
        {
            "ann" => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && time is >= 9 and < 17,
            "bob" => (day == DayOfWeek.Monday && time is (>= 8 and < 12) or (>= 13 and < 17)) || (day is DayOfWeek.Tuesday or DayOfWeek.Thursday && time is >= 8 and < 17),
            "cyd" => day == DayOfWeek.Monday || (day == DayOfWeek.Tuesday && time is >= 9 and < 18) || (day == DayOfWeek.Saturday && time >= 22) || (day == DayOfWeek.Sunday && time < 6),
            "kim" => (day == DayOfWeek.Sunday && time is >= 7 and < 15) || (day == DayOfWeek.Wednesday && time is >= 7.5 and < 12) || (day == DayOfWeek.Friday && time >= 20) || (day == DayOfWeek.Saturday && time < 4),
            _ => true,
        };
    }

    private Task<OrchestrationEngine> EngineAsync() => ClockEngine.StartAsync(_world, _folder.File("durable.db"), _world.StepAsync);
}
