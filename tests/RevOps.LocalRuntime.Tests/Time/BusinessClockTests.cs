using RevOps.LocalRuntime.Time;
using RevOps.Testing;

namespace RevOps.LocalRuntime.Tests.Time;

public sealed class BusinessClockTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TempFolder _data = new();
    private readonly ManualClock _real = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void At_rate_1_on_a_new_folder_it_is_system_time_and_leaves_no_clock_file()
    {
        using var clock = Open(1);
        _real.Advance(Second);

        Assert.Equal(_real.GetUtcNow(), clock.GetUtcNow());
        Assert.False(File.Exists(_data.File("clock.json")));
    }

    [Fact]
    public void At_rate_60_a_minute_passes_each_second()
    {
        using var clock = Open(60);
        var start = clock.GetUtcNow();
        Assert.Equal(_real.GetUtcNow(), start);

        _real.Advance(Second);

        Assert.Equal(TimeSpan.FromMinutes(1), clock.GetUtcNow() - start);
    }

    [Fact]
    public void Elapsed_time_is_business_time()
    {
        using var clock = Open(60);
        var start = clock.GetTimestamp();
        _real.Advance(Second);

        Assert.Equal(TimeSpan.FromMinutes(1), clock.GetElapsedTime(start));
    }

    [Fact]
    public void A_restart_at_the_same_rate_goes_on_as_if_it_had_never_stopped()
    {
        var start = _real.GetUtcNow();
        Open(60).Dispose();
        _real.Advance(Second * 10);

        using var clock = Open(60);

        Assert.Equal(start + TimeSpan.FromMinutes(10), clock.GetUtcNow());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3600)]
    public void A_changed_rate_counts_from_the_business_time_reached(double newRate)
    {
        Open(60).Dispose();
        _real.Advance(Second * 10);
        var reached = _real.GetUtcNow() + Second * 590;

        using var clock = Open(newRate);
        Assert.Equal(reached, clock.GetUtcNow());

        _real.Advance(Second);
        Assert.Equal(reached + Second * newRate, clock.GetUtcNow());
    }

    [Fact]
    public void Back_at_rate_1_the_gained_lead_is_kept_over_further_restarts()
    {
        Open(60).Dispose();
        _real.Advance(Second);
        Open(1).Dispose();
        _real.Advance(Second);

        using var clock = Open(1);

        Assert.Equal(_real.GetUtcNow() + Second * 59, clock.GetUtcNow());
    }

    [Fact]
    public void A_system_clock_set_back_does_not_take_business_time_back_behind_the_start()
    {
        Open(60).Dispose();
        var earlier = new ManualClock(_real.GetUtcNow() - TimeSpan.FromDays(1));

        using var clock = BusinessClock.Open(_data.Path, 60, earlier);

        Assert.Equal(_real.GetUtcNow(), clock.GetUtcNow());
    }

    [Fact]
    public void Business_time_ends_with_the_calendar_and_does_not_overflow()
    {
        using var clock = Open(BusinessClock.MaxRate);
        _real.Advance(TimeSpan.FromDays(60));

        Assert.Equal(DateTimeOffset.MaxValue, clock.GetUtcNow());
    }

    [Fact]
    public void Two_processes_at_the_same_rate_have_the_same_time()
    {
        using var first = Open(60);
        _real.Advance(Second);
        using var second = Open(60);
        _real.Advance(Second);

        Assert.Equal(first.GetUtcNow(), second.GetUtcNow());
    }

    [Fact]
    public void The_rate_cannot_be_changed_while_another_process_runs_at_the_old_one()
    {
        using (Open(60))
        {
            var fault = Assert.Throws<InvalidOperationException>(() => Open(2));
            Assert.Contains("rate 60", fault.Message, StringComparison.Ordinal);
        }

        using var clock = Open(2);
        Assert.Equal(2, clock.Rate);
    }

    [Fact]
    public async Task Many_processes_that_start_at_once_agree_on_one_clock()
    {
        var clocks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Open(60))));
        _real.Advance(Second);

        Assert.Single(clocks.Select(c => c.GetUtcNow()).Distinct());
        Array.ForEach(clocks, c => c.Dispose());
    }

    [Fact]
    public void A_damaged_clock_file_is_named()
    {
        File.WriteAllText(_data.File("clock.json"), "{");

        var fault = Assert.Throws<InvalidDataException>(() => Open(60));
        Assert.Contains("clock.json", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.99)]
    [InlineData(100_001)]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    public void A_rate_out_of_range_is_refused(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Open(rate));

    [Theory]
    [InlineData(null, 1)]
    [InlineData(" ", 1)]
    [InlineData("60", 60)]
    [InlineData("1.5", 1.5)]
    [InlineData("100000", 100_000)]
    public void The_setting_is_a_number(string? setting, double rate) => Assert.Equal(rate, BusinessClock.ParseRate(setting));

    [Theory]
    [InlineData("fast")]
    [InlineData("0")]
    [InlineData("1,5")]
    [InlineData("100001")]
    public void A_setting_that_is_no_rate_is_named(string setting)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => BusinessClock.ParseRate(setting));
        Assert.Contains($"REVOPS_CLOCK_RATE is '{setting}'", fault.Message, StringComparison.Ordinal);
    }

    private BusinessClock Open(double rate) => BusinessClock.Open(_data.Path, rate, _real);
}
