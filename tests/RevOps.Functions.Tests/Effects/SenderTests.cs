using System.Text.Json;
using RevOps.Connectors.Destinations;
using RevOps.Data.Effects;
using RevOps.Data.Owners;
using RevOps.Functions.Effects;
using RevOps.Functions.Hooks;
using RevOps.Functions.Mail;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Effects;

/// <summary>What senders make of real HTTP answers.</summary>
public sealed class SenderTests
{
    private static readonly string Secret = StandardWebhook.NewSecret();

    [Fact]
    public async Task A_hook_gets_the_payload_as_it_is_signed_under_the_effects_id()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await using var receiver = await HookReceiver.StartAsync();
        await AddHookAsync(db, receiver.Url);

        Assert.IsType<SendResult.Sent>(await SendAsync(db));

        var got = Assert.Single(receiver.Got);
        Assert.Equal(("eff_1", """{"type":"lead.created","data":{"name":"Özil"}}"""), (got.Id, got.Body));
        Assert.Equal(db.Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), got.Timestamp);
        Assert.True(got.IsSignedWith(Secret));
    }

    [Fact]
    public async Task After_a_rotation_both_secrets_sign_until_the_old_one_ends()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await using var receiver = await HookReceiver.StartAsync();
        await AddHookAsync(db, receiver.Url);
        var next = StandardWebhook.NewSecret();
        var until = db.Now + TimeSpan.FromHours(24);
        await db.Db.WriteAsync(sql => sql.RotateHookAsync("h1", next, until));

        db.Clock.AdvanceTo(until - TimeSpan.FromTicks(1));
        await SendAsync(db);
        db.Clock.AdvanceTo(until);
        await SendAsync(db);

        Assert.Equal([(true, true), (true, false)], receiver.Got.Select(g => (g.IsSignedWith(next), g.IsSignedWith(Secret))));
    }

    [Theory]
    [InlineData(200, null, null)]
    [InlineData(204, null, null)]
    [InlineData(301, null, 0)]
    [InlineData(400, null, 0)]
    [InlineData(404, null, 0)]
    [InlineData(429, "120", 120)]
    [InlineData(429, null, 0)]
    [InlineData(500, null, 0)]
    [InlineData(503, "3600", 3600)]
    [InlineData(503, "Mon, 05 Jan 2026 12:10:00 GMT", 600)]
    [InlineData(503, "Mon, 05 Jan 2026 11:00:00 GMT", 0)]
    public async Task An_answer_of_2xx_is_sent_and_any_other_is_tried_again_after_the_pause_asked_for(int status, string? retryAfter, int? pause)
    {
        await using var db = await EffectDatabase.CreateAsync();
        await using var receiver = await HookReceiver.StartAsync();
        receiver.Answer = (_, response) =>
        {
            response.Headers.RetryAfter = retryAfter;
            response.Headers.Location = status == 301 ? "/elsewhere" : null;
            return status;
        };
        await AddHookAsync(db, receiver.Url);

        var result = await SendAsync(db);

        Assert.Single(receiver.Got);
        if (pause is null)
        {
            Assert.IsType<SendResult.Sent>(result);
        }
        else
        {
            var retry = Assert.IsType<SendResult.Retry>(result);
            Assert.Equal((pause == 0 ? null : TimeSpan.FromSeconds(pause.Value), $"The receiver answered {status}."), (retry.After, retry.Fault));
        }
    }

    [Fact]
    public async Task A_receiver_that_is_gone_ends_its_hook_and_what_is_pending_for_it_is_dropped()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await using var receiver = await HookReceiver.StartAsync();
        receiver.Answer = (_, _) => 410;
        await AddHookAsync(db, receiver.Url);
        await db.QueueAsync("first", destination: Destinations.Hook("h1"));
        await db.QueueAsync("second", destination: Destinations.Hook("h1"));

        using var http = new EffectHttp(EffectDatabase.AllOn);
        await db.Drainer(new HookSender(db.Db, http, EffectDatabase.AllOn, Secrets, db.Clock)).DrainAsync("k", default);

        Assert.Single(receiver.Got);
        Assert.Equal((EffectState.GivenUp, EffectState.Dropped), ((await db.FindAsync("first")).State, (await db.FindAsync("second")).State));
        var hook = (await db.Db.ReadAsync(sql => sql.FindHookAsync("h1")))!;
        Assert.Equal((false, db.Now, "The receiver answered 410."), (hook.Active, hook.EndedAt!.Value, hook.EndReason));
        Assert.IsType<SendResult.Refused>(await SendAsync(db));
        Assert.Single(receiver.Got);
    }

    [Fact]
    public async Task A_sealed_secret_signs_as_the_plain_one_does_and_the_database_does_not_show_it()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await using var receiver = await HookReceiver.StartAsync();
        await AddHookAsync(db, receiver.Url, Secrets.Seal(Secret));

        Assert.IsType<SendResult.Sent>(await SendAsync(db));

        var plain = StandardWebhook.Headers("eff_1", db.Now, receiver.Got.Single().Body, [Secret]);
        Assert.Equal(plain["webhook-signature"], receiver.Got.Single().Signature);
        var stored = (await db.Db.ReadAsync(sql => sql.FindHookAsync("h1")))!.Secret;
        Assert.DoesNotContain(Secret["whsec_".Length..], stored, StringComparison.Ordinal);
        Assert.InRange(stored.Length, 1, 200);
    }

    [Fact]
    public async Task A_secret_that_was_sealed_under_another_key_sends_nothing_and_says_what_to_do()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await using var receiver = await HookReceiver.StartAsync();
        await AddHookAsync(db, receiver.Url, new HookSecrets([.. Enumerable.Repeat((byte)9, 32)]).Seal(Secret));

        var refused = Assert.IsType<SendResult.Refused>(await SendAsync(db));

        Assert.Contains("REVOPS_EVENT_KEY", refused.Fault, StringComparison.Ordinal);
        Assert.Empty(receiver.Got);
    }

    [Theory]
    [InlineData(24)]
    [InlineData(64)]
    public void The_longest_secret_fits_its_column_when_sealed(int bytes) =>
        Assert.InRange(Secrets.Seal("whsec_" + Convert.ToBase64String(new byte[bytes])).Length, 1, 200);

    [Fact]
    public async Task Nobody_listening_is_tried_again()
    {
        await using var db = await EffectDatabase.CreateAsync();
        var receiver = await HookReceiver.StartAsync();
        await AddHookAsync(db, receiver.Url);
        await receiver.DisposeAsync();
        Assert.StartsWith("The receiver could not be reached", Assert.IsType<SendResult.Retry>(await SendAsync(db)).Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task A_connection_is_judged_by_the_address_that_it_is_made_to(string host)
    {
        await using var receiver = await HookReceiver.StartAsync();
        using var http = new EffectHttp(EffectDatabase.Settings());
        using var request = new HttpRequestMessage(HttpMethod.Post, new UriBuilder(receiver.Url) { Host = host }.Uri);
        var refused = Assert.IsType<SendResult.Refused>(await EffectHttp.SendAsync(http.Subscribers, request, _ => false, default, default));
        Assert.Contains("private network", refused.Fault, StringComparison.Ordinal);
        Assert.Empty(receiver.Got);
    }

    [Fact]
    public async Task A_hook_taken_while_loopback_was_allowed_is_refused_when_it_no_longer_is()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await using var receiver = await HookReceiver.StartAsync();
        await AddHookAsync(db, receiver.Url);
        Assert.IsType<SendResult.Refused>(await SendAsync(db, EffectDatabase.Settings()));
        Assert.Empty(receiver.Got);
    }

    [Fact]
    public async Task A_notification_names_its_owner_by_what_is_known_when_it_leaves()
    {
        await using var db = await EffectDatabase.CreateAsync();
        await using var receiver = await HookReceiver.StartAsync();
        await db.Db.WriteAsync(sql => sql.SaveOwnerAsync(new OwnerRow { OwnerId = "ann", Name = "Ann Lee", Email = "ann@acme.example" }, db.Now));
        var settings = EffectDatabase.Settings(("REVOPS_SEND_NOTIFICATIONS", "on"), ("REVOPS_NOTIFY_URL", receiver.Url));
        using var http = new EffectHttp(settings);
        var payload = EffectJson.Text(new Data.NotificationPayload("ntf_1", "call-reminder", "lead_1", "ann", "Still to call.", db.Now));

        var result = await new NotificationSender(db.Db, http, new MailTransports(settings.Mail, http, db.Clock), settings, db.Clock).SendAsync(
            new Effect("eff_1", Destinations.Notifications, "k", "call-reminder", payload), default);

        Assert.IsType<SendResult.Sent>(result);
        var body = JsonSerializer.Deserialize<JsonElement>(Assert.Single(receiver.Got).Body);
        Assert.Equal("Call reminder: Still to call.", body.GetProperty("text").GetString());
        var facts = body.GetProperty("attachments")[0].GetProperty("content").GetProperty("body")[2].GetProperty("facts");
        Assert.Equal(["Ann Lee <ann@acme.example>", "lead_1"], facts.EnumerateArray().Select(f => f.GetProperty("value").GetString()));
    }

    [Theory]
    [InlineData(202, typeof(SendResult.Sent))]
    [InlineData(400, typeof(SendResult.Refused))]
    [InlineData(401, typeof(SendResult.Retry))]
    [InlineData(429, typeof(SendResult.Retry))]
    public async Task E_mail_goes_to_the_service_that_the_settings_name(int status, Type expected)
    {
        await using var receiver = await HookReceiver.StartAsync();
        receiver.Answer = (_, _) => status;
        var settings = EffectDatabase.Settings(
            ("REVOPS_SEND_EMAIL", "on"), ("REVOPS_MAIL_FROM", "hello@acme.example"), ("REVOPS_MAIL_ACS", $"endpoint={receiver.Url};accesskey=c2VjcmV0"));
        using var http = new EffectHttp(settings);
        var payload = EffectJson.Text(new MailMessage("anna@nordwind.example", null, "Hello", "Hi"));

        var result = await new MailSender(new MailTransports(settings.Mail, http, new ManualClock()).Chosen, new MailFolder(settings.Mail)).SendAsync(new Effect("eff_1", Destinations.Email, "k", "welcome", payload), default);

        Assert.IsType(expected, result);
        Assert.Equal("/emails:send", Assert.Single(receiver.Got).Path);
    }

    private static readonly HookSecrets Secrets = new(new byte[32]);

    private static Task AddHookAsync(EffectDatabase db, string url, string? secret = null) =>
        db.Db.WriteAsync(sql => sql.AddHookAsync(new HookRow { HookId = "h1", Url = url, Events = "*", Secret = secret ?? Secret }, db.Now));

    private static async Task<SendResult> SendAsync(EffectDatabase db, EffectSettings? settings = null)
    {
        using var http = new EffectHttp(settings ?? EffectDatabase.AllOn);
        return await new HookSender(db.Db, http, settings ?? EffectDatabase.AllOn, Secrets, db.Clock).SendAsync(
            new Effect("eff_1", Destinations.Hook("h1"), "k", "lead.created", """{"type":"lead.created","data":{"name":"Özil"}}"""), default);
    }
}
