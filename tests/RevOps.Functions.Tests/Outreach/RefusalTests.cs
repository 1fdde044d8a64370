using RevOps.Core.Leads;
using RevOps.Data.Effects;
using RevOps.Data.Outreach;
using RevOps.Data.Owners;
using RevOps.Functions.Effects;
using RevOps.Functions.Outreach;
using RevOps.Functions.Pipeline;
using RevOps.Functions.Sla;

namespace RevOps.Functions.Tests.Outreach;

/// <summary>A no holds, whatever becomes of the contact that said it.</summary>
public sealed class RefusalTests
{
    [Fact]
    public async Task A_mail_does_not_go_to_an_address_that_is_somebody_elses_again()
    {
        await using var app = await OutreachApp.StartAsync();
        var silent = await app.LeadAsync("old@acme.com", mail: null);
        app.Now = app.Now.AddMinutes(1);
        var ann = await app.LeadAsync("ann@acme.com", mail: true);
        await app.Intake.MergeAsync(ann.ContactId!, silent.ContactId!);
        await app.SendAsync(ann, "mail-1");
        Assert.Equal("old@acme.com", (await app.PayloadAsync("mail-1")).GetProperty("to").GetString());
        Assert.IsType<GuardAnswer.Go>(await CheckAsync(app, "mail-1"));

        await app.Intake.UnmergeAsync(ann.ContactId!);
        Assert.Equal(new GuardAnswer.Drop("address changed"), await CheckAsync(app, "mail-1"));
    }

    [Fact]
    public async Task A_merge_with_somebody_who_took_back_the_consent_to_ads_leaves_the_audiences()
    {
        await using var app = await OutreachApp.StartAsync();
        var ann = await app.LeadAsync("ann@acme.com", ads: true);
        await AddAsync(app, ann, "step-1");
        app.Now = app.Now.AddMinutes(1);
        var other = await app.LeadAsync("ann.lee@globex.com", ads: false);
        await app.Intake.MergeAsync(ann.ContactId!, other.ContactId!);

        Assert.Equal([0L], (await app.Db.ReadAsync(sql => sql.AudienceCountsAsync())).Select(c => c.Members));
        Assert.Equal(["audience-add", "audience-remove"], await app.QueryAsync<string>("SELECT kind FROM effects WHERE destination = 'ads:google' ORDER BY seq"));
    }

    [Fact]
    public async Task A_merge_with_somebody_who_unsubscribed_ends_sequences_and_drops_what_waits()
    {
        await using var app = await OutreachApp.StartAsync();
        var ann = await app.LeadAsync("ann@acme.com");
        await EnrollAsync(app, ann);
        await app.SendAsync(ann, "mail-1");
        var other = await app.LeadAsync("ann.lee@globex.com");
        await TellAsync(app, "email_unsubscribe", "ann.lee@globex.com");
        await app.QueryAsync<int>("UPDATE leads SET status = 'converted' WHERE lead_id = @LeadId", other);
        app.Now = app.Now.AddMinutes(1);
        await app.Intake.MergeAsync(ann.ContactId!, other.ContactId!);

        Assert.Equal([1L], await app.QueryAsync<long>("SELECT COUNT(*) FROM nurture_enrollments WHERE exited_at IS NOT NULL"));
        Assert.Equal(["dropped"], await app.QueryAsync<string>("SELECT state FROM effects WHERE effect_id = 'mail-1'"));
    }

    [Fact]
    public async Task The_undoing_of_a_merge_takes_nobody_back_into_a_sequence_who_has_unsubscribed_meanwhile()
    {
        await using var app = await OutreachApp.StartAsync();
        var ann = await app.LeadAsync("ann@acme.com");
        app.Now = app.Now.AddMinutes(1);
        var other = await app.LeadAsync("ann.lee@globex.com");
        await EnrollAsync(app, other);
        await app.Intake.MergeAsync(ann.ContactId!, other.ContactId!);
        app.Now = app.Now.AddMinutes(1);
        await TellAsync(app, "email_unsubscribe", "ann@acme.com");
        await app.Intake.UnmergeAsync(ann.ContactId!);

        Assert.Equal(["unsubscribed"], await app.QueryAsync<string>("SELECT exit_reason FROM nurture_enrollments"));
    }

    [Theory]
    [InlineData("import", "consent withdrawn")]
    [InlineData("leads", null)]
    public async Task A_list_gives_back_no_consent_that_was_taken_back_and_the_person_does(string connector, string? refusal)
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync(mail: false, ads: false);
        app.Now = app.Now.AddDays(1);
        await app.LeadAsync(mail: true, ads: true, connector: connector);

