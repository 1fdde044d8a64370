using RevOps.Core.Leads;
using RevOps.Functions.Sla;
using RevOps.Functions.Tests.Contacts;

namespace RevOps.Functions.Tests.Sla;

/// <summary>What follows calls, and calls that come in through intake.</summary>
public sealed class CallFollowUpTests
{
    private const string FollowUp = """
        {"outcomes":{"no_answer":"retry","voicemail":"retry","wrong_number":"findNumber"},"retry":{"after":["2h","1d"],"attempts":3},"whenExhausted":"recycle"}
        """;

    [Fact]
    public async Task An_attempt_in_vain_asks_for_another_until_the_last_which_sends_the_lead_back_to_nurture()
    {
        await using var world = await ClockWorld.StartAsync(followUp: FollowUp);
        await world.ClockAsync("1", "dee");
        await world.CallAsync("1", outcome: "no_answer");
        Assert.Equal([$"call_again {ClockWorld.Text(world.Now.AddHours(2))}"], await OpenAsync(world));
        world.Time.Advance(TimeSpan.FromHours(2));
        await world.CallAsync("1", outcome: "voicemail");
        Assert.Equal([$"call_again {ClockWorld.Text(world.Now.AddDays(1))}"], await OpenAsync(world));
        world.Time.Advance(TimeSpan.FromDays(1));
        await world.CallAsync("1", outcome: "no_answer");
        Assert.Empty(await OpenAsync(world));
        Assert.Equal(["recycled"], await world.QueryAsync<string>("SELECT status FROM leads"));
        Assert.Equal(["met"], await world.QueryAsync<string>("SELECT state FROM sla_clocks"));
    }

    [Fact]
    public async Task A_lead_that_a_call_closes_leaves_no_task_open_also_where_the_call_does_not_count()
    {
        await using var world = await ClockWorld.StartAsync(followUp: FollowUp);
        await world.ClockAsync("1", "dee");
        await world.Db.WriteAsync(sql => world.Calls.RecordAsync(
            sql, new NewCall("c1", "lead-1", world.Now, "inbound", "voicemail", "disqualified", null, null, null), world.Now, world.Now));
        Assert.Equal(["disqualified"], await world.QueryAsync<string>("SELECT status FROM leads"));
        Assert.Empty(await world.QueryAsync<string>("SELECT kind FROM tasks WHERE completed_at IS NULL"));
    }

    [Fact]
    public async Task A_lead_that_becomes_an_SQL_without_a_call_is_asked_for_no_more()
    {
        await using var world = await ClockWorld.StartAsync("""{"default":{"clock":"always","callWithinMinutes":15,"steps":[{"afterDue":0,"do":"escalate"},{"afterDue":15,"do":"reassign"}]}}""");
        var clock = await world.ClockAsync("1", "dee");
        world.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.NotNull(await world.StepAsync(clock.SlaId));
        await world.Db.WriteAsync(sql => sql.ExecuteAsync("leads/set_stage", new { LeadId = "lead-1", Stage = "SQL", Status = "working", OwnerId = "dee", QualifiedAt = world.Now, world.Now }));
        world.Time.Advance(TimeSpan.FromMinutes(20));

        Assert.Null(await world.StepAsync(clock.SlaId));
        Assert.Equal(("breached", "dee"), ((await world.SlaAsync(clock.SlaId)).State, (await world.SlaAsync(clock.SlaId)).OwnerId));
    }

    [Fact]
    public async Task Whoever_is_reached_is_not_called_again()
    {
        await using var world = await ClockWorld.StartAsync(followUp: FollowUp);
        await world.ClockAsync("1", "dee");
        await world.CallAsync("1", outcome: "no_answer");
        world.Time.Advance(TimeSpan.FromHours(1));
        await world.CallAsync("1", outcome: "connected");
        await world.CallAsync("1", world.Now.AddMinutes(-30), outcome: "no_answer");
        Assert.Empty(await OpenAsync(world));
    }

