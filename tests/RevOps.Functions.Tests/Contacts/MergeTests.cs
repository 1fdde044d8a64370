using RevOps.Core.Leads;
using RevOps.Data.Identity;
using RevOps.Data.Owners;
using RevOps.Data.Sla;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Sla;

namespace RevOps.Functions.Tests.Contacts;

/// <summary>Two contacts made one, and two again.</summary>
public sealed class MergeTests
{
    private static readonly string[] Compared =
    [
        "contacts", "companies", "leads", "touchpoints", "submissions", "consents", "deals", "deal_contacts", "external_ids", "tasks", "sla_clocks", "calls",
        "nurture_enrollments",
    ];

    private static readonly LeadSubmission Ann = new()
    {
        Email = "ann@acme.com",
        FirstName = "Ann",
        JobTitle = "CFO",
        VisitorId = "v-ann",
        Consents = [new ConsentInput("email_marketing", true)],
        ExternalIds = new Dictionary<string, string> { ["crm"] = "1" },
    };

    private static readonly LeadSubmission AnnAtHome = new()
    {
        Email = "ann.lee@gmail.com",
        FirstName = "Anna",
        LastName = "Lee",
        Phone = "+493012345678",
        VisitorId = "v-home",
        Consents = [new ConsentInput("email_marketing", false), new ConsentInput("phone", true)],
        ExternalIds = new Dictionary<string, string> { ["crm"] = "2" },
    };

    [Fact]
    public async Task A_merge_and_its_undoing_leave_every_row_as_it_was()
    {
        await using var app = await IdentityApp.StartAsync();
        var (one, other) = await TwoAsync(app);
        await GiveClockAsync(app, other.LeadId!, dueIn: TimeSpan.FromMinutes(15));
        await app.QueryAsync<int>(
            "INSERT INTO deals (deal_id, primary_contact_id, pipeline_stage, deal_value, probability, created_at, won_lost) VALUES ('d1', @id, 'new', 1, 1, 'x', 'open')",
            new { id = other.ContactId });
        await app.QueryAsync<int>("INSERT INTO deal_contacts VALUES ('dc1', 'd1', @id, 'primary'), ('dc2', 'd1', @one, 'associated')", new { id = other.ContactId, one = one.ContactId });
        var before = await app.DumpAsync(Compared);

        app.Now = app.Now.AddMinutes(1);
        Assert.IsType<MergeOutcome.Done>(await app.Db.WriteAsync(sql => sql.MergeContactsAsync(one.ContactId!, other.ContactId!, "test", "the same person", IdentityApp.Rules.Identity, app.Now)));
        foreach (var table in new[] { "leads", "touchpoints", "submissions", "consents", "deal_contacts" })
        {
            Assert.Equal([one.ContactId!], await app.QueryAsync<string>($"SELECT DISTINCT contact_id FROM {table} WHERE contact_id IS NOT NULL"));
        }

        Assert.Equal([one.ContactId!], await app.QueryAsync<string>("SELECT primary_contact_id FROM deals"));
        Assert.NotEqual(before, await app.DumpAsync(Compared));

        app.Now = app.Now.AddMinutes(1);
        Assert.IsType<MergeOutcome.Done>(await app.Db.WriteAsync(sql => sql.UnmergeContactAsync(one.ContactId!, null, "test", app.Now)));
        Assert.Equal(before, await app.DumpAsync(Compared));
    }