        Assert.Equal(refusal is null ? new MailResult.Queued() : new MailResult.Refused(refusal), await app.SendAsync(lead, "mail-1"));
        Assert.Equal(refusal is null ? new AudienceResult.Queued() : new AudienceResult.Refused(refusal), await AddAsync(app, lead, "step-1"));
    }

    [Fact]
    public async Task A_list_that_says_no_is_believed()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        app.Now = app.Now.AddDays(1);
        await app.LeadAsync(mail: false, connector: "import");
        Assert.Equal(new MailResult.Refused("consent withdrawn"), await app.SendAsync(lead, "mail-1"));
    }

    [Theory]
    [InlineData("email_unsubscribe", "unsubscribed")]
    [InlineData("email_complaint", "complaint")]
    [InlineData("email_bounce", "hard_bounce")]
    public async Task Whoever_must_not_be_written_to_leaves_the_audiences_and_is_put_into_none(string type, string reason)
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync(ads: true);
        await AddAsync(app, lead, "step-1");
        app.Now = app.Now.AddMinutes(1);
        await TellAsync(app, type, "ann@acme.com");

        Assert.Equal(["audience-add", "audience-remove"], await app.QueryAsync<string>("SELECT kind FROM effects WHERE destination = 'ads:google' ORDER BY seq"));
        Assert.Equal(new AudienceResult.Refused($"suppressed: {reason}"), await AddAsync(app, lead, "step-2"));
    }

    [Fact]
    public async Task Entering_an_address_by_hand_takes_it_out_of_the_audiences()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync(ads: true);
        await AddAsync(app, lead, "step-1");
        await app.Db.WriteAsync(sql => sql.SuppressByHandAsync("ann@acme.com", null, app.Now));
        Assert.Equal([0L], (await app.Db.ReadAsync(sql => sql.AudienceCountsAsync())).Select(c => c.Members));
    }

    [Fact]
    public async Task A_mail_that_is_being_sent_is_not_noted_as_dropped()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        await app.SendAsync(lead, "mail-1");
        await app.SendAsync(lead, "mail-2");
        var until = app.Now.AddMinutes(5);
        await app.Db.WriteAsync(async sql =>
        {
            var effect = (await sql.FindEffectAsync("mail-1"))!;
            return await sql.TrySetAsync(effect, effect with { Attempts = 1, LockedUntil = until });
        });
        app.Now = app.Now.AddMinutes(1);
        await TellAsync(app, "email_unsubscribe", "ann@acme.com");
        Assert.Equal(["pending", "dropped"], await app.QueryAsync<string>("SELECT state FROM effects WHERE destination = 'email' ORDER BY seq"));
        Assert.Equal(new GuardAnswer.Drop("suppressed: unsubscribed"), await CheckAsync(app, "mail-1"));
    }

    [Theory]
    [InlineData("qualified")]
    [InlineData("disqualified")]
    public async Task A_lead_that_leaves_its_sequence_gets_no_mail_of_it_that_was_still_waiting(string disposition)
    {
        await using var app = await OutreachApp.StartAsync();
        await app.Db.WriteAsync(sql => sql.SaveOwnerAsync(new OwnerRow { OwnerId = "ada", Name = "Ada" }, app.Now));
        await app.Db.WriteAsync(sql => sql.SaveOwnerAsync(new OwnerRow { OwnerId = "sales-desk", Name = "Desk", Weight = 0 }, app.Now));
        var lead = await app.LeadAsync();
        await EnrollAsync(app, lead);
        await app.SendAsync(lead, "mail-1");
        await app.Db.WriteAsync(sql => app.Intake.Calls.RecordAsync(
            sql, new NewCall("call-1", lead.LeadId!, app.Now, "outbound", "connected", disposition, null, null, null), app.Now, app.Now));

        Assert.Equal(["dropped"], await app.QueryAsync<string>("SELECT state FROM effects WHERE effect_id = 'mail-1'"));
        Assert.Equal([1L], await app.QueryAsync<long>("SELECT COUNT(*) FROM nurture_enrollments WHERE exited_at IS NOT NULL"));
    }

    [Fact]
    public async Task Sending_again_puts_nobody_back_into_an_audience_that_they_have_left()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync(ads: true);
        await AddAsync(app, lead, "step-1");
        var add = (await app.QueryAsync<string>("SELECT effect_id FROM effects WHERE destination = 'ads:google'")).Single();
        Assert.IsType<GuardAnswer.Go>(await CheckAsync(app, add));
        app.Now = app.Now.AddMinutes(1);
        await app.LeadAsync(mail: null, ads: false);

        Assert.Equal(new GuardAnswer.Drop("left the audience"), await CheckAsync(app, add));
        Assert.IsType<GuardAnswer.Go>(await CheckAsync(app, (await app.QueryAsync<string>("SELECT effect_id FROM effects WHERE kind = 'audience-remove' AND destination = 'ads:google'")).Single()));
    }

    private static Task<AudienceResult> AddAsync(OutreachApp app, Applied lead, string cause) =>
        app.Db.WriteAsync(sql => app.Audiences.AddAsync(sql, lead.ContactId!, "nurture", cause, app.Now));

    private static Task<Applied> TellAsync(OutreachApp app, string type, string email) =>
        app.Intake.TouchAsync(new TouchpointSubmission { EventType = type, EventTime = app.Now, Contact = new ContactRef(Email: email) });

    private static Task EnrollAsync(OutreachApp app, Applied lead) =>
        app.QueryAsync<int>("INSERT INTO nurture_enrollments (enrollment_id, lead_id, sequence, enrolled_at) VALUES ('e1', @LeadId, 'welcome', '2026-01-01T00:00:00.0000000Z')", lead);

    private static Task<GuardAnswer> CheckAsync(OutreachApp app, string mailId) => app.Db.WriteAsync(
        async sql => await new OutreachGuard(app.Guard, app.Rules).CheckAsync(sql, (await sql.FindEffectAsync(mailId))!.Effect, app.Now));
}
