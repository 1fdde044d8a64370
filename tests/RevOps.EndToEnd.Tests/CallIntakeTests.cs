using System.Text.Json;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using RevOps.EndToEnd.Tests.Support;
using RevOps.Functions.Orchestrations;
using RevOps.LocalRuntime.Durable.Engine;

namespace RevOps.EndToEnd.Tests;

/// <summary>Calls as a telephone system or a CRM sends them: through intake, by whatever they know of the one they called.</summary>
public sealed class CallIntakeTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static int _calls;

    private DateTimeOffset Now => app.Clock.GetUtcNow();

    [Theory]
    [InlineData("leadId")]
    [InlineData("contactId")]
    [InlineData("phone")]
    [InlineData("email")]
    [InlineData("externalId")]
    public async Task A_call_finds_its_lead_by_whatever_the_sender_knows(string known)
    {
        var lead = await HotLead.SubmitAsync(app);
        var contactId = (await lead.ShownAsync(app)).Text("contactId");
        var calledAt = Now.AddMinutes(3);
        app.Clock.Advance(TimeSpan.FromMinutes(5));

        var end = await SendAsync(known switch
        {
            "leadId" => Call(new { }, calledAt, leadId: lead.LeadId),
            "contactId" => Call(new { contactId }, calledAt),
            "phone" => Call(new { phone = lead.Phone.Replace("+49", "0049 ", StringComparison.Ordinal) }, calledAt),
            "email" => Call(new { email = lead.Email.ToUpperInvariant() }, calledAt),
            _ => Call(new { externalIds = new { website = lead.WebsiteId } }, calledAt),
        });

        Assert.Equal(("applied", lead.LeadId, contactId), (end.Text("status"), end.Text("leadId"), end.Text("contactId")));
        var shown = await lead.ShownAsync(app);
        Assert.Equal(("met", 180), (shown.GetProperty("sla").Text("state"), shown.GetProperty("sla").GetProperty("secondsToCall").GetInt32()));
        Assert.Equal(calledAt, shown.GetProperty("task").Time("completedAt"));
        Assert.Equal(calledAt, Assert.Single(Touches(shown)).Time("eventTime"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_that_comes_in_wakes_the_clock_that_waits_for_it_which_ends_at_once(bool asTouchpoint)
    {
        var lead = await HotLead.SubmitAsync(app);
        var slaId = (await lead.ClockAsync(app)).Text("slaId")!;
        var engine = app.Services.GetRequiredService<OrchestrationEngine>().Client;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await engine.WaitForInstanceStartAsync(CallClockClient.InstanceId(slaId), patience.Token);
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        await EndAsync(asTouchpoint
            ? await app.PostAsync("api/touchpoints", new { eventType = "call_logged", eventTime = Now, contact = new { email = lead.Email } })
            : await app.PostAsync("api/calls", Call(new { email = lead.Email }, Now)));

        // No time passes any more: without the wake-up it would wait for its reminder.
        Assert.Equal("met", (await lead.ClockAsync(app)).Text("state"));
        var end = await engine.WaitForInstanceCompletionAsync(CallClockClient.InstanceId(slaId), patience.Token);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
    }

    [Fact]
    public async Task The_same_call_again_is_a_duplicate_and_changes_nothing()
    {
        var lead = await HotLead.SubmitAsync(app);
        var call = Call(new { phone = lead.Phone }, Now, outcome: "no_answer");

        var (first, second) = (await SendAsync(call), await SendAsync(call));

        Assert.Equal(("applied", "duplicate"), (first.Text("status"), second.Text("status")));
        Assert.Equal(first.Text("eventId"), second.Text("duplicateOf"));
        Assert.Single(Touches(await lead.ShownAsync(app)));
    }

    [Fact]
    public async Task A_call_that_was_logged_at_its_lead_is_not_counted_again_when_telephony_sends_it()
    {
        var lead = await HotLead.SubmitAsync(app);
        await app.PostAsync($"{lead.Path}/calls", new { id = $"pbx-{lead.LeadId}", outcome = "no_answer" });
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        await SendAsync(new { id = $"pbx-{lead.LeadId}", contact = new { phone = lead.Phone }, calledAt = Now, outcome = "connected" });

        var shown = await lead.ShownAsync(app);
        Assert.Single(Touches(shown));
        Assert.Equal((0, "call_again"), (shown.GetProperty("sla").GetProperty("secondsToCall").GetInt32(), shown.GetProperty("followUp").Text("kind")));
    }

    [Fact]
    public async Task A_call_to_somebody_unknown_is_kept_with_a_new_contact_and_belongs_to_no_lead()
    {
        var end = await SendAsync(Call(new { phone = "+493090199999" }, Now));

        Assert.Equal(("applied", null), (end.Text("status"), end.Text("leadId")));
        Assert.NotNull(end.Text("contactId"));
    }

    [Fact]
    public async Task What_nobody_can_be_found_by_is_rejected_and_says_where()
    {
        var visitor = await SendAsync(Call(new { visitorId = "never-seen" }, Now));
        var lead = await SendAsync(Call(new { }, Now, leadId: "lead_none"));
        var contact = await SendAsync(Call(new { contactId = "con_none" }, Now));
        var early = await SendAsync(Call(new { phone = "+493090199998" }, Now.AddMinutes(5)));
        var future = await SendAsync(Call(new { phone = "+493090199997" }, Now.AddMinutes(5).AddSeconds(1)));

        Assert.All(new[] { visitor, lead, contact, future }, e => Assert.Equal("rejected", e.Text("status")));
        Assert.Equal(["/contact", "/leadId", "/contact", "/calledAt"], new[] { visitor, lead, contact, future }.Select(e => e.GetProperty("reason").Text("field")));
        Assert.Equal("applied", early.Text("status"));
    }

    [Fact]
    public async Task A_single_call_without_its_time_is_refused_at_the_door_and_in_a_batch_it_harms_no_other()
    {
        var lead = await HotLead.SubmitAsync(app);

        var (status, problem) = await app.PostAsync("api/calls", new { id = "x", contact = new { phone = lead.Phone }, outcome = "busy" });
        var (batch, accepted) = await app.PostAsync("api/calls", new[] { new { id = "y" }, Call(new { phone = lead.Phone }, Now) });

        Assert.Equal((422, "/calledAt"), (status, string.Join(' ', problem.Fields())));
        Assert.Equal(202, batch);
        var ends = new List<string?>();
        foreach (var id in accepted.Texts("events", "eventId"))
        {
            ends.Add((await app.EndOfAsync(id!)).Text("status"));
        }

        Assert.Equal(["rejected", "applied"], ends);
        Assert.Equal("met", (await lead.ClockAsync(app)).Text("state"));
    }

    [Fact]
    public async Task A_call_that_comes_in_late_and_was_made_in_time_turns_the_breach()
    {
        var lead = await HotLead.SubmitAsync(app);
        var calledAt = Now.AddMinutes(14);
        app.Clock.Advance(TimeSpan.FromMinutes(30));
        await lead.ClockWhenAsync(app, s => s.Text("state") == "breached");

        await SendAsync(Call(new { email = lead.Email }, calledAt));

        Assert.Equal(["running", "breached", "met"], (await lead.ShownAsync(app)).Texts("slaHistory", "state"));
    }

    [Theory]
    [InlineData("connected", null, null)]
    [InlineData("no_answer", "call_again", 120)]
    [InlineData("voicemail", "call_again", 120)]
    [InlineData("busy", "call_again", 120)]
    [InlineData("wrong_number", "find_number", null)]
    [InlineData("left with a colleague", null, null)]
    public async Task The_outcome_decides_what_follows_and_every_attempt_stops_the_clock(string outcome, string? task, int? dueInMinutes)
    {
        var lead = await HotLead.SubmitAsync(app);
        app.Clock.Advance(TimeSpan.FromMinutes(2));

        await SendAsync(Call(new { phone = lead.Phone }, Now, outcome));

        var shown = await lead.ShownAsync(app);
        Assert.Equal(("met", "MQL", "working"), (shown.GetProperty("sla").Text("state"), shown.Text("lifecycleStage"), shown.Text("status")));
        var followUp = shown.GetProperty("followUp");
        Assert.Equal(task, followUp.ValueKind == JsonValueKind.Null ? null : followUp.Text("kind"));
        DateTimeOffset? due = dueInMinutes is { } minutes ? Now.AddMinutes(minutes) : null;
        Assert.Equal(due, followUp.ValueKind == JsonValueKind.Null || followUp.GetProperty("dueAt").ValueKind == JsonValueKind.Null ? null : followUp.Time("dueAt"));
    }

    [Theory]
    [InlineData("qualified", "SQL", "working")]
    [InlineData("disqualified", "MQL", "disqualified")]
    public async Task The_disposition_goes_before_the_outcome(string disposition, string stage, string status)
    {
        var lead = await HotLead.SubmitAsync(app);

        await SendAsync(Call(new { phone = lead.Phone }, Now, "voicemail", disposition));

        var shown = await lead.ShownAsync(app);
        Assert.Equal((stage, status, "met"), (shown.Text("lifecycleStage"), shown.Text("status"), shown.GetProperty("sla").Text("state")));
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("followUp").ValueKind);
    }

    [Fact]
    public async Task A_call_to_somebody_whose_lead_is_closed_belongs_to_that_lead()
    {
        var lead = await HotLead.SubmitAsync(app);
        await SendAsync(Call(new { phone = lead.Phone }, Now, "connected", "disqualified"));
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        var end = await SendAsync(Call(new { phone = lead.Phone }, Now));

        Assert.Equal(("applied", lead.LeadId), (end.Text("status"), end.Text("leadId")));
        var shown = await lead.ShownAsync(app);
        Assert.Equal(("disqualified", 2), (shown.Text("status"), Touches(shown).Count));
    }

    [Fact]
    public async Task An_id_that_is_another_leads_call_is_a_conflict()
    {
        var (one, other) = (await HotLead.SubmitAsync(app), await HotLead.SubmitAsync(app));
        await app.PostAsync($"{one.Path}/calls", new { id = $"pbx-{one.LeadId}", outcome = "connected" });

        var end = await SendAsync(new { id = $"pbx-{one.LeadId}", leadId = other.LeadId, calledAt = Now, outcome = "connected" });

        Assert.Equal(("rejected", "/id"), (end.Text("status"), end.GetProperty("reason").Text("field")));
        Assert.Equal("running", (await other.ClockAsync(app)).Text("state"));
    }

    [Fact]
    public async Task After_the_last_attempt_in_vain_the_lead_goes_back_to_nurture()
    {
        var lead = await HotLead.SubmitAsync(app);
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            await SendAsync(Call(new { phone = lead.Phone }, Now, "no_answer"));
            Assert.Equal("call_again", (await lead.ShownAsync(app)).GetProperty("followUp").Text("kind"));
            app.Clock.Advance(TimeSpan.FromHours(3));
        }

        await SendAsync(Call(new { phone = lead.Phone }, Now, "voicemail"));

        var shown = await lead.ShownAsync(app);
        Assert.Equal(("lead", "recycled"), (shown.Text("lifecycleStage"), shown.Text("status")));
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("followUp").ValueKind);
        Assert.Contains("Recycled: Not reached in 5 attempts.", shown.Texts("history", "reason"));
    }

    private static List<JsonElement> Touches(JsonElement lead) =>
        [.. lead.GetProperty("touchpoints").EnumerateArray().Where(t => t.Text("eventType") == "call_logged")];

    private static object Call(object contact, DateTimeOffset calledAt, string outcome = "connected", string? disposition = null, string? leadId = null) =>
        new { id = $"pbx-{Interlocked.Increment(ref _calls)}", leadId, contact = leadId is null ? contact : null, calledAt, outcome, disposition, source = "pbx" };

    private async Task<JsonElement> SendAsync(object call) => await EndAsync(await app.PostAsync("api/calls", call));

    private async Task<JsonElement> EndAsync((int Status, JsonElement Answer) sent)
    {
        Assert.Equal(202, sent.Status);
        return await app.EndOfAsync(sent.Answer.Text("eventId")!);
    }
}
