using RevOps.LocalRuntime.Queues;

namespace RevOps.LocalRuntime.Tests.Queues;

public sealed class PollingPaceTests
{
    private readonly PollingPace _pace = new(
        new QueueOptions { MaxPollingInterval = TimeSpan.FromSeconds(2) }, TimeProvider.System);

    [Fact]
    public void Pauses_double_from_a_tenth_of_a_second_up_to_the_longest() =>
        Assert.Equal([100, 200, 400, 800, 1600, 2000, 2000], LooksInVain(7));

    [Fact]
    public void Work_is_followed_by_no_pause_and_brings_the_short_pauses_back()
    {
        _ = LooksInVain(5);
        Assert.Equal(TimeSpan.Zero, _pace.After(foundSomething: true));
        Assert.Equal([100, 200], LooksInVain(2));
    }

    [Fact]
    public void A_longest_pause_below_the_shortest_wins()
    {
        var pace = new PollingPace(new QueueOptions { MaxPollingInterval = TimeSpan.FromMilliseconds(20) }, TimeProvider.System);
        Assert.Equal(TimeSpan.FromMilliseconds(20), pace.After(foundSomething: false));
    }

    [Fact]
    public void An_outage_makes_the_pauses_grow_to_half_a_minute_and_an_answer_ends_them()
    {
        for (var i = 0; i < 20; i++)
        {
            _pace.Unreachable();
        }

        Assert.InRange(_pace.After(foundSomething: false), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(45));
        _pace.Reached();
        Assert.Equal([100], LooksInVain(1));
    }

    [Fact]
    public void The_first_pause_of_an_outage_is_short()
    {
        _pace.Unreachable();
        Assert.InRange(_pace.After(foundSomething: false), TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(300));
    }

    private double[] LooksInVain(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => _pace.After(foundSomething: false).TotalMilliseconds)];
}
