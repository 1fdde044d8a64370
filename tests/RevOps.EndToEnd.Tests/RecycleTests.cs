using System.Text.Json;
using RevOps.EndToEnd.Tests.Support;

namespace RevOps.EndToEnd.Tests;

/// <summary>Back to nurture, and what it takes to come back from there.</summary>
public sealed class RecycleTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static int _people;

    [Fact]
    public async Task A_recycled_lead_is_nurtured_again_without_clock_or_task_and_the_same_call_again_changes_nothing()
    {
        var (leadId, _) = await HotLeadAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        var call = new { id = $"rec-{leadId}", reason = "No budget this year." };

        var (first, done) = await app.PostAsync($"api/leads/{leadId}/recycle", call);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var (second, again) = await app.PostAsync($"api/leads/{leadId}/recycle", call);

        Assert.Equal((200, 200), (first, second));
        Assert.True(JsonElement.DeepEquals(done, again));
        Assert.Equal("cancelled", done.GetProperty("sla").GetProperty("state").GetString());
        var lead = await app.GetAsync($"api/leads/{leadId}");
        Assert.Equal(("lead", "recycled"), (lead.GetProperty("lifecycleStage").GetString(), lead.GetProperty("status").GetString()));
        Assert.Equal(JsonValueKind.Null, lead.GetProperty("qualifiedAt").ValueKind);
        Assert.Equal(JsonValueKind.String, lead.GetProperty("task").GetProperty("completedAt").ValueKind);
        Assert.Equal(
            ["submitted", "Recycled: No budget this year."],
            lead.GetProperty("history").EnumerateArray().Where(h => h.GetProperty("stage").GetString() == "lead").Select(h => h.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task It_qualifies_again_by_engagement_newer_than_the_recycle_and_calls_before_it_do_not_stop_the_new_clock()
    {
        var (leadId, hot) = await HotLeadAsync();
        await app.PostAsync($"api/leads/{leadId}/calls", new { outcome = "connected" });
        app.Clock.Advance(TimeSpan.FromMinutes(2));
        await app.PostAsync($"api/leads/{leadId}/recycle", new { });

        await app.PostAsync("api/touchpoints", Touch(hot, "email_open"));
        var opened = await app.WhenAsync($"api/leads/{leadId}", l => l.GetProperty("explanation").GetProperty("contributions").EnumerateArray()
            .Any(c => c.GetProperty("ruleId").GetString() == "email-opens"));
        Assert.Equal("lead", opened.GetProperty("lifecycleStage").GetString());

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.PostAsync("api/touchpoints", Touch(hot, "page_view"));
        var lead = await app.WhenAsync($"api/leads/{leadId}", l => l.GetProperty("lifecycleStage").GetString() == "MQL");
        Assert.Equal("running", lead.GetProperty("sla").GetProperty("state").GetString());
        Assert.NotNull(lead.GetProperty("ownerId").GetString());
    }

    [Fact]
    public async Task What_cannot_be_recycled_is_a_conflict_that_says_why()
    {
        Assert.Equal(404, (await app.PostAsync("api/leads/nobody/recycle", new { })).Status);

        var cold = (await app.SubmitAsync(new { email = "cold@nordwind-recycle.example" })).GetProperty("leadId").GetString();
        var (status, problem) = await app.PostAsync($"api/leads/{cold}/recycle", new { });
        Assert.Equal(409, status);
        Assert.Contains("has qualified", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);

        var (closed, _) = await HotLeadAsync();
        await app.PostAsync($"api/leads/{closed}/calls", new { outcome = "connected", disposition = "disqualified" });
        (status, problem) = await app.PostAsync($"api/leads/{closed}/recycle", new { });
        Assert.Equal(409, status);
        Assert.Contains("disqualified", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);

        var (other, _) = await HotLeadAsync();
        Assert.Equal(200, (await app.PostAsync($"api/leads/{other}/recycle", new { id = "shared" })).Status);
        Assert.Equal(200, (await app.PostAsync($"api/leads/{other}/recycle", new { })).Status);
        var (third, _) = await HotLeadAsync();
        Assert.Equal(409, (await app.PostAsync($"api/leads/{third}/recycle", new { id = "shared" })).Status);
    }

    private object Touch(string email, string type) => new { eventType = type, eventTime = app.Clock.GetUtcNow(), contact = new { email }, url = "https://acme.example/pricing" };

    private async Task<(string LeadId, string Email)> HotLeadAsync()
    {
        var n = Interlocked.Increment(ref _people);
        var email = $"person{n}@recycle-software{n}.de";
        var lead = RunningApp.Example("hot-lead.json").Deserialize<Dictionary<string, JsonElement>>()!;
        lead["email"] = JsonSerializer.SerializeToElement(email);
        lead["phone"] = JsonSerializer.SerializeToElement($"030 90183{n:00}");
        lead["externalIds"] = JsonSerializer.SerializeToElement(new Dictionary<string, string>());
        lead["visitorId"] = JsonSerializer.SerializeToElement($"recycle-visitor-{n}");
        return ((await app.SubmitAsync(lead)).GetProperty("leadId").GetString()!, email);
    }
}
