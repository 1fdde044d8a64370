using System.Text.Json;
using RevOps.EndToEnd.Tests.Support;

namespace RevOps.EndToEnd.Tests;

/// <summary>What people say to running clocks, and what their calls do to them, over HTTP and on a clock that only the test moves.</summary>
public sealed class ClockControlTests(RunningApp app) : IClassFixture<RunningApp>, IAsyncLifetime
{
    private DateTimeOffset Now => app.Clock.GetUtcNow();

    public Task InitializeAsync() => PutAsync(Owner("max", weight: 0), Owner("ann"), Owner("bob"));

    public Task DisposeAsync()
    {
        app.HistoriesAreRepeatable();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_snooze_moves_the_deadline_by_the_pause_and_a_resume_gives_back_what_is_left_of_it()
    {
        var lead = await HotLead.SubmitAsync(app);
        var due = (await lead.ClockAsync(app)).Time("dueAt");
        app.Clock.Advance(TimeSpan.FromMinutes(5));

        var (status, paused) = await SnoozeAsync(lead, new { minutes = 30, reason = "asked to be called at ten" });

        Assert.Equal((200, "paused", due.AddMinutes(30)), (status, paused.GetProperty("sla").Text("state"), paused.GetProperty("sla").Time("dueAt")));
        Assert.Equal(Now.AddMinutes(30), paused.Time("pausedUntil"));
        Assert.Equal(due.AddMinutes(30), (await lead.ShownAsync(app)).GetProperty("task").Time("dueAt"));
        var listed = (await app.GetAsync("api/sla?state=paused")).GetProperty("items").EnumerateArray().Single(i => i.Text("leadId") == lead.LeadId);
        Assert.Equal(("asked to be called at ten", 1), (listed.Text("pauseReason"), listed.GetProperty("snoozes").GetInt32()));
        Assert.Equal(40 * 60, listed.GetProperty("secondsLeft").GetInt64());

        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var (again, resumed) = await app.PostAsync($"{lead.Path}/sla/resume", new { });
        Assert.Equal((200, "running", due.AddMinutes(10)), (again, resumed.GetProperty("sla").Text("state"), resumed.GetProperty("sla").Time("dueAt")));
        Assert.Equal(JsonValueKind.Null, resumed.GetProperty("pausedUntil").ValueKind);
        Assert.Equal(409, (await app.PostAsync($"{lead.Path}/sla/resume", new { })).Status);
        Assert.Equal(["running", "paused", "running"], (await lead.ShownAsync(app)).Texts("slaHistory", "state"));
    }

    [Fact]
    public async Task Nothing_happens_while_a_clock_is_paused_and_the_breach_comes_by_the_moved_deadline()
    {
        var lead = await HotLead.SubmitAsync(app);
        app.Clock.Advance(TimeSpan.FromMinutes(9));
        var (_, paused) = await SnoozeAsync(lead, new { until = Now.AddHours(2), reason = "in a meeting" });
        var due = paused.GetProperty("sla").Time("dueAt");

        app.Clock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        Assert.Equal("paused", (await lead.ClockAsync(app)).Text("state"));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await lead.ClockWhenAsync(app, s => s.Text("state") == "running");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var reminded = await lead.ClockWhenAsync(app, s => s.GetProperty("remindedAt").ValueKind == JsonValueKind.String);
        Assert.Equal((Now, "running"), (reminded.Time("remindedAt"), reminded.Text("state")));

        app.Clock.AdvanceTo(due);
        var breached = await lead.ClockWhenAsync(app, s => s.Text("state") == "breached");
        Assert.Equal(due, breached.Time("breachedAt"));
        Assert.Equal(409, (await SnoozeAsync(lead, new { minutes = 5, reason = "too late" })).Status);
    }

    [Fact]
    public async Task A_second_snooze_counts_from_its_own_begin_and_a_fourth_is_refused()
    {
        var lead = await HotLead.SubmitAsync(app);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await SnoozeAsync(lead, new { minutes = 30, reason = "once" });
        app.Clock.Advance(TimeSpan.FromMinutes(10));

        var (_, second) = await SnoozeAsync(lead, new { minutes = 60, reason = "twice" });

        Assert.Equal(Now.AddMinutes(60), second.Time("pausedUntil"));
        Assert.Equal(Now.AddMinutes(60 + 10), second.GetProperty("sla").Time("dueAt"));
        Assert.Equal(200, (await SnoozeAsync(lead, new { minutes = 240, reason = "thrice" })).Status);
        var (status, problem) = await SnoozeAsync(lead, new { minutes = 1, reason = "again" });
        Assert.Equal(409, status);
        Assert.Contains("its policy allows 3", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snooze_that_is_not_allowed_says_which_field_is_wrong()
    {
        var lead = await HotLead.SubmitAsync(app);
        async Task<string> RefusedAsync(object snooze)
        {
            var (status, problem) = await SnoozeAsync(lead, snooze);
            Assert.Equal(422, status);
            return string.Join(' ', problem.Fields());
        }

        Assert.Equal("/reason", await RefusedAsync(new { minutes = 5 }));
        Assert.Equal("/reason", await RefusedAsync(new { minutes = 5, reason = " " }));
        Assert.Equal("/until", await RefusedAsync(new { reason = "no time" }));
        Assert.Equal("/until", await RefusedAsync(new { minutes = 5, until = Now.AddMinutes(5), reason = "two times" }));
        Assert.Equal("/until", await RefusedAsync(new { minutes = 241, reason = "longer than the policy allows" }));
        Assert.Equal("/until", await RefusedAsync(new { until = Now, reason = "no time at all" }));
        Assert.Equal("/minutes /reason", await RefusedAsync(new { minutes = 0 }));
        Assert.Equal("running", (await lead.ClockAsync(app)).Text("state"));
    }

    [Theory]
    [InlineData("sla/snooze")]
    [InlineData("sla/resume")]
    [InlineData("assign")]
    public async Task A_lead_that_is_not_there_is_404_and_one_without_a_clock_has_none_to_put_off(string what)
    {
        var body = new { minutes = 5, reason = "asked", ownerId = "ann" };
        var cold = (await app.SubmitAsync(new { email = $"{what.Replace('/', '-')}@cold.example" })).Text("leadId");

        Assert.Equal(404, (await app.PostAsync($"api/leads/nobody/{what}", body)).Status);
        Assert.Equal(what == "assign" ? 200 : 409, (await app.PostAsync($"api/leads/{cold}/{what}", body)).Status);
    }

    [Fact]
    public async Task A_clock_that_is_met_cannot_be_put_off_nor_go_on()
    {
        var lead = await HotLead.SubmitAsync(app);
        await CallAsync(lead, new { outcome = "connected" });

        var (status, problem) = await SnoozeAsync(lead, new { minutes = 5, reason = "asked" });

        Assert.Equal((409, "The clock has ended: it is met."), (status, problem.Text("detail")));
        Assert.Equal(409, (await app.PostAsync($"{lead.Path}/sla/resume", new { })).Status);
        Assert.Equal(["running", "met"], (await lead.ShownAsync(app)).Texts("slaHistory", "state"));
    }

    [Fact]
    public async Task A_call_ends_a_pause()
    {
        var lead = await HotLead.SubmitAsync(app);
        await SnoozeAsync(lead, new { minutes = 60, reason = "in a meeting" });
        app.Clock.Advance(TimeSpan.FromMinutes(20));

        var call = await CallAsync(lead, new { outcome = "connected" });

        Assert.Equal(("met", 1200), (call.Text("state"), call.GetProperty("secondsToCall").GetInt32()));
        Assert.Equal(["running", "paused", "met"], (await lead.ShownAsync(app)).Texts("slaHistory", "state"));
    }

    [Fact]
    public async Task A_lead_that_is_given_to_somebody_takes_its_task_along_and_its_clock_goes_on()
    {
        var lead = await HotLead.SubmitAsync(app);
        var before = await lead.ClockAsync(app);
        var (from, to) = before.Text("ownerId") == "ann" ? ("ann", "bob") : ("bob", "ann");
        app.Clock.Advance(TimeSpan.FromMinutes(6));

        var (status, given) = await AssignAsync(lead, to);

        Assert.Equal((200, to), (status, given.Text("ownerId")));
        Assert.Equal((before.Time("startedAt"), before.Time("dueAt")), (given.GetProperty("sla").Time("startedAt"), given.GetProperty("sla").Time("dueAt")));
        var shown = await lead.ShownAsync(app);
        Assert.Equal((to, to, to), (shown.Text("ownerId"), shown.GetProperty("sla").Text("ownerId"), shown.GetProperty("task").Text("ownerId")));
        Assert.Equal(before.Time("dueAt"), shown.GetProperty("task").Time("dueAt"));
        Assert.Equal([(null, from, "qualified"), (from, to, "knows them")], Chain(shown));
        Assert.Equal("given", shown.GetProperty("explanation").GetProperty("routing").Text("ruleId"));

        Assert.Equal(200, (await AssignAsync(lead, to)).Status);
        Assert.Equal(2, Chain(await lead.ShownAsync(app)).Count);
        app.Clock.AdvanceTo(before.Time("dueAt"));
        await lead.ClockWhenAsync(app, s => s.GetProperty("escalatedAt").ValueKind == JsonValueKind.String);
    }

    [Fact]
    public async Task A_lead_goes_to_nobody_who_is_unknown_or_has_left_and_not_without_a_reason()
    {
        var lead = await HotLead.SubmitAsync(app);
        await PutAsync(Owner("gone", active: false));

        Assert.Equal((422, "/ownerId"), await FaultAsync(AssignAsync(lead, "nobody")));
        Assert.Equal((422, "/ownerId"), await FaultAsync(AssignAsync(lead, "gone")));
        Assert.Equal((422, "/ownerId /reason"), await FaultAsync(app.PostAsync($"{lead.Path}/assign", new { })));
        Assert.Single(Chain(await lead.ShownAsync(app)));
    }

    [Fact]
    public async Task An_owner_who_is_out_of_office_from_now_on_hands_over_at_once_and_the_clock_goes_on()
    {
        var lead = await HotLead.SubmitAsync(app);
        var before = await lead.ClockAsync(app);
        var (away, other) = before.Text("ownerId") == "ann" ? ("ann", "bob") : ("bob", "ann");
        app.Clock.Advance(TimeSpan.FromMinutes(2));

        await PutAsync(Owner(away, from: Now, to: Now.AddHours(4)));

        var shown = await lead.ShownAsync(app);
        Assert.Equal((other, before.Time("dueAt"), "running"), (shown.Text("ownerId"), shown.GetProperty("sla").Time("dueAt"), shown.GetProperty("sla").Text("state")));
        Assert.StartsWith($"{away} is out of office until", Chain(shown)[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_absence_that_begins_by_the_calendar_is_seen_within_a_minute()
    {
        var lead = await HotLead.SubmitAsync(app);
        var (away, other) = (await lead.ClockAsync(app)).Text("ownerId") == "ann" ? ("ann", "bob") : ("bob", "ann");
        await PutAsync(Owner(away, from: Now.AddMinutes(3), to: Now.AddHours(4)));
        Assert.Equal(away, (await lead.ShownAsync(app)).Text("ownerId"));

        app.Clock.Advance(TimeSpan.FromMinutes(4));

        await app.WhenAsync(lead.Path, l => l.Text("ownerId") == other);
    }

    [Fact]
    public async Task Where_nobody_is_left_the_lead_of_somebody_away_stays_with_them()
    {
        var lead = await HotLead.SubmitAsync(app);
        var owner = (await lead.ClockAsync(app)).Text("ownerId");

        await PutAsync(Owner("ann", active: false), Owner("bob", active: false));

        Assert.Equal((owner, "running"), ((await lead.ShownAsync(app)).Text("ownerId"), (await lead.ClockAsync(app)).Text("state")));
    }

    [Theory]
    [InlineData(0, "met", 900)]
    [InlineData(1, "breached", 901)]
    public async Task A_call_at_exactly_the_deadline_is_on_time_and_a_second_later_it_is_not(int secondsLate, string state, int secondsToCall)
    {
        var lead = await HotLead.SubmitAsync(app);
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        await lead.ClockWhenAsync(app, s => s.Text("state") == "breached");

        var clock = await CallAsync(lead, new { outcome = "no_answer", calledAt = Now.AddSeconds(secondsLate) });

        Assert.Equal((state, secondsToCall), (clock.Text("state"), clock.GetProperty("secondsToCall").GetInt32()));
    }

    [Theory]
    [InlineData(0, "met")]
    [InlineData(1, "breached")]
    public async Task A_call_made_in_time_turns_the_breach_where_it_is_logged_within_24_hours(int secondsLate, string state)
    {
        var lead = await HotLead.SubmitAsync(app);
        var calledAt = Now.AddMinutes(7);
        app.Clock.Advance(TimeSpan.FromMinutes(15));
        await lead.ClockWhenAsync(app, s => s.Text("state") == "breached");
        app.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(secondsLate));

        var clock = await CallAsync(lead, new { outcome = "voicemail", calledAt });

        Assert.Equal((state, 420), (clock.Text("state"), clock.GetProperty("secondsToCall").GetInt32()));
        Assert.Equal(JsonValueKind.String, clock.GetProperty("breachedAt").ValueKind);
        var history = (await lead.ShownAsync(app)).GetProperty("slaHistory").EnumerateArray().Select(h => $"{h.Text("state")}: {h.Text("reason")}").ToList();
        string[] turned = state == "met" ? ["met: a call made in time was logged late"] : [];
        Assert.Equal(["running: started", "breached: not called by the deadline", .. turned], history);
    }

    [Fact]
    public async Task A_call_that_races_the_breach_leaves_one_outcome_and_it_is_by_the_calls_own_time()
    {
        for (var round = 0; round < 6; round++)
        {
            var lead = await HotLead.SubmitAsync(app);
            var due = (await lead.ClockAsync(app)).Time("dueAt");
            app.Clock.AdvanceTo(due.AddMinutes(-1));

            // By the lead's own address and through intake in turn.
            var call = round % 2 == 0
                ? app.PostAsync($"{lead.Path}/calls", new { outcome = "voicemail", calledAt = due })
                : app.PostAsync("api/calls", new { contact = new { phone = lead.Phone }, outcome = "voicemail", calledAt = due.AddMinutes(-1) });
            await Task.WhenAll(call, Task.Run(() => app.Clock.AdvanceTo(due)));

            var clock = await lead.ClockWhenAsync(app, s => s.Text("state") == "met");
            Assert.InRange(clock.GetProperty("secondsToCall").GetInt32(), 840, 900);
            var history = (await lead.ShownAsync(app)).Texts("slaHistory", "state");
            Assert.True(history is ["running", "met"] or ["running", "breached", "met"], string.Join(' ', history));
        }
    }

    private static List<(string? From, string? To, string? Reason)> Chain(JsonElement lead) =>
        [.. lead.GetProperty("assignments").EnumerateArray().Select(a => (a.Text("fromOwnerId"), a.Text("ownerId"), a.Text("reason")))];

    private static async Task<(int Status, string Fields)> FaultAsync(Task<(int Status, JsonElement Body)> asked)
    {
        var (status, problem) = await asked;
        return (status, string.Join(' ', problem.Fields()));
    }

    private static object Owner(string id, int weight = 1, bool active = true, DateTimeOffset? from = null, DateTimeOffset? to = null) => new
    {
        ownerId = id,
        name = id,
        weight,
        active,
        managerId = id == "max" ? null : "max",
        outOfOffice = from is null ? [] : new[] { new { from = $"{from:yyyy-MM-dd'T'HH:mm:ss}Z", to = $"{to:yyyy-MM-dd'T'HH:mm:ss}Z" } },
    };

    private async Task PutAsync(params object[] owners) => Assert.Equal(200, (await app.SendAsync(HttpMethod.Put, "api/owners", owners)).Status);

    private Task<(int Status, JsonElement Body)> SnoozeAsync(HotLead lead, object snooze) => app.PostAsync($"{lead.Path}/sla/snooze", snooze);

    private Task<(int Status, JsonElement Body)> AssignAsync(HotLead lead, string ownerId) =>
        app.PostAsync($"{lead.Path}/assign", new { ownerId, reason = "knows them" });

    private async Task<JsonElement> CallAsync(HotLead lead, object call)
    {
        var (status, logged) = await app.PostAsync($"{lead.Path}/calls", call);
        Assert.Equal(201, status);
        return logged.GetProperty("sla");
    }
}
