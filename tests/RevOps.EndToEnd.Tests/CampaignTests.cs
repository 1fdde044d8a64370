using RevOps.EndToEnd.Tests.Support;

namespace RevOps.EndToEnd.Tests;

/// <summary>Campaigns that are posted before, after and beside what they brought.</summary>
public sealed class CampaignTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_lead_of_an_unknown_campaign_is_listed_until_an_alias_takes_it()
    {
        var end = await app.SubmitAsync(new { email = "mia@harbor.example", utm = new { source = "newsletter", medium = "email", campaign = "Fruehling-26" } });
        var leadId = end.GetProperty("leadId").GetString();
        var listed = await app.GetAsync("api/campaigns/unmatched?limit=500");
        var unmatched = Assert.Single(listed.GetProperty("items").EnumerateArray(), u => u.GetProperty("campaignKey").GetString() == "fruehling 26");
        Assert.Equal(("email", 1), (unmatched.GetProperty("channel").GetString(), unmatched.GetProperty("submissions").GetInt32()));

        var (created, campaign) = await app.PostAsync("api/campaigns", new { id = "spring-26", channel = "email", campaignName = "Spring 26", aliases = List("Frühling 26", "fruehling 26") });

        Assert.Equal((201, 1), (created, campaign.GetProperty("reattributed").GetInt32()));
        Assert.Equal(("spring-26", "alias"), await CampaignOfAsync(leadId));
        Assert.DoesNotContain(
            (await app.GetAsync("api/campaigns/unmatched?limit=500")).GetProperty("items").EnumerateArray(), u => u.GetProperty("campaignKey").GetString() == "fruehling 26");
    }

    [Fact]
    public async Task A_touchpoint_finds_its_campaign_by_id_or_by_name_within_the_channel()
    {
        var (_, _) = await app.PostAsync("api/campaigns", new { id = "brand", channel = "google_ads", campaignName = "Brand DE" });
        var byName = await app.SubmitAsync(new { email = "n@quay.example", utm = new { source = "google", medium = "cpc", campaign = "brand_de" } });
        var elsewhere = await app.SubmitAsync(new { email = "e@quay.example", utm = new { source = "linkedin", medium = "cpc", campaign = "brand_de" } });

        Assert.Equal(("brand", "name"), await CampaignOfAsync(byName.GetProperty("leadId").GetString()));
        Assert.Equal((null, null), await CampaignOfAsync(elsewhere.GetProperty("leadId").GetString()));
    }

    [Fact]
    public async Task Wrong_fields_are_named_all_at_once_and_nothing_is_written()
    {
        var (status, problem) = await app.PostAsync("api/campaigns", new object[]
        {
            new { id = "ok", channel = "email", campaignName = "Fine" },
            new { channel = "tv", campaignName = "!!", startDate = "2026-02-30", endDate = "2026-01-01", aliases = List("-") },
        });

        Assert.Equal(422, status);
        Assert.Equal(
            ["/1/aliases/0", "/1/campaignName", "/1/channel", "/1/id", "/1/startDate"],
            problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain((await app.GetAsync("api/campaigns?limit=500")).GetProperty("items").EnumerateArray(), c => c.GetProperty("id").GetString() == "ok");
    }

    [Fact]
    public async Task An_alias_of_another_campaign_is_a_conflict()
    {
        await app.PostAsync("api/campaigns", new { id = "first", channel = "email", campaignName = "First", aliases = List("Shared name") });

        var (status, problem) = await app.PostAsync("api/campaigns", new { id = "second", channel = "email", campaignName = "Second", aliases = List("shared_name") });

        Assert.Equal(409, status);
        Assert.Contains("first", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Campaigns_are_read_page_by_page()
    {
        await app.SendAsync(HttpMethod.Post, "api/campaigns", Enumerable.Range(0, 5).Select(i => new { id = $"page-{i}", channel = "other", campaignName = $"Page {i}", aliases = List($"p{i}") }));

        var ids = new List<string>();
        string? cursor = null;
        do
        {
            var page = await app.GetAsync($"api/campaigns?channel=other&limit=2&cursor={cursor}");
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(c => $"{c.GetProperty("id").GetString()}={c.GetProperty("aliases")[0].GetString()}"));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        Assert.Equal(["page-0=p0", "page-1=p1", "page-2=p2", "page-3=p3", "page-4=p4"], ids);
    }

    private static string[] List(params string[] texts) => texts;

    private async Task<(string? Campaign, string? By)> CampaignOfAsync(string? leadId)
    {
        var touchpoint = Assert.Single((await app.GetAsync($"api/leads/{leadId}")).GetProperty("touchpoints").EnumerateArray());
        return (touchpoint.GetProperty("campaignId").GetString(), touchpoint.GetProperty("campaignMatch").GetString());
    }
}