    [Fact]
    public async Task Every_key_of_the_merged_contact_finds_the_survivor()
    {
        await using var app = await IdentityApp.StartAsync();
        var (one, other) = await TwoAsync(app);
        await app.MergeAsync(one.ContactId!, other.ContactId!);
        app.Now = app.Now.AddMinutes(1);
        LeadSubmission[] again =
        [
            new() { Email = "annlee+news@gmail.com" },
            new() { Phone = "+493012345678" },
            new() { Phone = "+493012345679", ExternalIds = new Dictionary<string, string> { ["crm"] = "2" } },
            new() { Email = "ann@acme.com" },
        ];
        foreach (var lead in again)
        {
            Assert.Equal(one.ContactId, (await app.IntakeAsync(lead)).ContactId);
        }

        ContactRef[] references = [new(other.ContactId), new(VisitorId: "v-home"), new(Email: "ann.lee@gmail.com"), new(VisitorId: "v-ann")];
        foreach (var reference in references)
        {
            Assert.Equal(one.ContactId, (await app.TouchAsync(reference)).ContactId);
        }
    }

    [Fact]
    public async Task What_came_by_a_key_of_the_merged_contact_goes_back_with_it()
    {
        await using var app = await IdentityApp.StartAsync();
        var (one, other) = await TwoAsync(app);
        await app.MergeAsync(one.ContactId!, other.ContactId!);
        app.Now = app.Now.AddMinutes(1);
        await app.TouchAsync(new ContactRef(VisitorId: "v-new"));
        await app.IntakeAsync(new LeadSubmission { Email = "ann.lee@gmail.com", VisitorId = "v-new", Consents = [new ConsentInput("ads", true)] });
        await app.TouchAsync(new ContactRef(VisitorId: "v-new"));
        await app.TouchAsync(new ContactRef(VisitorId: "v-ann"));
        await app.UnmergeAsync(one.ContactId!);

        Assert.Equal(
            [$"v-ann {one.ContactId}", $"v-new {other.ContactId}", $"v-new {other.ContactId}", $"v-new {other.ContactId}"],
            await app.QueryAsync<string>("SELECT visitor_id || ' ' || contact_id FROM touchpoints WHERE event_time > @at ORDER BY 1", new { at = "2026-01-05T12:00:30" }));
        Assert.Equal([other.ContactId!], await app.QueryAsync<string>("SELECT contact_id FROM consents WHERE purpose = 'ads'"));
        Assert.Equal([other.ContactId!], await app.QueryAsync<string>("SELECT contact_id FROM external_ids WHERE external_id = 'v-new'"));
        Assert.Equal(2, (await app.QueryAsync<string>("SELECT submission_id FROM submissions WHERE contact_id = @id", new { id = other.ContactId })).Count);
    }

    [Fact]
    public async Task Values_survive_by_the_rules_and_the_first_address_stays()
    {
        await using var app = await IdentityApp.StartAsync();
        var (one, other) = await TwoAsync(app);
        await app.MergeAsync(other.ContactId!, one.ContactId!);
        var contact = await ContactAsync(app, other.ContactId!);
        Assert.Equal(("ann@acme.com", "Anna", "Lee", "CFO", "+493012345678"), (contact.Email, contact.FirstName, contact.LastName, contact.JobTitle, contact.Phone));

        app.Now = app.Now.AddMinutes(1);
        await app.IntakeAsync(new LeadSubmission { Email = "ann.lee@gmail.com", JobTitle = "CEO" });
        await app.UnmergeAsync(other.ContactId!);
        contact = await ContactAsync(app, other.ContactId!);
        Assert.Equal(("ann.lee@gmail.com", "CEO"), (contact.Email, contact.JobTitle));
        Assert.Equal("ann@acme.com", (await ContactAsync(app, one.ContactId!)).Email);
    }

