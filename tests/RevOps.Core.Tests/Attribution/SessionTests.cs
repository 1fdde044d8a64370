using RevOps.Core.Attribution;

namespace RevOps.Core.Tests.Attribution;

/// <summary>At most one touch per contact, campaign and session of 30 minutes: the strongest.</summary>
public sealed class SessionTests
{
    private const double Minute = 1d / 1_440;
    private const double Tick = 1d / TimeSpan.TicksPerDay;

    [Theory]
    [InlineData(29, 0, "100000 0")]
    [InlineData(30, -1, "100000 0")]
    [InlineData(30, 0, "50000 50000")]
    [InlineData(31, 0, "50000 50000")]
    public void A_touch_less_than_30_minutes_after_the_session_began_is_part_of_it(double minutes, int ticks, string expected) =>
        Assert.Equal(expected, Linear(Deal.Touch(0, "a"), Deal.Touch((minutes * Minute) + (ticks * Tick), "a", id: "later")));

    [Fact]
    public void A_session_counts_from_its_first_touch_and_does_not_go_on_with_each() =>
        Assert.Equal("50000 0 50000 0", Linear(
            Deal.Touch(0, "a"), Deal.Touch(20 * Minute, "a", id: "1"), Deal.Touch(40 * Minute, "a", id: "2"), Deal.Touch(69 * Minute, "a", id: "3")));

    [Theory]
    [InlineData("page_view page_view", "100000 0")]
    [InlineData("page_view email_click", "0 100000")]
    [InlineData("email_click ad_click", "0 100000")]
    [InlineData("ad_click form_submit page_view", "0 100000 0")]
    [InlineData("form_submit ad_click form_submit", "100000 0 0")]
    [InlineData("page_view webinar", "100000 0")] // Types that are not listed are equally weak.
    public void The_strongest_of_a_session_stays_and_of_equal_ones_the_first(string types, string expected) =>
        Assert.Equal(expected, Linear([.. types.Split(' ').Select((t, i) => Deal.Touch(i * Minute, "a", t, id: $"{i}"))]));

    [Fact]
    public void Its_time_is_that_of_the_strongest_and_the_session_still_began_with_the_first() =>
        Assert.Equal("0 50000 50000", Linear(
            Deal.Touch(0, "a"), Deal.Touch(20 * Minute, "a", "form_submit", id: "1"), Deal.Touch(31 * Minute, "a", id: "2")));

    [Fact]
    public void Each_contact_and_each_campaign_has_its_own_sessions() =>
        Assert.Equal("33334 33333 33333 0", Linear(
            Deal.Touch(0, "a"), Deal.Touch(Minute, "b", id: "1"), Deal.Touch(2 * Minute, "a", contact: "ben", id: "2"), Deal.Touch(3 * Minute, "b", id: "3")));

    [Fact]
    public void Without_a_campaign_touches_of_one_channel_make_a_session() =>
        Assert.Equal("33334 33333 0 33333", Linear(
            Deal.Touch(0, null, channel: "organic"),
            Deal.Touch(Minute, null, channel: "referral", id: "1"),
            Deal.Touch(2 * Minute, null, channel: "organic", id: "2"),
            Deal.Touch(3 * Minute, "a", channel: "organic", id: "3")));

    [Fact]
    public void Touches_of_one_campaign_are_a_session_even_over_two_channels() =>
        Assert.Equal("100000 0", Linear(Deal.Touch(0, "a", channel: "email"), Deal.Touch(Minute, "a", channel: "organic", id: "1")));

    [Fact]
    public void The_touch_that_stays_is_the_milestone_that_the_lead_creating_one_was()
    {
        // The lead came with the page view (say, a chat); the ad click of the same session is stronger.
        var deal = new Deal(
            [Deal.Touch(0, "first"), Deal.Touch(1, "a", "page_view"), Deal.Touch(1 + Minute, "a", "ad_click", id: "x"), Deal.Touch(5, "z")],
            Deal.FactsOf(lead: 1, created: 40));

        Assert.Equal("40000 0 40000 20000", deal.Shares("u_shaped"));
    }

    [Fact]
    public void A_session_over_the_cut_off_counts_with_what_came_before_it()
    {
        var deal = new Deal(
            [Deal.Touch(40 - Minute, "a"), Deal.Touch(40 + Minute, "a", "form_submit", id: "x")], Deal.FactsOf(lead: null, created: 40, closed: 41));

        Assert.Equal("100000 0", deal.Shares("linear"));
        Assert.Equal("0 100000", deal.Shares("full_path"));
    }

    [Fact]
    public void Touches_stay_in_order_when_a_later_one_of_an_earlier_session_stays() =>
        Assert.Equal("0 0 100000", new Deal(
            [Deal.Touch(0, "a"), Deal.Touch(Minute, "b", id: "1"), Deal.Touch(2 * Minute, "a", "form_submit", id: "2")],
            Deal.FactsOf(null, 40)).Shares("last_touch"));

    private static string Linear(params Touchpoint[] touches) => new Deal(touches, Deal.FactsOf(null, created: 40)).Shares("linear");
}
