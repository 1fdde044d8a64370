using System.Globalization;
using System.Text.Json.Nodes;
using RevOps.Core.Leads;
using RevOps.Data.Deals;
using RevOps.Data.Identity;
using RevOps.Data.Owners;
using RevOps.Data.Sla;
using RevOps.Functions.Tests.Contacts;

namespace RevOps.Functions.Tests.Deals;

/// <summary>Deals as they come in, on a database.</summary>
public sealed class DealApplierTests
{
    private static readonly LeadSubmission Eva = new() { Email = "eva@acme.com", FirstName = "Eva", Company = new CompanyInput(Name: "Acme GmbH") };

    [Fact]
    public async Task A_deal_is_kept_with_its_contact_company_and_lead()
    {
        await using var app = await IdentityApp.StartAsync();
        var lead = await app.IntakeAsync(Eva);
        var applied = await app.DealAsync(Deal("""{"dealValue":12500.55,"pipeline":"new business","closedAt":"2026-03-31T00:00:00Z"}"""));
        var deal = await DealAsync(app);

        Assert.Equal(("applied", "d1", lead.ContactId, lead.LeadId, null), (applied.Status, applied.DealId, applied.ContactId, applied.LeadId, applied.Fault));
        Assert.Equal((12500.55m, "EUR", 0.75m, "open", "new business"), (deal.DealValue, deal.Currency, deal.Probability, deal.WonLost, deal.Pipeline));
        Assert.Equal((lead.ContactId, lead.LeadId), (deal.PrimaryContactId, deal.LeadId));
        Assert.Equal(["Acme GmbH"], await app.QueryAsync<string>("SELECT company_name FROM companies WHERE company_id = @CompanyId", deal));
        Assert.Equal(["primary"], await app.QueryAsync<string>("SELECT role FROM deal_contacts"));

        // Of an open deal the closing date is a hope.
        Assert.Null(deal.ClosedAt);
    }