    [Fact]
    public async Task Of_two_open_leads_the_one_further_on_stays_and_the_other_comes_back_with_the_unmerge()
    {
        await using var app = await IdentityApp.StartAsync();
        var (one, other) = await TwoAsync(app);
        await GiveClockAsync(app, one.LeadId!, dueIn: TimeSpan.FromMinutes(15));
        await app.QueryAsync<int>("UPDATE leads SET lifecycle_stage = 'SQL', status = 'working' WHERE lead_id = @id", new { id = other.LeadId });
        var done = Assert.IsType<MergeOutcome.Done>(await app.MergeAsync(one.ContactId!, other.ContactId!));
        Assert.Equal([other.LeadId!], done.LeadIds);
        Assert.Equal([$"disqualified {other.LeadId}"], await app.QueryAsync<string>("SELECT status || ' ' || merged_into_lead FROM leads WHERE lead_id = @id", new { id = one.LeadId }));
        Assert.Equal([$"merged into {other.LeadId}"], await LastHistoryAsync(app, one.LeadId!));
        Assert.Equal(["cancelled"], await app.QueryAsync<string>("SELECT state FROM sla_clocks"));
        Assert.Empty(await app.QueryAsync<string>("SELECT task_id FROM tasks WHERE completed_at IS NULL"));

        app.Now = app.Now.AddMinutes(1);
        done = Assert.IsType<MergeOutcome.Done>(await app.UnmergeAsync(one.ContactId!));
        Assert.Equal(new[] { one.LeadId!, other.LeadId! }.Order(), done.LeadIds.Order());
        Assert.Equal(["unmerged"], await LastHistoryAsync(app, one.LeadId!));
        Assert.Equal(["running"], await app.QueryAsync<string>("SELECT state FROM sla_clocks"));
        Assert.Single(await app.QueryAsync<string>("SELECT task_id FROM tasks WHERE completed_at IS NULL"));
    }

    [Theory]
    [InlineData(14, "running")]
    [InlineData(15, "cancelled")]
    public async Task A_clock_runs_again_only_before_its_deadline(int minutes, string state)
    {
        await using var app = await IdentityApp.StartAsync();
        var (one, other) = await TwoAsync(app);
        await GiveClockAsync(app, other.LeadId!, dueIn: TimeSpan.FromMinutes(15));
        await app.MergeAsync(one.ContactId!, other.ContactId!);
        app.Now = app.Now.AddMinutes(minutes);
        await app.UnmergeAsync(one.ContactId!);
        Assert.Equal([state], await app.QueryAsync<string>("SELECT state FROM sla_clocks"));
        Assert.Equal([state], await app.QueryAsync<string>("SELECT state FROM sla_history ORDER BY seq DESC LIMIT 1"));
    }

    [Fact]
    public async Task A_closed_lead_stays_closed_where_its_contact_has_opened_another()
    {
        await using var app = await IdentityApp.StartAsync();
        var (one, other) = await TwoAsync(app);
        await app.MergeAsync(one.ContactId!, other.ContactId!);
        await app.QueryAsync<int>("UPDATE leads SET status = 'converted' WHERE lead_id = @id", new { id = one.LeadId });
        app.Now = app.Now.AddMinutes(1);
        var opened = await app.IntakeAsync(new LeadSubmission { Email = "ann.lee@gmail.com", Form = "demo" });
        await app.UnmergeAsync(one.ContactId!);
        Assert.Equal([opened.LeadId!], await app.QueryAsync<string>("SELECT lead_id FROM leads WHERE contact_id = @id AND status <> 'disqualified'", new { id = other.ContactId }));
        Assert.Equal([$"unmerged; stays closed, since {opened.LeadId} is open"], await LastHistoryAsync(app, other.LeadId!));
    }

    [Fact]
    public async Task The_same_request_again_is_the_same_merge_and_the_same_undoing()
    {
        await using var app = await IdentityApp.StartAsync();
        var (one, other) = await TwoAsync(app);
        var first = Assert.IsType<MergeOutcome.Done>(await app.MergeAsync(one.ContactId!, other.ContactId!));
        var second = Assert.IsType<MergeOutcome.Done>(await app.MergeAsync(one.ContactId!, other.ContactId!));
        Assert.Equal((true, false, first.Merge.MergeId), (first.IsNew, second.IsNew, second.Merge.MergeId));
        Assert.True(Assert.IsType<MergeOutcome.Done>(await app.UnmergeAsync(one.ContactId!, first.Merge.MergeId)).IsNew);
        Assert.False(Assert.IsType<MergeOutcome.Done>(await app.UnmergeAsync(one.ContactId!, first.Merge.MergeId)).IsNew);
        Assert.IsType<MergeOutcome.NoMerge>(await app.UnmergeAsync(one.ContactId!));
        Assert.NotEqual(first.Merge.MergeId, Assert.IsType<MergeOutcome.Done>(await app.MergeAsync(one.ContactId!, other.ContactId!)).Merge.MergeId);
    }

