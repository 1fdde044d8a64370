using RevOps.Core.Deals;
using RevOps.Core.Leads;
using RevOps.Core.Rules;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Deals;

public sealed class DealRulesTests
{
    [Theory]
    [InlineData("appointmentscheduled", "open", "0.2")]
    [InlineData("decisionmakerboughtin", "open", "0.8")]
    [InlineData("closedwon", "won", "1")]
    [InlineData("closedlost", "lost", "0")]
    [InlineData("Closed Won", "won", "1")]
    [InlineData("CLOSED LOST", "lost", "0")]
    [InlineData("Id. Decision Makers", "open", "0.6")]
    [InlineData("Proposal/Price Quote", "open", "0.75")]
    [InlineData("Negotiation/Review", "open", "0.9")]
    [InlineData("Verhandlung", "open", "0.5")]
    [InlineData("?", "open", "0.5")]
    public void The_shipped_stages_of_HubSpot_and_Salesforce_tell_where_a_deal_stands(string stage, string wonLost, string probability) =>
        Assert.Equal(new DealStanding(wonLost, Number(probability)), Shipped.Rules.Deals.StandingOf(Deal(stage)));

    [Theory]
    [InlineData("Proposal", "won", null, "won", "1")]
    [InlineData("Proposal", "lost", null, "lost", "0")]
    [InlineData("Proposal", "open", null, "open", "0.75")]
    [InlineData("Closed Won", "open", null, "open", "0.5")]
    [InlineData("Closed Won", "lost", null, "lost", "0")]
    [InlineData("Proposal", null, "0.1", "open", "0.1")]
    [InlineData("Closed Won", null, "0.9", "won", "0.9")]
    [InlineData("Verhandlung", "won", "0", "won", "0")]
    public void What_the_sender_says_goes_before_the_stage(string stage, string? given, string? givenProbability, string wonLost, string probability)
    {
        var deal = Deal(stage) with { WonLost = given, Probability = givenProbability is null ? null : Number(givenProbability) };

        Assert.Equal(new DealStanding(wonLost, Number(probability)), Shipped.Rules.Deals.StandingOf(deal));
    }

    [Fact]
    public void The_file_may_be_left_out()
    {
        var files = Shipped.Files();
        files.Remove("deals.json");
        var rules = Assert.IsType<RuleParseResult.Parsed>(RuleParser.Parse(files)).Rules.Deals;

        Assert.Equal(new DealStanding("open", 0.5m), rules.StandingOf(Deal("Closed Won")));
        Assert.Equal(new DealStanding("won", 1), rules.StandingOf(Deal("Closed Won") with { WonLost = "won" }));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DealSubmission Deal(string stage) => new()
    {
        Id = "1",
        UpdatedAt = default,
        PrimaryContact = new ContactRef(),
        PipelineStage = stage,
        DealValue = 1,
        Currency = "EUR",
        CreatedAt = default,
    };
}
