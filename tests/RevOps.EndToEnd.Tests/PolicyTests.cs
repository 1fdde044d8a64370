using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RevOps.EndToEnd.Tests.Support;
using RevOps.Testing;

namespace RevOps.EndToEnd.Tests;

/// <summary>The policies that the documentation shows, in force: a hot demo request is called within 5 minutes, day and night.</summary>
public sealed class PolicyTests(PolicyTests.DocumentedPolicies app) : IClassFixture<PolicyTests.DocumentedPolicies>, IAsyncLifetime
{
    private DateTimeOffset Now => app.Clock.GetUtcNow();

    public async Task InitializeAsync()
    {
        await app.TakePoliciesAsync(app.Documented);
        await PutAsync(
            Owner("max", null, weight: 0), Owner("ann", "dach"), Owner("bob", "dach"), Owner("olga", "on-call"), Owner("otto", "on-call"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(DayOfWeek.Wednesday, 10)]
    [InlineData(DayOfWeek.Saturday, 2)]
    public async Task A_hot_demo_request_goes_to_the_on_call_team_with_5_minutes_day_and_night(DayOfWeek day, int hour)
    {
        AdvanceTo(day, hour);

        var lead = await HotLead.SubmitAsync(app);

        var clock = await lead.ClockAsync(app);
        Assert.Equal(("hot-demo", Now, Now.AddMinutes(5)), (clock.Text("policy"), clock.Time("startedAt"), clock.Time("dueAt")));
        Assert.True(clock.Text("ownerId") is "olga" or "otto");
        Assert.Equal(Now.AddMinutes(5), (await lead.ShownAsync(app)).GetProperty("task").Time("dueAt"));
    }

    [Fact]
    public async Task Nobody_of_them_calls_so_it_is_reminded_escalated_goes_round_and_is_given_up()
    {
        AdvanceTo(DayOfWeek.Sunday, 3);
        var lead = await HotLead.SubmitAsync(app);
        var start = Now;
        var first = (await lead.ClockAsync(app)).Text("ownerId");

        var reminded = await AtAsync(lead, start.AddMinutes(3), s => s.GetProperty("remindedAt").ValueKind == JsonValueKind.String);
        Assert.Equal("running", reminded.Text("state"));
        var escalated = await AtAsync(lead, start.AddMinutes(5), s => s.GetProperty("escalatedAt").ValueKind == JsonValueKind.String);
        Assert.Equal(("breached", first), (escalated.Text("state"), escalated.Text("ownerId")));

        // The other one of the team, then whoever else there is; in the end nobody is left.
        await AtAsync(lead, start.AddMinutes(10), s => s.Text("ownerId") != first);
        await AtAsync(lead, start.AddMinutes(20), s => s.Text("ownerId") is "ann" or "bob");
        var third = (await lead.ClockAsync(app)).Text("ownerId");
        await AtAsync(lead, start.AddMinutes(30), s => s.Text("ownerId") is "ann" or "bob" && s.Text("ownerId") != third);
        for (var minutes = 40; minutes <= 70; minutes += 10)
        {
            // Each look waits for the one before it to be done.
            app.Clock.AdvanceTo(start.AddMinutes(minutes));
            var next = start.AddMinutes(minutes + 10);
            await app.WhenAsync("api/sla?state=breached&limit=500", r => r.GetProperty("items").EnumerateArray().Single(i => i.Text("leadId") == lead.LeadId) is var item
                && (item.GetProperty("nextAt").ValueKind == JsonValueKind.Null ? item.GetProperty("givenUpAt").ValueKind == JsonValueKind.String : item.Time("nextAt") == next));
        }

        var shown = await lead.ShownAsync(app);
        Assert.Equal(4, shown.GetProperty("assignments").GetArrayLength());
        Assert.Equal(["running", "breached", "breached"], shown.Texts("slaHistory", "state"));
        Assert.Equal("given up", shown.Texts("slaHistory", "reason")[^1]);
        Assert.Equal(start.AddMinutes(5), shown.GetProperty("sla").Time("dueAt"));
    }

    [Fact]
    public async Task Its_snooze_is_short_and_for_once()
    {
        AdvanceTo(DayOfWeek.Tuesday, 11);
        var lead = await HotLead.SubmitAsync(app);
        async Task<int> SnoozeAsync(int minutes) => (await app.PostAsync($"{lead.Path}/sla/snooze", new { minutes, reason = "asked" })).Status;

        Assert.Equal((422, 200, 409), (await SnoozeAsync(31), await SnoozeAsync(30), await SnoozeAsync(5)));
    }

    [Fact]
    public async Task Any_other_lead_has_15_minutes_of_its_owners_hours()
    {
        AdvanceTo(DayOfWeek.Friday, 14, 50);

        var lead = await OtherAsync();

        // Ten of them on Friday until five by the clock of Berlin, the others on Monday from nine.
        var clock = await lead.ClockAsync(app);
        Assert.Equal(("default", Now.AddDays(3).Date.AddHours(7).AddMinutes(5)), (clock.Text("policy"), clock.Time("dueAt").UtcDateTime));
        Assert.True(clock.Text("ownerId") is "ann" or "bob");
    }

    [Fact]
    public async Task A_changed_policy_is_for_new_clocks_and_leaves_running_ones_alone()
    {
        AdvanceTo(DayOfWeek.Monday, 8);
        var (demo, old) = (await HotLead.SubmitAsync(app), await OtherAsync());

        await app.TakePoliciesAsync("""{"default":{"clock":"always","callWithinMinutes":30,"remindAfterMinutes":20,"whenAway":"pause"}}""");
        var changed = await HotLead.SubmitAsync(app);

        Assert.Equal(("default", Now.AddMinutes(30)), ((await changed.ClockAsync(app)).Text("policy"), (await changed.ClockAsync(app)).Time("dueAt")));
        Assert.Equal(("hot-demo", Now.AddMinutes(5)), ((await demo.ClockAsync(app)).Text("policy"), (await demo.ClockAsync(app)).Time("dueAt")));
        Assert.Equal(Now.AddMinutes(15), (await old.ClockAsync(app)).Time("dueAt"));
        var due = Now.AddMinutes(15);
        await AtAsync(demo, Now.AddMinutes(5), s => s.Text("state") == "breached");
        await AtAsync(old, due, s => s.Text("state") == "breached");
        Assert.Equal("running", (await changed.ClockAsync(app)).Text("state"));
    }

    [Fact]
    public async Task By_policy_the_clock_of_somebody_out_of_office_stands_until_they_are_back()
    {
        AdvanceTo(DayOfWeek.Thursday, 9);
        var goesOn = await OtherAsync();
        await app.TakePoliciesAsync("""{"default":{"clock":"always","callWithinMinutes":15,"remindAfterMinutes":10,"whenAway":"pause"}}""");
        var stands = await OtherAsync();
        var (start, ownerId) = (Now, (await stands.ClockAsync(app)).Text("ownerId")!);
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        if ((await goesOn.ClockAsync(app)).Text("ownerId") != ownerId)
        {
            Assert.Equal(200, (await app.PostAsync($"{goesOn.Path}/assign", new { ownerId, reason = "both at once" })).Status);
        }

        var back = Now.AddHours(4);
        await PutAsync(new { ownerId, name = ownerId, team = "dach", calendar = "office", managerId = "max", outOfOffice = new[] { new { from = Text(Now), to = Text(back) } } });

        var paused = await stands.ClockAsync(app);
        Assert.Equal(("paused", ownerId, start.AddMinutes(15).AddHours(4)), (paused.Text("state"), paused.Text("ownerId"), paused.Time("dueAt")));
        Assert.NotEqual(ownerId, (await goesOn.ClockAsync(app)).Text("ownerId"));
        Assert.Equal(start.AddMinutes(15), (await goesOn.ClockAsync(app)).Time("dueAt"));
        await AtAsync(stands, back, s => s.Text("state") == "running");
        var breached = await AtAsync(stands, back.AddMinutes(10), s => s.Text("state") == "breached");
        Assert.Equal(ownerId, breached.Text("ownerId"));
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static object Owner(string ownerId, string? team, int weight = 1) =>
        new { ownerId, name = ownerId, team, weight, calendar = "office", managerId = ownerId == "max" ? null : "max" };

    private Task<HotLead> OtherAsync() => HotLead.SubmitAsync(app, lead => lead["form"] = "contact");

    /// <summary>To the next such moment, UTC; Berlin is two hours ahead.</summary>
    private void AdvanceTo(DayOfWeek day, int hour, int minute = 0)
    {
        var at = new DateTimeOffset(Now.Date, TimeSpan.Zero).AddHours(hour).AddMinutes(minute);
        while (at <= Now || at.DayOfWeek != day)
        {
            at = at.AddDays(1);
        }

        app.Clock.AdvanceTo(at);
    }

    private async Task<JsonElement> AtAsync(HotLead lead, DateTimeOffset at, Func<JsonElement, bool> wanted)
    {
        app.Clock.AdvanceTo(at);
        return await lead.ClockWhenAsync(app, wanted);
    }

    private async Task PutAsync(params object[] owners) => Assert.Equal(200, (await app.SendAsync(HttpMethod.Put, "api/owners", owners)).Status);

    /// <summary>The app with the policies of docs/call-sla.md, and people who work in an office in Berlin.</summary>
    public sealed class DocumentedPolicies : RunningApp, IDisposable
    {
        private readonly TempFolder _rules = new();

        public DocumentedPolicies()
        {
            var shipped = Path.Combine(AppContext.BaseDirectory, "rules");
            foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
            {
                var copy = _rules.File(Path.GetRelativePath(shipped, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            File.WriteAllText(_rules.File("calendars.json"), """
                {"default":"office","calendars":{"office":{"timeZone":"Europe/Berlin","hours":{"monday":["09:00-17:00"],"tuesday":["09:00-17:00"],
                 "wednesday":["09:00-17:00"],"thursday":["09:00-17:00"],"friday":["09:00-17:00"]}}}}
                """);
            File.WriteAllText(_rules.File("sla.json"), Rules(Documented));
        }

        /// <summary>The policies, word for word as the documentation has them.</summary>
        public string Documented { get; } = Regex.Match(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "call-sla.md")), """```json\r?\n"policies": (\{.*?)```""", RegexOptions.Singleline).Groups[1].Value;

        protected override string[] Settings => ["--REVOPS_RULES", _rules.Path];

        /// <summary>Changes the file under the running app, and waits until it has been taken.</summary>
        public async Task TakePoliciesAsync(string policies)
        {
            var text = Rules(policies);
            await File.WriteAllTextAsync(_rules.File("sla.json"), text);
            await WhenAsync("api/rules/sla.json", r => JsonElement.DeepEquals(r, JsonSerializer.Deserialize<JsonElement>(text)));
        }

        public void Dispose() => _rules.Dispose();

        private static string Rules(string policies) => $$"""
            {"defaultPolicy":"default","noClockAfterHours":24,"noClockFor":["import","backfill"],"policies":{{policies}}}
            """;
    }
}
