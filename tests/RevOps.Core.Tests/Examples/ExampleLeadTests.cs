using RevOps.Core.Normalization;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Examples;

public sealed class ExampleLeadTests
{
    [Fact]
    public void The_hot_lead_is_an_MQL_with_a_margin_even_before_its_touchpoints_count()
    {
        var score = Pipeline.Score(LeadJson.Read(Shipped.Example("hot-lead.json")));
        Assert.True(score.Total >= 75, $"{score.Total}");
        Assert.True(score.IsQualified);
    }

    [Fact]
    public void The_cold_lead_is_far_below_the_threshold() =>
        Assert.InRange(Pipeline.Score(LeadJson.Read(Shipped.Example("cold-lead.json"))).Total, 0, 20);

    [Fact]
    public void The_hot_lead_comes_out_in_standard_terms()
    {
        var lead = Pipeline.Normalize(LeadJson.Read(Shipped.Example("hot-lead.json")));
        Assert.Equal("anna.lindner@nordwind-software.de", lead.Email!.Address);
        Assert.Equal("+4930901820", lead.Phone);
        Assert.Equal("DE", lead.Country);
        Assert.Equal(
            new NormalizedCompany("Nordwind Software GmbH", "nordwind-software.de", "nordwind-software.de", "software", "201-500", "10M-50M", "DE") { NameKey = "nordwindsoftware" },
            lead.Company);
        Assert.Equal(("mid_market", "google", "google_ads"), (lead.Segment, lead.Origin.Source, lead.Origin.Channel));
        Assert.Equal(("dach brand q1", "lead routing software"), (lead.Origin.Utm.Campaign, lead.Origin.Utm.Term));
        Assert.True(lead.Origin.HasClickId);
        Assert.Equal(["email_marketing", "phone"], lead.Consents.Select(c => c.Purpose));
        Assert.All(lead.Consents, c => Assert.Equal(Pipeline.Now, c.At));
        Assert.False(lead.IsTest);
    }

    [Fact]
    public void The_cold_lead_came_from_social_media_and_belongs_to_no_company()
    {
        var lead = Pipeline.Normalize(LeadJson.Read(Shipped.Example("cold-lead.json")));
        Assert.Equal(("meta", "referral", "unknown"), (lead.Origin.Source, lead.Origin.Channel, lead.Segment));
        Assert.Null(lead.Company);
    }
}