    [Fact]
    public async Task What_cannot_be_merged_or_undone_says_why()
    {
        await using var app = await IdentityApp.StartAsync();
        var (one, other) = await TwoAsync(app);
        var third = (await app.IntakeAsync(new LeadSubmission { Email = "third@example.com" })).ContactId!;
        var (a, b) = (one.ContactId!, other.ContactId!);
        Assert.IsType<MergeOutcome.Self>(await app.MergeAsync(a, a));
        Assert.Equal(new MergeOutcome.NoContact("nobody"), await app.MergeAsync("nobody", a));
        Assert.Equal(new MergeOutcome.NoContact("nobody"), await app.MergeAsync(a, "nobody"));
        Assert.Equal(new MergeOutcome.NoContact("nobody"), await app.UnmergeAsync("nobody"));
        Assert.IsType<MergeOutcome.NoMerge>(await app.UnmergeAsync(a));

        var ab = Assert.IsType<MergeOutcome.Done>(await app.MergeAsync(a, b)).Merge.MergeId;
        Assert.Equal(new MergeOutcome.MergedAway(b, a), await app.MergeAsync(b, a));
        Assert.Equal(new MergeOutcome.MergedAway(b, a), await app.MergeAsync(third, b));
        Assert.Equal(new MergeOutcome.MergedAway(b, a), await app.MergeAsync(b, third));
        Assert.IsType<MergeOutcome.NoMerge>(await app.UnmergeAsync(third, ab));

        var thirdA = Assert.IsType<MergeOutcome.Done>(await app.MergeAsync(third, a)).Merge.MergeId;
        Assert.Equal(new MergeOutcome.MergedAway(a, third), await app.UnmergeAsync(a, ab));
        Assert.Equal(new MergeOutcome.MergedAway(b, third), await app.MergeAsync(b, third));
        var fourth = (await app.IntakeAsync(new LeadSubmission { Email = "fourth@example.com" })).ContactId!;
        var thirdFourth = Assert.IsType<MergeOutcome.Done>(await app.MergeAsync(third, fourth)).Merge.MergeId;
        Assert.Equal(new MergeOutcome.NotLatest(thirdFourth), await app.UnmergeAsync(third, thirdA));
    }

