using System.Text.Json;
using RevOps.EndToEnd.Tests.Support;

namespace RevOps.EndToEnd.Tests;

/// <summary>The 15 minutes, on a clock that only the test moves.</summary>
public sealed class CallClockTests(RunningApp app) : IClassFixture<RunningApp>, IDisposable
{
    private static int _people;

    public void Dispose() => app.HistoriesAreRepeatable();

    [Fact]
    public async Task Nobody_calls_so_the_owner_is_reminded_at_10_and_the_breach_escalates_once_at_15()
    {
        var leadId = await HotLeadAsync();

        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var reminded = await SlaWhenAsync(leadId, s => s.GetProperty("remindedAt").ValueKind == JsonValueKind.String);
        Assert.Equal("running", reminded.GetProperty("state").GetString());

        app.Clock.Advance(TimeSpan.FromMinutes(5));
        var escalated = await SlaWhenAsync(leadId, s => s.GetProperty("escalatedAt").ValueKind == JsonValueKind.String);
        Assert.Equal("breached", escalated.GetProperty("state").GetString());
        Assert.Equal(escalated.GetProperty("dueAt").GetDateTimeOffset(), escalated.GetProperty("breachedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_call_stops_the_clock_completes_the_task_and_adds_a_touchpoint()
    {
        var leadId = await HotLeadAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(4));

        var (status, call) = await app.PostAsync($"api/leads/{leadId}/calls", new { outcome = "connected", disposition = "qualified" });

        Assert.Equal(201, status);
        Assert.Equal("SQL", call.GetProperty("lifecycleStage").GetString());
        Assert.Equal("met", call.GetProperty("sla").GetProperty("state").GetString());
        Assert.Equal(240, call.GetProperty("sla").GetProperty("secondsToCall").GetInt32());
        var lead = await app.GetAsync($"api/leads/{leadId}");
        Assert.Equal(JsonValueKind.String, lead.GetProperty("task").GetProperty("completedAt").ValueKind);
        Assert.Contains(lead.GetProperty("touchpoints").EnumerateArray(), t => t.GetProperty("eventType").GetString() == "call_logged");
    }

    [Fact]
    public async Task A_call_made_in_time_but_logged_late_turns_the_breach()
    {
        var leadId = await HotLeadAsync();
        var calledAt = app.Clock.GetUtcNow().AddMinutes(15);
        app.Clock.Advance(TimeSpan.FromMinutes(20));
        await SlaWhenAsync(leadId, s => s.GetProperty("state").GetString() == "breached");

        var (_, call) = await app.PostAsync($"api/leads/{leadId}/calls", new { outcome = "voicemail", calledAt });

        Assert.Equal("met", call.GetProperty("sla").GetProperty("state").GetString());
        Assert.Equal(900, call.GetProperty("sla").GetProperty("secondsToCall").GetInt32());
        Assert.Equal(JsonValueKind.String, call.GetProperty("sla").GetProperty("breachedAt").ValueKind);
    }

    [Fact]
    public async Task The_same_call_again_is_answered_with_200_and_changes_nothing()
    {
        var leadId = await HotLeadAsync();
        var call = new { id = $"tel-{leadId}", outcome = "no_answer" };

        var (first, _) = await app.PostAsync($"api/leads/{leadId}/calls", call);
        var (second, _) = await app.PostAsync($"api/leads/{leadId}/calls", call);

        Assert.Equal(201, first);
        Assert.Equal(200, second);
        var lead = await app.GetAsync($"api/leads/{leadId}");
        Assert.Single(lead.GetProperty("touchpoints").EnumerateArray(), t => t.GetProperty("eventType").GetString() == "call_logged");
    }

    [Fact]
    public async Task An_unanswered_inbound_call_does_not_stop_the_clock()
    {
        var leadId = await HotLeadAsync();

        var (_, call) = await app.PostAsync($"api/leads/{leadId}/calls", new { direction = "inbound", outcome = "no_answer" });

        Assert.Equal("running", call.GetProperty("sla").GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_nurtured_lead_that_asks_for_a_demo_days_later_gets_its_clock()
    {
        await app.SubmitAsync(new { email = "patient@nordwind-clock.example", interest = "newsletter" });
        app.Clock.Advance(TimeSpan.FromDays(3));

        var end = await app.SubmitAsync(Hot("patient@nordwind-clock.example"));

        var lead = await app.GetAsync($"api/leads/{end.GetProperty("leadId").GetString()}");
        Assert.Equal("MQL", lead.GetProperty("lifecycleStage").GetString());
        Assert.Equal("running", lead.GetProperty("sla").GetProperty("state").GetString());
    }

    [Fact]
    public async Task An_event_more_than_a_day_old_starts_no_clock()
    {
        var old = Hot("backfilled@nordwind-clock.example");
        old["occurredAt"] = JsonSerializer.SerializeToElement(app.Clock.GetUtcNow().AddHours(-25));

        var end = await app.SubmitAsync(old);

        var lead = await app.GetAsync($"api/leads/{end.GetProperty("leadId").GetString()}");
        Assert.Equal("MQL", lead.GetProperty("lifecycleStage").GetString());
        Assert.Equal(JsonValueKind.Null, lead.GetProperty("sla").ValueKind);
    }

    [Fact]
    public async Task A_disqualifying_call_that_does_not_count_cancels_the_clock()
    {
        var leadId = await HotLeadAsync();

        var (_, call) = await app.PostAsync($"api/leads/{leadId}/calls", new { direction = "inbound", outcome = "voicemail", disposition = "disqualified" });

        Assert.Equal("disqualified", call.GetProperty("status").GetString());
        Assert.Equal("cancelled", call.GetProperty("sla").GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_lead_that_a_call_qualifies_straight_from_nurture_gets_an_owner()
    {
        var end = await app.SubmitAsync(new { email = "modest@nordwind-clock.example" });
        var leadId = end.GetProperty("leadId").GetString();

        var (_, call) = await app.PostAsync($"api/leads/{leadId}/calls", new { outcome = "connected", disposition = "qualified" });

        Assert.Equal("SQL", call.GetProperty("lifecycleStage").GetString());
        Assert.NotNull((await app.GetAsync($"api/leads/{leadId}")).GetProperty("ownerId").GetString());
    }

    [Fact]
    public async Task A_faulty_call_is_refused_with_all_its_faults()
    {
        var leadId = await HotLeadAsync();

        var (status, problem) = await app.PostAsync($"api/leads/{leadId}/calls", new { direction = "sideways", durationSeconds = -1 });

        Assert.Equal(422, status);
        Assert.Equal(
            ["/direction", "/durationSeconds", "/outcome"],
            problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("field").GetString()).Order());
    }

    private async Task<string> HotLeadAsync() =>
        (await app.SubmitAsync(Hot($"person{Interlocked.Increment(ref _people)}@nordwind-software.de"))).GetProperty("leadId").GetString()!;

    private static Dictionary<string, JsonElement> Hot(string email)
    {
        Interlocked.Increment(ref _people);
        var lead = RunningApp.Example("hot-lead.json").Deserialize<Dictionary<string, JsonElement>>()!;
        lead["email"] = JsonSerializer.SerializeToElement(email);
        lead["phone"] = JsonSerializer.SerializeToElement($"030 90182{_people:00}");
        lead["externalIds"] = JsonSerializer.SerializeToElement(new Dictionary<string, string>());
        lead["visitorId"] = JsonSerializer.SerializeToElement($"visitor-{_people}");
        return lead;
    }

    private async Task<JsonElement> SlaWhenAsync(string leadId, Func<JsonElement, bool> wanted) =>
        (await app.WhenAsync($"api/leads/{leadId}", l => wanted(l.GetProperty("sla")))).GetProperty("sla");
}
