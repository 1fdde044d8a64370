using RevOps.Core.Leads;
using RevOps.Functions.Outreach;
using RevOps.Functions.Pipeline;

namespace RevOps.Functions.Tests.Outreach;

/// <summary>What comes back from mails.</summary>
public sealed class MailEventTests
{
    private static Task<Applied> TellAsync(OutreachApp app, string type, string? mailId = null, string? bounce = null, string? email = "ann@acme.com") =>
        app.Intake.TouchAsync(new TouchpointSubmission
        {
            EventType = type,
            EventTime = app.Now,
            Contact = email is null ? new ContactRef() : new ContactRef(Email: email),
            MailId = mailId,
            BounceType = bounce,
        });

    [Theory]
    [InlineData("email_open")]
    [InlineData("email_click")]
    [InlineData("email_reply")]
    [InlineData("email_bounce")]
    [InlineData("email_complaint")]
    [InlineData("email_unsubscribe")]
    public async Task Each_is_kept_as_a_touchpoint_of_the_channel_email_and_scores_the_lead_again(string type)
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        var applied = await TellAsync(app, type, "mail-1");
        Assert.Equal([lead.LeadId], applied.Promises.Select(p => ScoreMessage.Read(p.Payload).Items[0].LeadId));
        Assert.Equal([$"{type} email email mail-1"], await app.QueryAsync<string>("SELECT event_type || ' ' || source || ' ' || channel || ' ' || mail_id FROM touchpoints WHERE event_type LIKE 'email%'"));
    }

    [Theory]
    [InlineData("email_unsubscribe", null, "suppressed: unsubscribed")]
    [InlineData("email_complaint", null, "suppressed: complaint")]
    [InlineData("email_bounce", null, "suppressed: hard_bounce")]
    [InlineData("email_bounce", "hard", "suppressed: hard_bounce")]
    [InlineData("email_bounce", "soft", null)]
    [InlineData("email_open", null, null)]
    [InlineData("email_click", null, null)]
    [InlineData("email_reply", null, null)]
    public async Task Some_of_it_ends_all_mail(string type, string? bounce, string? refusal)
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        await app.SendAsync(lead, "mail-1");
        app.Now = app.Now.AddMinutes(1);
        await TellAsync(app, type, "mail-1", bounce);

        Assert.Equal(refusal is null ? new MailResult.Queued() : new MailResult.Refused(refusal), await app.SendAsync(lead, "mail-2"));
        Assert.Equal([refusal is null ? "pending" : "dropped"], await app.QueryAsync<string>("SELECT state FROM effects WHERE effect_id = 'mail-1'"));
    }

    [Fact]
    public async Task A_bounce_is_no_withdrawal_and_a_complaint_is_one()
    {
        await using var app = await OutreachApp.StartAsync();
        await app.LeadAsync();
        app.Now = app.Now.AddMinutes(1);
        await TellAsync(app, "email_bounce");
        Assert.Equal([1L], await app.QueryAsync<long>("SELECT granted FROM consents ORDER BY given_at DESC LIMIT 1"));

        await TellAsync(app, "email_complaint");
        Assert.Equal([0L], await app.QueryAsync<long>("SELECT granted FROM consents ORDER BY given_at DESC LIMIT 1"));
    }

    [Fact]
    public async Task The_third_soft_bounce_in_a_row_counts_as_a_hard_one()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        foreach (var type in (string[])["email_bounce", "email_bounce", "email_click", "email_bounce", "email_bounce"])
        {
            app.Now = app.Now.AddMinutes(1);
            await TellAsync(app, type, bounce: type == "email_bounce" ? "soft" : null);
        }

        Assert.IsType<MailResult.Queued>(await app.SendAsync(lead, "mail-1"));
        app.Now = app.Now.AddMinutes(1);
        await TellAsync(app, "email_bounce", bounce: "soft");
        Assert.Equal(new MailResult.Refused("suppressed: hard_bounce"), await app.SendAsync(lead, "mail-2"));
    }

    [Fact]
    public async Task A_bounce_means_the_address_that_the_mail_went_to()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        await app.SendAsync(lead, "mail-1");
        await app.QueryAsync<int>("UPDATE contacts SET email = 'new@acme.com', email_key = 'new@acme.com'");
        await TellAsync(app, "email_bounce", "mail-1", email: null);

        Assert.IsType<MailResult.Queued>(await app.SendAsync(lead, "mail-2"));
        await TellAsync(app, "email_bounce", "mail-2", email: null);
        Assert.Equal(new MailResult.Refused("suppressed: hard_bounce"), await app.SendAsync(lead, "mail-3"));
    }

    [Fact]
    public async Task Of_our_own_mail_the_contact_need_not_be_named_and_of_an_unknown_one_it_must()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        await app.SendAsync(lead, "mail-1");
        Assert.Equal(lead.ContactId, (await TellAsync(app, "email_open", "mail-1", email: null)).ContactId);
        Assert.Equal("not_found", (await TellAsync(app, "email_open", "mail-9", email: null)).Fault?.Code);
    }

    [Fact]
    public async Task What_is_told_late_does_not_undo_a_consent_that_was_confirmed_since()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        var before = app.Now;
        app.Now = app.Now.AddHours(2);
        await app.Intake.IntakeAsync(new LeadSubmission { Email = "ann@acme.com", Country = "DE", Consents = [new ConsentInput("email_marketing", true, app.Now, "Yes", "double_opt_in")] });
        await app.Intake.TouchAsync(new TouchpointSubmission { EventType = "email_unsubscribe", EventTime = before.AddHours(1), Contact = new ContactRef(Email: "ann@acme.com") });

        Assert.IsType<MailResult.Queued>(await app.SendAsync(lead, "mail-1"));
    }
}
