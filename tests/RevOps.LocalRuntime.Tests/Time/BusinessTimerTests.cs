using RevOps.LocalRuntime.Time;
using RevOps.Testing;

namespace RevOps.LocalRuntime.Tests.Time;

public sealed class BusinessTimerTests : IDisposable
{
    private readonly TempFolder _data = new();
    private readonly ManualClock _real = new();
    private readonly BusinessClock _clock;

    public BusinessTimerTests() => _clock = BusinessClock.Open(_data.Path, 60, _real);

    public void Dispose()
    {
        _clock.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task A_delay_of_a_minute_takes_a_second_at_rate_60()
    {
        var delay = Task.Delay(TimeSpan.FromMinutes(1), _clock);

        _real.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(delay.IsCompleted);

        _real.Advance(TimeSpan.FromMilliseconds(1));
        await delay;
    }

    [Fact]
    public void A_cancellation_comes_at_business_speed()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMinutes(1), _clock);

        _real.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(source.IsCancellationRequested);

        _real.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(source.IsCancellationRequested);
    }

    [Fact]
    public async Task A_periodic_timer_ticks_at_business_speed()
    {
        using var periodic = new PeriodicTimer(TimeSpan.FromMinutes(1), _clock);
        for (var i = 0; i < 3; i++)
        {
            var tick = periodic.WaitForNextTickAsync();
            Assert.False(tick.IsCompleted);
            _real.Advance(TimeSpan.FromSeconds(1));
            Assert.True(await tick);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(36_500)]
    public void A_timer_takes_any_span_and_is_never_early(int days)
    {
        var calls = 0;
        var span = TimeSpan.FromDays(days);
        using var timer = _clock.CreateTimer(_ => calls++, null, span, Timeout.InfiniteTimeSpan);

        _real.Advance(span / 60 - TimeSpan.FromMilliseconds(days == 0 ? 0 : 2));
        Assert.Equal(days == 0 ? 1 : 0, calls);

        _real.Advance(TimeSpan.FromMilliseconds(2));
        Assert.Equal(1, calls);
        Assert.Null(_real.NextDue);
    }

    [Fact]
    public void Periods_shorter_than_a_real_millisecond_still_tick()
    {
        var calls = 0;
        using var timer = _clock.CreateTimer(_ => calls++, null, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));

        _real.Advance(TimeSpan.FromMilliseconds(10));

        Assert.InRange(calls, 5, 600);
    }

    [Fact]
    public void A_change_replaces_what_was_set_and_infinite_stops()
    {
        var calls = 0;
        using var timer = _clock.CreateTimer(_ => calls++, null, TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);

        Assert.True(timer.Change(TimeSpan.FromMinutes(2), Timeout.InfiniteTimeSpan));
        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, calls);
        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, calls);

        timer.Change(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _real.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, calls);
    }

    [Fact]
    public void A_disposed_timer_is_silent_and_cannot_be_set_again()
    {
        var calls = 0;
        var timer = _clock.CreateTimer(_ => calls++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        timer.Dispose();

        Assert.False(timer.Change(TimeSpan.Zero, TimeSpan.Zero));
        _real.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, calls);
    }

    [Fact]
    public void A_negative_span_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => _clock.CreateTimer(_ => { }, null, TimeSpan.FromSeconds(-2), Timeout.InfiniteTimeSpan));

    [Fact]
    public async Task Waiting_for_an_instant_takes_years_if_it_must()
    {
        var clock = new ManualClock();
        var due = clock.GetUtcNow().AddYears(3);
        var wait = clock.DelayUntil(due, CancellationToken.None);

        // One delay after the other: each is set only when the one before it has ended.
        while (clock.NextDue < due)
        {
            var step = clock.NextDue.Value;
            clock.AdvanceTo(step);
            await Eventually.Holds(() => clock.NextDue > step);
            Assert.False(wait.IsCompleted);
        }

        clock.AdvanceTo(due);
        await wait;
    }

    [Fact]
    public async Task With_the_system_clock_below_it_delays_are_shortened_and_never_early()
    {
        using var data = new TempFolder();
        using var clock = BusinessClock.Open(data.Path, 1000, TimeProvider.System);
        var start = clock.GetTimestamp();
        var real = TimeProvider.System.GetTimestamp();

        await Task.Delay(TimeSpan.FromSeconds(50), clock);

        Assert.True(clock.GetElapsedTime(start) >= TimeSpan.FromSeconds(50));
        Assert.InRange(TimeProvider.System.GetElapsedTime(real), TimeSpan.FromMilliseconds(49), TimeSpan.FromSeconds(25));
    }
}
