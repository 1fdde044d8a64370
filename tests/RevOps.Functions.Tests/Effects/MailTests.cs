using System.Text.Json;
using RevOps.Connectors.Destinations;
using RevOps.Data.Effects;
using RevOps.Data.Owners;
using RevOps.Functions.Effects;
using RevOps.Functions.Mail;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Effects;

/// <summary>E-mail by a mail server, and as files where it is not sent.</summary>
public sealed class MailTests
{
    private static readonly MailMessage Mail = new(
        "anna@nordwind.example", "Anna Ö", "Grüße\r\nBcc: all@acme.example", "Hallo Anna,\nschön.\n.\nEnde", "<p>Hallo Anna, sch&ouml;n.</p>", "sales@acme.example",
        new Dictionary<string, string>
        {
            ["List-Unsubscribe"] = "<https://app.acme.example/api/unsubscribe/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA>",
            ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
        });

    [Fact]
    public async Task A_mail_arrives_with_both_parts_and_its_headers_and_a_line_break_makes_no_header()
    {
        await using var server = new MailServer();
        Assert.IsType<SendResult.Sent>(await SendAsync(server));

        var mail = Assert.Single(server.Mails);
        var lines = mail.Split('\n');
        Assert.Contains("RCPT TO:<anna@nordwind.example>", server.Commands);
        Assert.Contains("Message-ID: <eff_1@acme.example>", lines);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", lines);
        Assert.Contains("<https://app.acme.example/api/unsubscribe/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA>", mail, StringComparison.Ordinal);
        Assert.Contains("Content-Type: multipart/alternative", mail, StringComparison.Ordinal);
        Assert.Contains("sch=C3=B6n.", mail, StringComparison.Ordinal);
        Assert.Contains("<p>Hallo Anna", mail, StringComparison.Ordinal);
        Assert.DoesNotContain(lines, l => l.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("RCPT", "550 5.1.1 no such user anna@nordwind.example", typeof(SendResult.Refused))]
    [InlineData("RCPT", "450 4.2.1 busy", typeof(SendResult.Retry))]
    [InlineData("MAIL", "530 5.7.0 sign in first", typeof(SendResult.Retry))]
    [InlineData("DATA", "451 4.3.0 try later", typeof(SendResult.Retry))]
    [InlineData(".", "554 5.7.1 spam", typeof(SendResult.Refused))]
    [InlineData(".", "452 4.3.1 disk full", typeof(SendResult.Retry))]
    public async Task What_the_server_says_of_the_mail_is_final_and_of_itself_is_not(string command, string answer, Type expected)
    {
        await using var server = new MailServer((command, answer));
        var result = await SendAsync(server);
        Assert.IsType(expected, result);
        Assert.DoesNotContain("anna", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_letters_beyond_ASCII_needs_a_server_that_takes_them()
    {
        var mail = Mail with { To = "jörg@nordwind.example" };
        await using var able = new MailServer(("EHLO", "250-mail.acme.example\r\n250 SMTPUTF8"));
        Assert.IsType<SendResult.Sent>(await Transport(able).SendAsync(mail, "eff_1", default));
        Assert.Contains("RCPT TO:<jörg@nordwind.example>", able.Commands);

        await using var old = new MailServer();
        var refused = Assert.IsType<SendResult.Refused>(await Transport(old).SendAsync(mail, "eff_1", default));
        Assert.Contains("SMTPUTF8", refused.Fault, StringComparison.Ordinal);
        Assert.Empty(old.Mails);

        var gone = new MailServer();
        await gone.DisposeAsync();
        Assert.IsType<SendResult.Retry>(await Transport(gone).SendAsync(mail, "eff_1", default));
    }

    [Fact]
    public async Task A_server_that_is_not_there_may_be_later()
    {
        var server = new MailServer();
        await server.DisposeAsync();
        Assert.IsType<SendResult.Retry>(await SendAsync(server));
    }

    [Fact]
    public async Task A_mail_to_what_is_no_address_is_refused()
    {
        await using var server = new MailServer();
        Assert.IsType<SendResult.Refused>(await Transport(server).SendAsync(Mail with { To = "anna at nordwind" }, "eff_1", default));
        Assert.Empty(server.Commands);
    }

    [Fact]
    public async Task What_is_only_logged_is_a_file_that_mail_programs_open_and_the_same_again_is_the_same_file()
    {
        await using var db = await EffectDatabase.CreateAsync();
        using var folder = new TempFolder();
        var settings = EffectDatabase.Settings(("REVOPS_MAIL_FOLDER", folder.Path));
        var drainer = db.Drainer(new MailSender(transport: null, new MailFolder(settings.Mail)), settings: settings);
        await db.QueueAsync("eff_1", destination: Destinations.Email, payload: EffectJson.Text(Mail));
        await db.QueueAsync("eff_2", destination: Destinations.Email, payload: EffectJson.Text(Mail with { To = "jörg@nordwind.example" }));
        await drainer.DrainAsync("k", default);
        await new MailFolder(settings.Mail).WriteAsync(Mail with { To = "jörg@nordwind.example" }, "eff_2", default);

        Assert.Equal(EffectState.Logged, (await db.FindAsync("eff_2")).State);
        Assert.Equal(["eff_1.eml", "eff_2.eml"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("anna@nordwind.example", await File.ReadAllTextAsync(Path.Combine(folder.Path, "eff_1.eml")), StringComparison.Ordinal);
        Assert.Contains("jörg@nordwind.example", await File.ReadAllTextAsync(Path.Combine(folder.Path, "eff_2.eml")), StringComparison.Ordinal);

        var written = new DateTimeOffset(File.GetLastWriteTimeUtc(Path.Combine(folder.Path, "eff_1.eml")), TimeSpan.Zero);
        new MailFolder(settings.Mail).Purge(written);
        Assert.True(File.Exists(Path.Combine(folder.Path, "eff_1.eml")));
        new MailFolder(settings.Mail).Purge(written.AddDays(1));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("ann", "ann@acme.example")]
    [InlineData("nobody", "desk@acme.example")]
    [InlineData(null, "desk@acme.example")]
    public async Task Notifications_go_to_the_owner_by_mail_and_to_the_desk_where_there_is_none(string? ownerId, string expected)
    {
        await using var db = await EffectDatabase.CreateAsync();
        await using var server = new MailServer();
        await db.Db.WriteAsync(sql => sql.SaveOwnerAsync(new OwnerRow { OwnerId = "ann", Name = "Ann Lee", Email = "ann@acme.example" }, db.Now));
        var settings = EffectDatabase.Settings(
            ("REVOPS_SEND_NOTIFICATIONS", "on"), ("REVOPS_NOTIFY_BY", "email"), ("REVOPS_NOTIFY_EMAIL", "desk@acme.example"), ("REVOPS_MAIL_SMTP", server.Url), ("REVOPS_MAIL_FROM", "revops@acme.example"));
        using var http = new EffectHttp(settings);
        var payload = EffectJson.Text(new Data.NotificationPayload("ntf_1", "call-reminder", "lead_1", ownerId, "Still to call.", db.Now));

        var result = await new NotificationSender(db.Db, http, new MailTransports(settings.Mail, http, db.Clock), settings, db.Clock).SendAsync(
            new Effect("eff_1", Destinations.Notifications, "k", "call-reminder", payload), default);

        Assert.IsType<SendResult.Sent>(result);
        Assert.Contains($"RCPT TO:<{expected}>", server.Commands);
        Assert.Contains("Still to call.", Assert.Single(server.Mails), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slack_gets_blocks()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await using var receiver = await HookReceiver.StartAsync();
        var settings = EffectDatabase.Settings(("REVOPS_SEND_NOTIFICATIONS", "on"), ("REVOPS_NOTIFY_BY", "slack"), ("REVOPS_NOTIFY_URL", receiver.Url));
        using var http = new EffectHttp(settings);
        var payload = EffectJson.Text(new Data.NotificationPayload("ntf_1", "call-reminder", "lead_1", null, "Still to call <!channel> & more.", db.Now));

        await new NotificationSender(db.Db, http, new MailTransports(settings.Mail, http, db.Clock), settings, db.Clock).SendAsync(
            new Effect("eff_1", Destinations.Notifications, "k", "call-reminder", payload), default);

        var body = JsonSerializer.Deserialize<JsonElement>(Assert.Single(receiver.Got).Body);
        Assert.Equal("Call reminder: Still to call &lt;!channel&gt; &amp; more.", body.GetProperty("text").GetString());
        Assert.Equal(["header", "section", "section"], body.GetProperty("blocks").EnumerateArray().Select(b => b.GetProperty("type").GetString()));
        Assert.Equal(("plain_text", "Still to call <!channel> & more."), (
            body.GetProperty("blocks")[1].GetProperty("text").GetProperty("type").GetString(),
            body.GetProperty("blocks")[1].GetProperty("text").GetProperty("text").GetString()));
        Assert.Equal("*Lead*\nlead_1", body.GetProperty("blocks")[2].GetProperty("fields")[0].GetProperty("text").GetString());
    }

    private static SmtpTransport Transport(MailServer server) => new(SmtpAccount.Parse(server.Url)!, "hello@acme.example");

    private static Task<SendResult> SendAsync(MailServer server) => Transport(server).SendAsync(Mail, "eff_1", default);
}
