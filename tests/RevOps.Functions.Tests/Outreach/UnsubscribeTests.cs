using RevOps.Core.Leads;
using RevOps.Data.Outreach;
using RevOps.Functions.Outreach;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Outreach;

/// <summary>Links in mails, and what following one comes to.</summary>
public sealed class UnsubscribeTests
{
    private static async Task<int> UnsubscribeAsync(OutreachApp app, string contactId, string mailId = "mail-1")
    {
        var clock = new ManualClock();
        clock.Advance(app.Now - clock.GetUtcNow());
        return (await new Unsubscriber(app.Db, app.Rules, clock).UnsubscribeAsync(new UnsubscribeLink(contactId, mailId), CancellationToken.None)).Count;
    }

    [Fact]
    public async Task Unsubscribing_stops_everything_at_once()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync(ads: true);
        await app.QueryAsync<int>("INSERT INTO nurture_enrollments (enrollment_id, lead_id, sequence, enrolled_at) VALUES ('e1', @LeadId, 'welcome', '2026-01-01T00:00:00.0000000Z')", lead);
        await app.QueryAsync<int>("INSERT INTO hooks (hook_id, url, events, secret, created_at) VALUES ('h1', 'https://example.com', '*', 's', '2026-01-01T00:00:00.0000000Z')");
        await app.SendAsync(lead, "mail-1");
        app.Now = app.Now.AddHours(1);