    [Fact]
    public async Task Merges_in_a_row_are_one_hop_and_come_apart_in_reverse()
    {
        await using var app = await IdentityApp.StartAsync();
        var (one, other) = await TwoAsync(app);
        var third = await app.IntakeAsync(new LeadSubmission { Email = "third@example.com" });
        var before = await app.DumpAsync(Compared);
        await app.MergeAsync(one.ContactId!, other.ContactId!);
        await app.MergeAsync(third.ContactId!, one.ContactId!);
        Assert.Equal([third.ContactId!], await app.QueryAsync<string>("SELECT DISTINCT merged_into FROM contacts WHERE merged_into IS NOT NULL"));
        app.Now = app.Now.AddMinutes(1);
        var late = await app.TouchAsync(new ContactRef(Email: "ann.lee@gmail.com"));
        Assert.Equal(third.ContactId, late.ContactId);

        await app.UnmergeAsync(third.ContactId!);
        Assert.Equal([one.ContactId!], await app.QueryAsync<string>("SELECT contact_id FROM touchpoints WHERE event_type = 'page_view'"));
        await app.UnmergeAsync(one.ContactId!);
        Assert.Equal([other.ContactId!], await app.QueryAsync<string>("SELECT contact_id FROM touchpoints WHERE event_type = 'page_view'"));
        Assert.Equal(before, (await app.DumpAsync(Compared)).Where(r => !r.Contains("event_type=page_view", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_to_a_lead_that_was_merged_away_stops_the_clock_of_the_one_that_goes_on(bool beforeTheMerge)
    {
        await using var app = await IdentityApp.StartAsync();
        var (one, other) = await TwoAsync(app);
        await GiveClockAsync(app, other.LeadId!, dueIn: TimeSpan.FromMinutes(15));
        await app.QueryAsync<int>("UPDATE leads SET lifecycle_stage = 'MQL', status = 'working' WHERE lead_id = @LeadId", other);
        app.Now = app.Now.AddMinutes(1);
        if (beforeTheMerge)
        {
            await CallAsync(app, one.LeadId!);
        }

        await app.MergeAsync(one.ContactId!, other.ContactId!);
        var said = beforeTheMerge ? null : await CallAsync(app, one.LeadId!);
        var clock = await app.Db.WriteAsync(sql => sql.SettleSlaAsync("s1", app.Now));

        Assert.Equal((SlaState.Met, app.Now), (clock!.State, clock.CalledAt));
        if (said is not null)
        {
            Assert.Equal((other.LeadId, "MQL"), (said.State.LeadId, said.State.LifecycleStage));
            Assert.IsType<CallLogged.Known>(await LogAsync(app, one.LeadId!));
            Assert.IsType<CallLogged.Known>(await LogAsync(app, other.LeadId!));
        }
    }

    private static async Task<CallLogged.Logged> CallAsync(IdentityApp app, string leadId) => Assert.IsType<CallLogged.Logged>(await LogAsync(app, leadId));

    private static Task<CallLogged> LogAsync(IdentityApp app, string leadId) => app.Db.WriteAsync(sql =>
        app.Calls.RecordAsync(sql, new NewCall("call-1", leadId, app.Now, "outbound", "connected", null, null, null, null), app.Now, app.Now));

    private static async Task<(Applied One, Applied Other)> TwoAsync(IdentityApp app)
    {
        var one = await app.IntakeAsync(Ann);
        app.Now = app.Now.AddSeconds(10);
        var other = await app.IntakeAsync(AnnAtHome);
        Assert.NotEqual(one.ContactId, other.ContactId);
        return (one, other);
    }

    /// <summary>A lead that is to be called, and is nurtured until then.</summary>
    private static Task GiveClockAsync(IdentityApp app, string leadId, TimeSpan dueIn) => app.Db.WriteAsync(async sql =>
    {
        await sql.SaveOwnerAsync(new OwnerRow { OwnerId = "o1", Name = "o1" }, app.Now);
        await sql.ExecuteAsync("tasks/insert", new { TaskId = "t1", LeadId = leadId, OwnerId = "o1", Kind = "call", DueAt = app.Now + dueIn, app.Now });
        await sql.ExecuteAsync("nurture_enrollments/insert", new { EnrollmentId = "e1", LeadId = leadId, Sequence = "default", Version = "v1", Step = "s1", NextAt = app.Now, app.Now, Trace = (string?)null });
        await sql.StartSlaAsync(
            new SlaRow
            {
                SlaId = "s1",
                LeadId = leadId,
                OwnerId = "o1",
                Policy = "default",
                StartedAt = app.Now,
                RemindAt = app.Now + (dueIn / 2),
                DueAt = app.Now + dueIn,
                State = SlaState.Running,
            },
            app.Now);
    });

    private static async Task<ContactRow> ContactAsync(IdentityApp app, string id) => (await app.Db.ReadAsync(sql => sql.ContactDetailAsync(id)))!.Contact;

    private static Task<IReadOnlyList<string>> LastHistoryAsync(IdentityApp app, string leadId) =>
        app.QueryAsync<string>("SELECT reason FROM lifecycle_history WHERE lead_id = @leadId ORDER BY seq DESC LIMIT 1", new { leadId });
}