    [Fact]
    public async Task Of_a_session_each_contact_of_the_deal_counts_once()
    {
        await using var app = await IdentityApp.StartAsync();
        await app.IntakeAsync(Eva);
        app.Now = app.Now.AddMinutes(1);
        await app.IntakeAsync(Eva with { Message = "Once more." });
        await app.IntakeAsync(Eva with { Email = "bob@acme.com", FirstName = "Bob" });
        await app.DealAsync(Deal($$"""{"createdAt":"{{app.Now.UtcDateTime:o}}","contacts":[{"email":"bob@acme.com"}]}"""));

        Assert.Equal(3, (await app.QueryAsync<string>("SELECT touchpoint_id FROM touchpoints")).Count);
        Assert.Equal(2, (await DealAsync(app)).Touches);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0.1")]
    [InlineData("1234567.8901")]
    [InlineData("999999999999999")]
    public async Task An_amount_comes_back_as_it_was_given(string value)
    {
        await using var app = await IdentityApp.StartAsync();
        await app.DealAsync(Deal($$"""{"dealValue":{{value}}}"""));

        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), (await DealAsync(app)).DealValue);
    }

    [Fact]
    public async Task A_deal_may_come_before_its_contact_and_makes_it_with_its_company()
    {
        await using var app = await IdentityApp.StartAsync();
        var applied = await app.DealAsync(Deal());
        var named = await app.DealAsync(Deal("""{"id":"d2","primaryContact":{"phone":"+4930901820"},"company":{"name":"Globex AG","domain":"globex.com"}}"""));
        app.Now = app.Now.AddMinutes(1);
        var lead = await app.IntakeAsync(Eva);

        Assert.Null(applied.LeadId);
        Assert.Equal(applied.ContactId, lead.ContactId);
        Assert.NotEqual(applied.ContactId, named.ContactId);
        Assert.Equal(
            ["d1 acme.com", "d2 globex.com"],
            await app.QueryAsync<string>("SELECT d.deal_id || ' ' || m.match_key FROM deals d JOIN companies m ON m.company_id = d.company_id ORDER BY 1"));
    }

    [Fact]
    public async Task A_company_that_the_deal_names_goes_before_the_contacts_and_leaves_the_contact_where_it_is()
    {
        await using var app = await IdentityApp.StartAsync();
        await app.IntakeAsync(Eva);
        await app.DealAsync(Deal("""{"company":{"domain":"globex.com"}}"""));

        Assert.Equal(
            ["acme.com globex.com"],
            await app.QueryAsync<string>(
                """
                SELECT c.match_key || ' ' || m.match_key FROM deals d JOIN companies m ON m.company_id = d.company_id
                JOIN contacts k ON k.contact_id = d.primary_contact_id JOIN companies c ON c.company_id = k.company_id
                """));
    }

    [Theory]
    [InlineData("""{"contactId":"con_nobody"}""")]
    [InlineData("""{"externalIds":{"crm":"7"}}""")]
    [InlineData("""{"visitorId":"v7"}""")]
    public async Task A_deal_whose_contact_nobody_knows_yet_is_kept_and_noted(string contact)
    {
        await using var app = await IdentityApp.StartAsync();
        var applied = await app.DealAsync(Deal($$"""{"primaryContact":{{contact}},"company":{"name":"Globex"} }"""));
        var deal = await DealAsync(app);

        Assert.Equal(("applied", "/primaryContact", "waiting"), (applied.Status, applied.Fault!.Field, applied.Fault.Code));
        Assert.Equal((1000m, null, null), (deal.DealValue, deal.PrimaryContactId, deal.LeadId));
        Assert.NotNull(deal.CompanyId);
        Assert.Empty(await app.DumpAsync("deal_contacts", "contacts"));
    }

    [Theory]
    [InlineData("""{"externalIds":{"crm":"7"}}""")]
    [InlineData("""{"visitorId":"v7"}""")]
    public async Task A_deal_that_waits_is_linked_when_its_contact_comes_and_takes_the_lead_further(string contact)
    {
        await using var app = await IdentityApp.StartAsync();
        await app.DealAsync(Deal($$"""{"primaryContact":{{contact}} }"""));
        await app.IntakeAsync(new LeadSubmission { Email = "other@acme.com", ExternalIds = new Dictionary<string, string> { ["crm"] = "8" }, VisitorId = "v8" });
        Assert.Null((await DealAsync(app)).LeadId);

        var lead = await app.IntakeAsync(Eva with { ExternalIds = new Dictionary<string, string> { ["crm"] = "7" }, VisitorId = "v7" });
        var deal = await DealAsync(app);
        Assert.Equal((lead.ContactId, lead.LeadId), (deal.PrimaryContactId, deal.LeadId));
        Assert.NotNull(deal.CompanyId);
        Assert.Equal(["primary"], await app.QueryAsync<string>("SELECT role FROM deal_contacts"));
        Assert.Equal(["opp converted"], await app.QueryAsync<string>("SELECT lifecycle_stage || ' ' || status FROM leads WHERE lead_id = @LeadId", lead));
        Assert.Empty(await app.DumpAsync("waiting_refs"));
    }

    [Fact]
    public async Task A_primary_contact_whom_nobody_could_ever_bring_is_refused_and_leaves_nothing()
    {
        await using var app = await IdentityApp.StartAsync();
        var applied = await app.DealAsync(Deal("""{"primaryContact":{"email":"nobody"},"company":{"name":"Globex"} }"""));

        Assert.Equal(("rejected", "/primaryContact", "not_found"), (applied.Status, applied.Fault!.Field, applied.Fault.Code));
        Assert.Empty(await app.DumpAsync("deals", "deal_contacts", "contacts", "companies"));
    }

    [Fact]
    public async Task Others_who_take_part_are_found_or_made_and_one_whom_nobody_knows_is_left_out_and_noted()
    {
        await using var app = await IdentityApp.StartAsync();
        var bob = await app.IntakeAsync(new LeadSubmission { Email = "bob@acme.com" });
        var applied = await app.DealAsync(Deal(
            $$"""{"contacts":[{"contactId":"{{bob.ContactId}}"},{"visitorId":"v7"},{"email":"cy@acme.com"},{"email":"eva@acme.com"}]}"""));

        Assert.Equal(("applied", "/contacts/1", "not_found"), (applied.Status, applied.Fault!.Field, applied.Fault.Code));
        Assert.Equal(
            ["associated bob@acme.com", "associated cy@acme.com", "primary eva@acme.com"],
            await app.QueryAsync<string>("SELECT role || ' ' || email FROM deal_contacts JOIN contacts USING (contact_id) ORDER BY 1"));
        Assert.Equal(["d1"], (await app.Db.ReadAsync(sql => sql.DealsOfContactAsync(bob.ContactId!))).Select(d => d.DealId));

        await app.DealAsync(Deal("""{"updatedAt":"2026-01-06T00:00:00Z","contacts":[{"email":"cy@acme.com"}]}"""));
        Assert.Empty(await app.Db.ReadAsync(sql => sql.DealsOfContactAsync(bob.ContactId!)));
    }

    [Theory]
    [InlineData("Proposal", null, "opp", "converted")]
    [InlineData("Closed Won", null, "customer", "converted")]
    [InlineData("Proposal", "won", "customer", "converted")]
    [InlineData("Closed Lost", null, "opp", "converted")]
    public async Task A_deal_takes_its_lead_further(string stage, string? wonLost, string lifecycleStage, string status)
    {
        await using var app = await IdentityApp.StartAsync();
        var lead = await app.IntakeAsync(Eva);
        await GiveClockAsync(app, lead.LeadId!);
        await app.DealAsync(Deal($$"""{"pipelineStage":"{{stage}}","wonLost":{{(wonLost is null ? "null" : $"\"{wonLost}\"")}},"closedAt":"2026-01-05T16:00:00Z"}"""));

        Assert.Equal([$"{lifecycleStage} {status}"], await app.QueryAsync<string>("SELECT lifecycle_stage || ' ' || status FROM leads"));
        Assert.Equal(["cancelled"], await app.QueryAsync<string>("SELECT state FROM sla_clocks"));
        Assert.Equal([0], await app.QueryAsync<int>("SELECT COUNT(*) FROM tasks WHERE completed_at IS NULL"));
        Assert.Equal([0], await app.QueryAsync<int>("SELECT COUNT(*) FROM nurture_enrollments WHERE exited_at IS NULL"));
        Assert.Equal(lifecycleStage == "customer" ? ["lead", "opp", "customer"] : ["lead", "opp"], await app.QueryAsync<string>("SELECT stage FROM lifecycle_history ORDER BY seq"));
    }

    [Theory]
    [InlineData(14, "cancelled")]
    [InlineData(16, "breached")]
    public async Task A_clock_that_was_overdue_when_the_deal_came_is_breached(int minutes, string state)
    {
        await using var app = await IdentityApp.StartAsync();
        await GiveClockAsync(app, (await app.IntakeAsync(Eva)).LeadId!);
        app.Now = app.Now.AddMinutes(minutes);
        await app.DealAsync(Deal());

        Assert.Equal([state], await app.QueryAsync<string>("SELECT state FROM sla_clocks"));
    }

    [Fact]
    public async Task A_lead_that_never_qualified_gets_an_owner_with_its_deal()
    {
        await using var app = await IdentityApp.StartAsync();
        await app.Db.WriteAsync(sql => sql.SaveOwnerAsync(new OwnerRow { OwnerId = "o1", Name = "o1" }, app.Now));
        await app.IntakeAsync(Eva);
        await app.DealAsync(Deal());

        Assert.Equal(["o1 2026-01-05T15:00:00.0000000Z"], await app.QueryAsync<string>("SELECT owner_id || ' ' || qualified_at FROM leads"));
    }

    [Fact]
    public async Task The_lead_is_the_newest_one_that_existed_when_the_deal_was_created_and_stays_the_same()
    {
        await using var app = await IdentityApp.StartAsync();
        var first = await app.IntakeAsync(Eva);
        await app.QueryAsync<int>("UPDATE leads SET status = 'disqualified'");
        app.Now = At("2026-01-05T14:59:59Z");
        var second = await app.IntakeAsync(Eva);
        var applied = await app.DealAsync(Deal());
        app.Now = At("2026-01-05T15:00:01Z");
        var third = await app.IntakeAsync(Eva);
        var won = await app.DealAsync(Deal("""{"updatedAt":"2026-01-05T17:00:00Z","pipelineStage":"Closed Won"}"""));

        Assert.Equal((second.LeadId, second.LeadId), (applied.LeadId, won.LeadId));
        Assert.Equal(
            ["lead", "customer", "lead"],
            (await app.QueryAsync<(string Id, string Stage)>("SELECT lead_id, lifecycle_stage FROM leads")).OrderBy(l => l.Id == first.LeadId ? 0 : l.Id == second.LeadId ? 1 : 2).Select(l => l.Stage));
        Assert.NotEqual(second.LeadId, third.LeadId);
    }

    [Fact]
    public async Task A_test_lead_is_never_the_deals()
    {
        await using var app = await IdentityApp.StartAsync();
        await app.IntakeAsync(Eva with { IsTest = true });

        Assert.Null((await app.DealAsync(Deal())).LeadId);
    }

    [Fact]
    public async Task An_older_version_changes_nothing_and_says_so()
    {
        await using var app = await IdentityApp.StartAsync();
        var lead = await app.IntakeAsync(Eva);
        await app.DealAsync(Deal("""{"pipelineStage":"Closed Won","updatedAt":"2026-01-05T16:00:00Z"}"""));
        var before = await app.DumpAsync("deals", "deal_contacts", "leads", "lifecycle_history");
        var stale = await app.DealAsync(Deal("""{"updatedAt":"2026-01-05T15:59:59Z","primaryContact":{"email":"new@acme.com"},"dealValue":1}"""));

        Assert.Equal(("applied", "stale", "/updatedAt"), (stale.Status, stale.Fault!.Code, stale.Fault.Field));
        Assert.Equal(("d1", lead.ContactId, lead.LeadId), (stale.DealId, stale.ContactId, stale.LeadId));
        Assert.Equal(before, await app.DumpAsync("deals", "deal_contacts", "leads", "lifecycle_history"));
    }

    [Fact]
    public async Task The_same_version_again_is_a_duplicate_and_another_of_the_same_time_counts()
    {
        await using var app = await IdentityApp.StartAsync();
        await app.DealAsync(Deal("""{"dealValue":100}"""));
        var again = await app.DealAsync(Deal("""{"dealValue":100}"""));
        var other = await app.DealAsync(Deal("""{"dealValue":200}"""));
        var back = await app.DealAsync(Deal("""{"dealValue":100}"""));

        Assert.Equal(("duplicate", "evt-00001"), (again.Status, again.DuplicateOf));
        Assert.Equal(("applied", "applied"), (other.Status, back.Status));
        Assert.Equal(100, (await DealAsync(app)).DealValue);
    }

    [Fact]
    public async Task Amounts_may_go_to_and_fro()
    {
        await using var app = await IdentityApp.StartAsync();
        foreach (var (minute, value) in new[] { (1, 100), (2, 200), (3, 100) })
        {
            Assert.Equal("applied", (await app.DealAsync(Deal($$"""{"dealValue":{{value}},"updatedAt":"2026-01-05T16:0{{minute}}:00Z"}"""))).Status);
            Assert.Equal(value, (await DealAsync(app)).DealValue);
        }
    }

    [Fact]
    public async Task A_deal_that_is_reopened_or_lost_after_all_is_so_and_its_lead_never_goes_back()
    {
        await using var app = await IdentityApp.StartAsync();
        await app.IntakeAsync(Eva);
        await app.DealAsync(Deal("""{"pipelineStage":"Closed Won","updatedAt":"2026-01-05T16:00:00Z"}"""));
        await app.DealAsync(Deal("""{"pipelineStage":"Proposal","updatedAt":"2026-01-05T17:00:00Z"}"""));
        var reopened = await DealAsync(app);
        await app.DealAsync(Deal("""{"pipelineStage":"Closed Lost","updatedAt":"2026-01-05T18:00:00Z"}"""));
        var lost = await DealAsync(app);

        Assert.Equal(("open", 0.75m, null), (reopened.WonLost, reopened.Probability, reopened.ClosedAt));
        Assert.Equal(("lost", 0m, At("2026-01-05T18:00:00Z")), (lost.WonLost, lost.Probability, lost.ClosedAt));
        Assert.Equal(["customer converted"], await app.QueryAsync<string>("SELECT lifecycle_stage || ' ' || status FROM leads"));
    }

    [Fact]
    public async Task A_closing_time_that_is_missing_is_that_of_the_change_and_stays()
    {
        await using var app = await IdentityApp.StartAsync();
        var won = await app.DealAsync(Deal("""{"pipelineStage":"Closed Won","updatedAt":"2026-01-05T16:00:00Z"}"""));
        var renamed = await app.DealAsync(Deal("""{"pipelineStage":"Closed Won","updatedAt":"2026-01-05T17:00:00Z","dealValue":7}"""));

        Assert.Equal(("inferred", "/closedAt", null), (won.Fault!.Code, won.Fault.Field, renamed.Fault));
        Assert.Equal(At("2026-01-05T16:00:00Z"), (await DealAsync(app)).ClosedAt);

        await app.DealAsync(Deal("""{"pipelineStage":"Closed Won","updatedAt":"2026-01-05T18:00:00Z","closedAt":"2026-01-05T15:30:00Z"}"""));
        Assert.Equal(At("2026-01-05T15:30:00Z"), (await DealAsync(app)).ClosedAt);
    }

    [Theory]
    [InlineData("2026-01-06T12:00:00Z", "applied")]
    [InlineData("2026-01-06T12:00:01Z", "rejected")]
    public async Task A_version_from_the_future_would_keep_out_all_that_follow(string updatedAt, string status)
    {
        await using var app = await IdentityApp.StartAsync();

        Assert.Equal(status, (await app.DealAsync(Deal($$"""{"updatedAt":"{{updatedAt}}"}"""))).Status);
    }

    [Fact]
    public async Task A_deal_that_names_a_merged_contact_goes_back_with_it_and_one_that_names_the_survivor_stays()
    {
        await using var app = await IdentityApp.StartAsync();
        var one = await app.IntakeAsync(Eva);
        var other = await app.IntakeAsync(new LeadSubmission { Email = "eva.home@gmail.com" });
        await app.DealAsync(Deal("""{"id":"moved","primaryContact":{"email":"eva.home@gmail.com"}}"""));
        await app.DealAsync(Deal("""{"id":"given","primaryContact":{"email":"eva.home@gmail.com"},"contacts":[{"email":"eva@acme.com"}]}"""));
        await app.MergeAsync(one.ContactId!, other.ContactId!);
        await app.DealAsync(Deal("""{"id":"later","primaryContact":{"email":"eva.home@gmail.com"}}"""));
        await app.DealAsync(Deal("""{"id":"given","updatedAt":"2026-01-05T17:00:00Z","primaryContact":{"email":"eva@acme.com"},"contacts":[{"email":"eva.home@gmail.com"}]}"""));
        Assert.Equal([one.ContactId!], await app.QueryAsync<string>("SELECT primary_contact_id FROM deals UNION SELECT contact_id FROM deal_contacts"));

        Assert.IsType<MergeOutcome.Done>(await app.UnmergeAsync(one.ContactId!));
        Assert.Equal(
            ["given eva@acme.com", "later eva.home@gmail.com", "moved eva.home@gmail.com"],
            await app.QueryAsync<string>("SELECT deal_id || ' ' || email FROM deals JOIN contacts ON contact_id = primary_contact_id ORDER BY 1"));
        Assert.Equal(
            ["given associated eva.home@gmail.com", "given primary eva@acme.com", "later primary eva.home@gmail.com", "moved primary eva.home@gmail.com"],
            await app.QueryAsync<string>("SELECT deal_id || ' ' || role || ' ' || email FROM deal_contacts JOIN contacts USING (contact_id) ORDER BY 1"));
    }

    private static async Task<DealRow> DealAsync(IdentityApp app) => (await app.Db.ReadAsync(sql => sql.LockDealAsync("d1")))!;

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

    /// <summary>Eva's open deal of three hours after the app's start, changed an hour later, with these fields instead.</summary>
    private static string Deal(string fields = "{}")
    {
        var deal = JsonNode.Parse("""
            {"id":"d1","updatedAt":"2026-01-05T16:00:00Z","primaryContact":{"email":"eva@acme.com"},"pipelineStage":"Proposal","dealValue":1000,
             "currency":"EUR","createdAt":"2026-01-05T15:00:00Z"}
            """)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(fields)!.AsObject())
        {
            deal[name] = value?.DeepClone();
        }

        return deal.ToJsonString();
    }

    private static Task GiveClockAsync(IdentityApp app, string leadId) => app.Db.WriteAsync(async sql =>
    {
        await sql.SaveOwnerAsync(new OwnerRow { OwnerId = "o1", Name = "o1" }, app.Now);
        await sql.ExecuteAsync("tasks/insert", new { TaskId = "t1", LeadId = leadId, OwnerId = "o1", Kind = "call", DueAt = app.Now.AddMinutes(15), app.Now });
        await sql.ExecuteAsync("nurture_enrollments/insert", new { EnrollmentId = "e1", LeadId = leadId, Sequence = "default", Version = "v1", Step = "s1", NextAt = app.Now, app.Now, Trace = (string?)null });
        await sql.StartSlaAsync(
            new SlaRow
            {
                SlaId = "s1",
                LeadId = leadId,
                OwnerId = "o1",
                Policy = "default",
                StartedAt = app.Now,
                RemindAt = app.Now.AddMinutes(10),
                DueAt = app.Now.AddMinutes(15),
                State = SlaState.Running,
            },
            app.Now);
    });
}