        Assert.Equal(1, await UnsubscribeAsync(app, lead.ContactId!));
        Assert.Equal(["unsubscribed mail-1"], await app.QueryAsync<string>("SELECT reason || ' ' || cause FROM suppressions WHERE lifted_at IS NULL"));
        Assert.Equal(["0 unsubscribed"], await app.QueryAsync<string>("SELECT granted || ' ' || source FROM consents WHERE purpose = 'email_marketing' ORDER BY given_at DESC LIMIT 1"));
        Assert.Equal(["mail-1"], await app.QueryAsync<string>("SELECT mail_id FROM touchpoints WHERE event_type = 'email_unsubscribe'"));
        Assert.Equal(["unsubscribed"], await app.QueryAsync<string>("SELECT exit_reason FROM nurture_enrollments"));
        Assert.Equal(["dropped"], await app.QueryAsync<string>("SELECT state FROM effects WHERE effect_id = 'mail-1'"));
        Assert.Equal([1L], await app.QueryAsync<long>("SELECT COUNT(*) FROM effects WHERE kind = 'contact.unsubscribed'"));
        Assert.Equal([1L], await app.QueryAsync<long>("SELECT COUNT(*) FROM outbox WHERE kind = 'score' AND payload LIKE '%' || @LeadId || '%'", lead));
        Assert.Equal(new MailResult.Refused("suppressed: unsubscribed"), await app.SendAsync(lead, "mail-2"));
        Assert.Equal("suppressed: unsubscribed", await app.Db.ReadAsync(sql => app.Guard.RefusalAsync(sql, lead.ContactId!, "ann@acme.com", app.Now)));
    }

    [Fact]
    public async Task Unsubscribing_again_changes_nothing()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        await UnsubscribeAsync(app, lead.ContactId!);
        var before = await app.Intake.DumpAsync("suppressions", "consents", "touchpoints", "effects", "outbox");
        app.Now = app.Now.AddDays(1);

        Assert.Equal(0, await UnsubscribeAsync(app, lead.ContactId!));
        Assert.Equal(before, await app.Intake.DumpAsync("suppressions", "consents", "touchpoints", "effects", "outbox"));
    }

    [Theory]
    [InlineData("leads")]
    [InlineData("import")]
    public async Task Coming_in_again_with_a_consent_does_not_lift_it(string connector)
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        await UnsubscribeAsync(app, lead.ContactId!);
        app.Now = app.Now.AddDays(1);
        var again = await app.LeadAsync(connector: connector);

        Assert.Equal(new MailResult.Refused("suppressed: unsubscribed"), await app.SendAsync(again, "mail-2"));
    }

    [Theory]
    [InlineData("leads", true)]
    [InlineData("import", false)]
    public async Task Only_a_newer_confirmed_consent_of_the_person_lifts_it(string connector, bool isLifted)
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        await UnsubscribeAsync(app, lead.ContactId!);
        app.Now = app.Now.AddDays(1);
        await app.Intake.IntakeAsync(Confirmed(app.Now), connector);

        Assert.Equal(isLifted ? new MailResult.Queued() : new MailResult.Refused("suppressed: unsubscribed"), await app.SendAsync(lead, "mail-2"));
    }

    [Fact]
    public async Task A_consent_that_was_confirmed_before_does_not_lift_it()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        await UnsubscribeAsync(app, lead.ContactId!);
        await app.Intake.IntakeAsync(Confirmed(app.Now.AddDays(-1)));

        Assert.Equal(new MailResult.Refused("suppressed: unsubscribed"), await app.SendAsync(lead, "mail-2"));
    }

    [Fact]
    public async Task After_a_confirmed_consent_the_old_link_unsubscribes_once_more()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        await UnsubscribeAsync(app, lead.ContactId!);
        app.Now = app.Now.AddHours(1);
        await app.Intake.IntakeAsync(Confirmed(app.Now));
        app.Now = app.Now.AddHours(1);

        Assert.Equal(1, await UnsubscribeAsync(app, lead.ContactId!));
        Assert.Equal(new MailResult.Refused("suppressed: unsubscribed"), await app.SendAsync(lead, "mail-2"));
        Assert.Equal([2L], await app.QueryAsync<long>("SELECT COUNT(*) FROM suppressions"));
    }

    [Fact]
    public async Task It_holds_for_every_spelling_of_the_mailbox()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync("ann.smith@gmail.com");
        await UnsubscribeAsync(app, lead.ContactId!);

        // As if the contact had been deleted: the list does not need it.
        await app.QueryAsync<int>("UPDATE contacts SET email = NULL, email_key = NULL");
        var again = await app.LeadAsync("Ann.S.Mith+news@googlemail.com");
        Assert.NotEqual(lead.ContactId, again.ContactId);
        Assert.Equal(new MailResult.Refused("suppressed: unsubscribed"), await app.SendAsync(again, "mail-2"));
    }

    [Fact]
    public async Task It_holds_after_a_merge_in_either_direction_and_after_undoing_it()
    {
        await using var app = await OutreachApp.StartAsync();
        var ann = await app.LeadAsync("ann@acme.com");
        var other = await app.LeadAsync("a.smith@globex.com", firstName: "Anne");
        await UnsubscribeAsync(app, ann.ContactId!);
        app.Now = app.Now.AddMinutes(1);
        await app.LeadAsync("a.smith@globex.com", firstName: "Anne");
        await app.Intake.MergeAsync(other.ContactId!, ann.ContactId!);

        Assert.Equal(new MailResult.Refused("suppressed: unsubscribed"), await app.SendAsync(other, "mail-2"));
        Assert.Equal(new MailResult.Refused("suppressed: unsubscribed"), await app.SendAsync(ann, "mail-3"));

        await app.Intake.UnmergeAsync(other.ContactId!);
        Assert.Equal(new MailResult.Refused("suppressed: unsubscribed"), await app.SendAsync(ann, "mail-3"));
        Assert.IsType<MailResult.Queued>(await app.SendAsync(other, "mail-2"));
    }

    [Fact]
    public async Task A_link_of_a_contact_that_was_merged_away_unsubscribes_the_survivor()
    {
        await using var app = await OutreachApp.StartAsync();
        var ann = await app.LeadAsync("ann@acme.com");
        var other = await app.LeadAsync("a.smith@globex.com", firstName: "Anne");
        await app.SendAsync(ann, "mail-1");
        await app.Intake.MergeAsync(other.ContactId!, ann.ContactId!);
        await UnsubscribeAsync(app, ann.ContactId!);

        Assert.Equal(["dropped"], await app.QueryAsync<string>("SELECT state FROM effects WHERE effect_id = 'mail-1'"));
        Assert.Equal(new MailResult.Refused("suppressed: unsubscribed"), await app.SendAsync(other, "mail-2"));
    }

    [Fact]
    public async Task A_contact_that_is_gone_is_no_fault()
    {
        await using var app = await OutreachApp.StartAsync();
        Assert.Equal(0, await UnsubscribeAsync(app, "con_gone"));
    }

    [Fact]
    public void A_link_is_read_back_and_any_change_of_it_is_seen()
    {
        var tokens = new UnsubscribeTokens([.. Enumerable.Repeat((byte)7, 32)]);
        var token = tokens.Make("con_0123456789", "mail-1");
        Assert.Matches("^[A-Za-z0-9_-]+$", token);
        Assert.Equal(new UnsubscribeLink("con_0123456789", "mail-1"), tokens.Read(token));
        for (var i = 0; i < token.Length - 1; i++)
        {
            Assert.Null(tokens.Read(string.Concat(token.AsSpan(0, i), token[i] == 'A' ? "B" : "A", token.AsSpan(i + 1))));
        }

        Assert.All(Enumerable.Range(0, token.Length), n => Assert.Null(tokens.Read(token[..n])));
        Assert.Null(tokens.Read(token + "A"));
        Assert.Null(new UnsubscribeTokens([.. Enumerable.Repeat((byte)8, 32)]).Read(token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("preview")]
    [InlineData("../../health")]
    [InlineData("%00")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_we_did_not_make_is_no_link(string token) => Assert.Null(new UnsubscribeTokens([.. Enumerable.Repeat((byte)7, 32)]).Read(token));

    [Fact]
    public void A_link_longer_than_any_of_ours_is_not_even_decoded() => Assert.Null(new UnsubscribeTokens(new byte[32]).Read(new string('A', 1_000_000)));

    private static LeadSubmission Confirmed(DateTimeOffset at) => new()
    {
        Email = "ann@acme.com",
        Country = "DE",
        Consents = [new ConsentInput("email_marketing", true, at, "Yes, write to me.", SuppressionStore.ConfirmedSource)],
    };
}
