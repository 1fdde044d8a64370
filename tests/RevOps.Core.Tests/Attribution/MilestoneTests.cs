using RevOps.Core.Attribution;

namespace RevOps.Core.Tests.Attribution;

/// <summary>Which touch created the lead, seen by the 40 percent that u_shaped gives it beside the first.</summary>
public sealed class MilestoneTests
{
    [Theory]
    [InlineData(20, "40000 10000 40000 10000")]
    [InlineData(19.999, "40000 40000 10000 10000")] // The latest at or before.
    [InlineData(20.001, "40000 10000 40000 10000")]
    [InlineData(35, "40000 10000 10000 40000")]
    [InlineData(41, "40000 10000 10000 40000")] // After the deal: the latest there is.
    [InlineData(-1, "66667 11111 11111 11111")] // Before any touch: missing.
    public void An_imported_lead_came_with_the_latest_touch_at_or_before_the_import(double lead, string expected) =>
        Assert.Equal(expected, Deal.Of("0 10 20 30", lead, created: 40, isImport: true).Shares("u_shaped"));

    [Theory]
    [InlineData(20, "40000 10000 40000 10000")]
    [InlineData(25, "40000 10000 40000 10000")] // It came without an event, such as by a call: what led to it is the latest before.
    [InlineData(40, "40000 10000 10000 40000")]
    [InlineData(41, "66667 11111 11111 11111")] // It came after the cut-off, and so did its event.
    [InlineData(-1, "66667 11111 11111 11111")]
    public void Any_other_came_with_its_own_event(double lead, string expected) =>
        Assert.Equal(expected, Deal.Of("0 10 20 30", lead, created: 40).Shares("u_shaped"));

    [Fact]
    public void Only_a_touch_of_the_leads_own_contact_creates_it()
    {
        var deal = new Deal(
            [Deal.Touch(0, "a"), Deal.Touch(10, "b"), Deal.Touch(20, "c", contact: "ben"), Deal.Touch(30, "d")], Deal.FactsOf(lead: 20, created: 40));

        Assert.Equal("40000 40000 10000 10000", deal.Shares("u_shaped"));
    }

    [Fact]
    public void But_the_deals_creation_is_the_latest_touch_of_any_of_its_contacts()
    {
        var deal = new Deal(
            [Deal.Touch(0, "a"), Deal.Touch(10, "b"), Deal.Touch(20, "c"), Deal.Touch(30, "d", contact: "ben")], Deal.FactsOf(lead: 10, created: 40));

        Assert.Equal("30000 30000 10000 30000", deal.Shares("w_shaped"));
    }

    [Theory]
    [InlineData("ad_click form_submit page_view", "40000 10000 40000 10000")]
    [InlineData("form_submit ad_click page_view", "40000 40000 10000 10000")]
    [InlineData("page_view page_view page_view", "40000 40000 10000 10000")]
    public void Of_touches_at_one_moment_the_strongest_created_the_lead_and_of_equal_ones_the_first(string types, string expected) =>
        Assert.Equal(expected, new Deal(
            [Deal.Touch(0, "a"), .. types.Split(' ').Select((t, i) => Deal.Touch(10, $"x{i}", t, id: $"{i}"))],
            Deal.FactsOf(lead: 10, created: 40)).Shares("u_shaped"));

    [Fact]
    public void Where_the_touch_that_created_the_lead_is_left_out_the_milestone_is_missing()
    {
        var deal = Deal.Of("0 10 20 30", lead: 20, created: 40);

        Assert.Equal("66667 16667 0 16666", deal.Shares(PathRules.Default with { ExcludedCampaigns = new HashSet<string> { "c2" } }, AttributionModel.UShaped));
    }

    [Fact]
    public void An_imported_lead_came_with_the_latest_touch_that_is_not_left_out()
    {
        var deal = Deal.Of("0 10 20 30", lead: 20, created: 40, isImport: true);

        Assert.Equal("40000 40000 0 20000", deal.Shares(PathRules.Default with { ExcludedCampaigns = new HashSet<string> { "c2" } }, AttributionModel.UShaped));
    }

    [Fact]
    public void A_touch_before_the_window_is_no_milestone()
    {
        var deal = Deal.Of("0 100 150 190", lead: 0, created: 200);

        Assert.Equal("0 66667 16667 16666", deal.Shares("u_shaped"));
    }

    [Fact]
    public void A_deal_closed_before_it_was_entered_has_its_creation_with_the_last_touch_of_the_path() =>
        Assert.Equal("25000 75000 0", Deal.Of("0 10 35", lead: 10, created: 40, closed: 30).Shares("full_path"));
}
