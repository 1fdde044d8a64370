using System.Text.Json;
using RevOps.EndToEnd.Tests.Support;

namespace RevOps.EndToEnd.Tests;

/// <summary>From a click to the campaign's revenue, over HTTP; and the timers that do it without being asked.</summary>
public sealed class AttributionTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_deal_shows_what_its_campaigns_earned_and_why_others_earned_nothing()
    {
        await StoryAsync("eva", "d-1");
        Assert.True((await app.GetAsync("api/deals/d-1/attribution")).GetProperty("pending").GetBoolean());

        var (status, asked) = await app.PostAsync("api/attribution/run", new { mode = "full" });
        var run = await app.WhenAsync($"api/attribution/runs/{Text(asked, "runId")}", r => r.GetProperty("terminal").GetBoolean());
        var deal = await app.GetAsync("api/deals/d-1/attribution?touches=true");

        Assert.Equal((202, "published", true), (status, Text(run, "status"), run.GetProperty("checks").EnumerateArray().All(c => c.GetProperty("passed").GetBoolean())));
        Assert.EndsWith($"/api/attribution/runs/{Text(asked, "runId")}", Text(asked, "statusUrl"), StringComparison.Ordinal);
        Assert.Equal((false, 1200.50m, "EUR"), (deal.GetProperty("pending").GetBoolean(), deal.GetProperty("dealValue").GetDecimal(), Text(deal, "currency")));
        var models = deal.GetProperty("models").EnumerateArray().ToList();
        Assert.Equal(11, models.Count);
        Assert.All(models, m => Assert.Equal(1200.50m, m.GetProperty("total").GetDecimal()));
        Assert.Equal(["att-ads google_ads 600.25", "att-mail email 600.25"], Rows(models, "linear"));
        var touches = deal.GetProperty("touches").EnumerateArray().ToList();
        Assert.Equal(["form_submit True", "email_open False", "email_click True"], touches.Select(t => $"{Text(t, "eventType")} {t.GetProperty("eligible").GetBoolean()}"));
        Assert.Contains("notTouches", Text(touches[1], "reason"), StringComparison.Ordinal);
        Assert.Equal(0.5m, touches[0].GetProperty("weights").GetProperty("linear").GetDecimal());
        Assert.Contains("leadCreation", touches[0].GetProperty("milestones").EnumerateArray().Select(m => m.GetString()));
    }

    [Fact]
    public async Task A_credit_note_takes_from_the_campaigns_what_it_would_have_given()
    {
        await StoryAsync("cay", "d-credit", -1200.50m);
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        var deal = await app.WhenAsync("api/deals/d-credit/attribution", d => d.GetProperty("models").GetArrayLength() == 11);

        var models = deal.GetProperty("models").EnumerateArray().ToList();
        Assert.All(models, m => Assert.Equal(-1200.50m, m.GetProperty("total").GetDecimal()));
        Assert.Equal(["att-ads google_ads -600.25", "att-mail email -600.25"], Rows(models, "linear"));
    }

    [Fact]
    public async Task What_changed_is_attributed_by_the_timer_and_the_night_proves_it()
    {
        await StoryAsync("bob", "d-2");
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.WhenAsync("api/deals/d-2/attribution", d => d.GetProperty("models").GetArrayLength() == 11);

        app.Clock.Advance(TimeSpan.FromDays(1));
        var runs = await app.WhenAsync(
            "api/attribution/runs",
            l => l.GetProperty("items").EnumerateArray().Any(r => (Text(r, "mode"), Text(r, "cause"), Text(r, "status")) == ("full", "schedule", "published")));
        Assert.All(runs.GetProperty("items").EnumerateArray(), r => Assert.Equal(0, r.GetProperty("drifted").GetInt32()));
    }

    [Fact]
    public async Task Bad_wishes_are_named_and_unknown_things_are_not_there()
    {
        var (wrong, problem) = await app.PostAsync("api/attribution/run", new { mode = "sometimes" });
        using var none = await app.Http.PostAsync(new Uri("api/attribution/run", UriKind.Relative), null);
        var (campaign, _) = await app.PostAsync("api/campaigns", new { id = "unattributed", channel = "email", campaignName = "Mine" });
        var (spend, _) = await app.PostAsync("api/spend", new { campaignId = "none:email", date = "2026-05-01", amount = 1, currency = "EUR" });
        using var unknownRun = await app.Http.GetAsync(new Uri("api/attribution/runs/ar_1", UriKind.Relative));
        using var unknownDeal = await app.Http.GetAsync(new Uri("api/deals/none/attribution", UriKind.Relative));

        Assert.Equal((422, "/mode"), (wrong, Text(Assert.Single(problem.GetProperty("errors").EnumerateArray()), "field")));
        Assert.Equal((422, 422), (campaign, spend));
        Assert.Equal((202, 404, 404), ((int)none.StatusCode, (int)unknownRun.StatusCode, (int)unknownDeal.StatusCode));
    }

    private async Task StoryAsync(string who, string dealId, decimal dealValue = 1200.50m)
    {
        await app.PostAsync("api/campaigns", new { id = "att-ads", channel = "google_ads", campaignName = "Att Ads" });
        await app.PostAsync("api/campaigns", new { id = "att-mail", channel = "email", campaignName = "Att Mail" });
        var now = app.Clock.GetUtcNow();
        var contact = new { email = $"{who}@attribution.example" };
        await app.SubmitAsync(new { contact.email, utm = new { source = "google", medium = "cpc", id = "att-ads" } });
        foreach (var (type, minutes) in new[] { ("email_open", 5), ("email_click", 40) })
        {
            var (_, accepted) = await app.PostAsync("api/touchpoints", new { eventType = type, eventTime = now.AddMinutes(minutes), contact, campaignId = "att-mail" });
            await app.EndOfAsync(Text(accepted, "eventId"));
        }

        var closed = now.AddHours(2);
        var (_, deal) = await app.PostAsync("api/deals", new
        {
            id = dealId,
            updatedAt = closed,
            createdAt = now.AddHours(1),
            closedAt = closed,
            primaryContact = contact,
            pipelineStage = "Closed Won",
            dealValue,
            currency = "EUR",
        });
        await app.EndOfAsync(Text(deal, "eventId"));
    }

    private static IEnumerable<string> Rows(IEnumerable<JsonElement> models, string model) => models
        .Single(m => Text(m, "model") == model).GetProperty("rows").EnumerateArray()
        .Select(r => FormattableString.Invariant($"{Text(r, "campaignId")} {Text(r, "channel")} {r.GetProperty("attributedRevenue").GetDecimal()}")).Order(StringComparer.Ordinal);

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