    [Fact]
    public async Task A_wrong_number_asks_for_another_one_and_is_not_called_again()
    {
        await using var world = await ClockWorld.StartAsync(followUp: FollowUp);
        await world.ClockAsync("1", "dee");
        await world.CallAsync("1", outcome: "wrong_number");
        Assert.Equal(["find_number "], await OpenAsync(world));
        world.Time.Advance(TimeSpan.FromHours(1));
        await world.CallAsync("1", outcome: "no_answer");
        Assert.Equal(["find_number "], await OpenAsync(world));
    }

    [Theory]
    [InlineData("qualified", "SQL", "working")]
    [InlineData("disqualified", "MQL", "disqualified")]
    public async Task A_disposition_decides_before_the_outcome(string disposition, string stage, string status)
    {
        await using var world = await ClockWorld.StartAsync(followUp: FollowUp);
        await world.ClockAsync("1", "dee");
        await world.CallAsync("1", outcome: "voicemail", disposition: disposition);
        Assert.Empty(await OpenAsync(world));
        Assert.Equal([$"{stage} {status}"], await world.QueryAsync<string>("SELECT lifecycle_stage || ' ' || status FROM leads"));
    }

    [Fact]
    public async Task A_call_from_anywhere_finds_the_lead_by_its_contact_and_is_kept_as_a_touchpoint_where_there_is_none()
    {
        await using var app = await IdentityApp.StartAsync();
        var lead = await app.IntakeAsync(new LeadSubmission { Email = "eva@acme.com" });
        var first = await app.CallAsync(Call(app, "c1", new ContactRef(Email: "eva@acme.com")));
        var again = await app.CallAsync(Call(app, "c1", new ContactRef(Email: "eva@acme.com")));
        var other = await app.CallAsync(Call(app, "c2", new ContactRef(Email: "new@acme.com")));
        Assert.Equal(("applied", lead.LeadId, lead.ContactId), (first.Status, first.LeadId, first.ContactId));
        Assert.Equal("applied", again.Status);
        Assert.Equal(("applied", null), (other.Status, other.LeadId));
        Assert.Equal(["c1 pbx"], await app.QueryAsync<string>("SELECT call_id || ' ' || source FROM calls"));
        Assert.Equal(2, (await app.QueryAsync<string>("SELECT touchpoint_id FROM touchpoints WHERE event_type = 'call_logged'")).Count);
    }

    [Fact]
    public async Task A_call_that_cannot_be_is_refused_with_its_reason()
    {
        await using var app = await IdentityApp.StartAsync();
        var future = await app.CallAsync(Call(app, "c1", new ContactRef(Email: "eva@acme.com")) with { CalledAt = app.Now.AddMinutes(6) });
        var nobody = await app.CallAsync(Call(app, "c2", new ContactRef(VisitorId: "v1")));
        var noLead = await app.CallAsync(Call(app, "c3", null) with { LeadId = "lead_none" });
        Assert.Equal(["/calledAt range", "/contact not_found", "/leadId not_found"], new[] { future, nobody, noLead }.Select(a => $"{a.Fault!.Field} {a.Fault.Code}"));
    }

    [Fact]
    public async Task A_touchpoint_that_says_that_somebody_was_called_is_a_call()
    {
        await using var app = await IdentityApp.StartAsync();
        var lead = await app.IntakeAsync(new LeadSubmission { Email = "eva@acme.com" });
        await app.TouchAsync(new ContactRef(ContactId: lead.ContactId), "call_logged");
        Assert.Equal(["outbound logged"], await app.QueryAsync<string>("SELECT direction || ' ' || outcome FROM calls"));
        Assert.Single(await app.QueryAsync<string>("SELECT touchpoint_id FROM touchpoints WHERE event_type = 'call_logged'"));
    }

    private static CallSubmission Call(IdentityApp app, string id, ContactRef? contact) =>
        new() { Id = id, Contact = contact, CalledAt = app.Now, Direction = "outbound", Outcome = "connected", Source = "pbx" };

    private static Task<IReadOnlyList<string>> OpenAsync(ClockWorld world) =>
        world.QueryAsync<string>("SELECT kind || ' ' || COALESCE(due_at, '') FROM tasks WHERE completed_at IS NULL");
}
