using RevOps.Core.Leads;
using RevOps.Functions.Outreach;

namespace RevOps.Functions.Tests.Outreach;

/// <summary>Mails that are queued, wait or are refused.</summary>
public sealed class MailerTests
{
    [Fact]
    public async Task A_mail_is_queued_with_both_parts_and_the_headers_of_one_click_unsubscription()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        Assert.IsType<MailResult.Queued>(await app.SendAsync(lead, "mail-1"));

        var mail = await app.PayloadAsync("mail-1");
        Assert.Equal("ann@acme.com", mail.GetProperty("to").GetString());
        Assert.Equal("Welcome, Ann", mail.GetProperty("subject").GetString());
        Assert.Contains("Hello Ann,", mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("<p>Hello Ann,</p>", mail.GetProperty("html").GetString(), StringComparison.Ordinal);
        var headers = mail.GetProperty("headers");
        Assert.Equal("List-Unsubscribe=One-Click", headers.GetProperty("List-Unsubscribe-Post").GetString());
        var link = headers.GetProperty("List-Unsubscribe").GetString()!.Trim('<', '>');
        Assert.StartsWith("http://localhost:7071/api/unsubscribe/", link, StringComparison.Ordinal);
        Assert.Equal(new UnsubscribeLink(lead.ContactId!, "mail-1"), app.Tokens.Read(link.Split('/')[^1]));
        Assert.Contains(link, mail.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains(link, mail.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Equal(["email " + lead.ContactId], await app.QueryAsync<string>("SELECT destination || ' ' || order_key FROM effects"));
    }

    [Fact]
    public async Task The_same_mail_again_is_the_same_mail()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        await app.SendAsync(lead, "mail-1");
        app.Now = app.Now.AddHours(12);

        Assert.IsType<MailResult.Queued>(await app.SendAsync(lead, "mail-1"));
        Assert.Equal([1L], await app.QueryAsync<long>("SELECT COUNT(*) FROM mails"));
        Assert.Equal([1L], await app.QueryAsync<long>("SELECT COUNT(*) FROM effects"));
    }

    [Theory]
    [InlineData(null, "no consent")]
    [InlineData(false, "consent withdrawn")]
    public async Task Without_a_consent_nothing_goes(bool? consent, string reason)
    {
        await using var app = await OutreachApp.StartAsync();
        Assert.Equal(new MailResult.Refused(reason), await app.SendAsync(await app.LeadAsync(mail: consent), "mail-1"));
        Assert.Equal([0L], await app.QueryAsync<long>("SELECT COUNT(*) FROM effects"));
    }

    [Fact]
    public async Task The_latest_consent_decides_in_whatever_order_it_arrives()
    {
        await using var app = await OutreachApp.StartAsync();
        async Task SayAsync(bool granted, int hour) => await app.Intake.IntakeAsync(new LeadSubmission
        {
            Email = "ann@acme.com",
            Country = "DE",
            Consents = [new ConsentInput("email_marketing", granted, new DateTimeOffset(2026, 1, 4, hour, 0, 0, TimeSpan.Zero))],
        });
        var lead = await app.LeadAsync(mail: null);
        await SayAsync(granted: true, hour: 9);
        await SayAsync(granted: false, hour: 8);
        Assert.IsType<MailResult.Queued>(await app.SendAsync(lead, "mail-1"));

        await SayAsync(granted: false, hour: 10);
        Assert.Equal(new MailResult.Refused("consent withdrawn"), await app.SendAsync(lead, "mail-2"));

        await SayAsync(granted: true, hour: 10);
        Assert.Equal(new MailResult.Refused("consent withdrawn"), await app.SendAsync(lead, "mail-2"));
    }

    [Fact]
    public async Task A_consent_from_the_future_counts_as_given_now()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.Intake.IntakeAsync(new LeadSubmission
        {
            Email = "ann@acme.com",
            Country = "DE",
            Consents = [new ConsentInput("email_marketing", true, new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero))],
        });
        app.Now = app.Now.AddMinutes(1);
        await app.LeadAsync(mail: false);
        Assert.Equal(new MailResult.Refused("consent withdrawn"), await app.SendAsync(lead, "mail-1"));
    }

    [Fact]
    public async Task A_withdrawal_drops_what_waits_and_ends_the_sequences()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        await app.SendAsync(lead, "mail-1");
        await app.QueryAsync<int>("INSERT INTO nurture_enrollments (enrollment_id, lead_id, sequence, enrolled_at) VALUES ('e1', @LeadId, 'welcome', '2026-01-01T00:00:00.0000000Z')", lead);
        app.Now = app.Now.AddMinutes(1);
        await app.LeadAsync(mail: false);

        Assert.Equal(["dropped consent withdrawn"], await app.QueryAsync<string>("SELECT state || ' ' || fault FROM effects"));
        Assert.Equal(["consent withdrawn"], await app.QueryAsync<string>("SELECT exit_reason FROM nurture_enrollments"));
    }

    [Fact]
    public async Task In_quiet_hours_a_mail_waits_for_the_recipients_morning()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        app.Now = new DateTimeOffset(2026, 1, 5, 19, 0, 0, TimeSpan.Zero);
        Assert.Equal(new MailResult.Later(new DateTimeOffset(2026, 1, 6, 7, 0, 0, TimeSpan.Zero), "quiet hours"), await app.SendAsync(lead, "mail-1"));

        app.Now = new DateTimeOffset(2026, 1, 6, 7, 0, 0, TimeSpan.Zero);
        Assert.IsType<MailResult.Queued>(await app.SendAsync(lead, "mail-1"));
    }

    [Fact]
    public async Task The_cap_counts_over_all_sequences_and_rolls()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        var first = app.Now;
        for (var i = 0; i < 3; i++)
        {
            Assert.IsType<MailResult.Queued>(await app.SendAsync(lead, $"mail-{i}"));
            app.Now = app.Now.AddMinutes(10);
        }

        Assert.Equal(new MailResult.Later(first.AddDays(7), "frequency cap"), await app.SendAsync(lead, "mail-4"));
        app.Now = first.AddDays(7).AddTicks(-1);
        Assert.IsType<MailResult.Later>(await app.SendAsync(lead, "mail-4"));
        app.Now = first.AddDays(7);
        Assert.IsType<MailResult.Queued>(await app.SendAsync(lead, "mail-4"));
    }

    [Fact]
    public async Task A_test_gets_no_mail()
    {
        await using var app = await OutreachApp.StartAsync();
        Assert.Equal(new MailResult.Refused("test lead"), await app.SendAsync(await app.LeadAsync(isTest: true), "mail-1"));
    }

    [Fact]
    public async Task An_unknown_template_or_contact_is_refused()
    {
        await using var app = await OutreachApp.StartAsync();
        var lead = await app.LeadAsync();
        Assert.Equal(new MailResult.Refused("no such template"), await app.SendAsync(lead, "mail-1", "no-such"));
        Assert.Equal(new MailResult.Refused("no such contact"), await app.SendAsync(lead with { ContactId = "con_none" }, "mail-1"));
    }
}
