using RevOps.Connectors.Destinations;
using RevOps.Data.Effects;
using RevOps.Functions.Effects;

namespace RevOps.Functions.Tests.Effects;

/// <summary>Going live: off, log or on, and what on needs.</summary>
public sealed class EffectSettingsTests
{
    private const string Account = "endpoint=https://acme.communication.azure.com/;accesskey=c2VjcmV0LWtleS1zZWNyZXQ=";

    [Fact]
    public void As_shipped_nothing_leaves_but_to_subscribers()
    {
        var settings = EffectDatabase.Settings();
        Assert.All(
            [Destinations.Email, Destinations.Notifications, Destinations.HubSpot, Destinations.Salesforce, "ads:google", "ads:linkedin", "ads:meta"],
            d => Assert.Equal(SendMode.Log, settings.ModeOf(d)));
        Assert.Equal(SendMode.On, settings.ModeOf(Destinations.Hook("h1")));
        Assert.False(settings.AllowLoopbackHooks);
        Assert.Equal(TimeSpan.FromDays(30), settings.Keep);
    }

    [Fact]
    public void What_is_on_with_all_that_it_needs_is_on()
    {
        var settings = EffectDatabase.Settings(
            ("REVOPS_SEND_EMAIL", "on"), ("REVOPS_MAIL_ACS", Account), ("REVOPS_MAIL_FROM", "hello@acme.example"),
            ("REVOPS_SEND_NOTIFICATIONS", "on"), ("REVOPS_NOTIFY_URL", "https://acme.logic.azure.com/workflows/1?sig=x"), ("REVOPS_SEND_HUBSPOT", "on"), ("REVOPS_HUBSPOT_TOKEN", "t0ken"), ("REVOPS_SEND_SALESFORCE", "off"));
        Assert.Equal(
            (SendMode.On, SendMode.On, SendMode.On, SendMode.Off),
            (settings.ModeOf(Destinations.Email), settings.ModeOf(Destinations.Notifications), settings.ModeOf(Destinations.HubSpot), settings.ModeOf(Destinations.Salesforce)));
    }

    [Theory]
    [InlineData("REVOPS_SEND_EMAIL", "yes")]
    [InlineData("REVOPS_SEND_EMAIL", "on")]
    [InlineData("REVOPS_SEND_NOTIFICATIONS", "ON")]
    [InlineData("REVOPS_SEND_NOTIFICATIONS", "on")]
    [InlineData("REVOPS_SEND_GOOGLE", "on")]
    [InlineData("REVOPS_SEND_LINKEDIN", "on")]
    [InlineData("REVOPS_SEND_META", "on")]
    [InlineData("REVOPS_SEND_HUBSPOT", "on")]
    [InlineData("REVOPS_SEND_SALESFORCE", "on")]
    [InlineData("REVOPS_NOTIFY_URL", "http://acme.example/")]
    [InlineData("REVOPS_MAIL_ACS", "endpoint=https://acme.communication.azure.com/")]
    [InlineData("REVOPS_MAIL_ACS", "endpoint=https://acme.communication.azure.com/;accesskey=not base64")]
    [InlineData("REVOPS_MAIL_SMTP", "mail.acme.example")]
    [InlineData("REVOPS_MAIL_SMTP", "https://mail.acme.example")]
    [InlineData("REVOPS_MAIL_SMTP", "smtp://only-a-name@mail.acme.example")]
    [InlineData("REVOPS_MAIL_FROM", "nobody")]
    [InlineData("REVOPS_NOTIFY_BY", "pigeon")]
    [InlineData("REVOPS_NOTIFY_EMAIL", "nobody")]
    [InlineData("REVOPS_HOOKS_LOOPBACK", "1")]
    [InlineData("REVOPS_KEEP_EFFECTS_DAYS", "0")]
    [InlineData("REVOPS_KEEP_EFFECTS_DAYS", "3651")]
    public void A_wrong_value_and_an_on_without_what_it_needs_are_faults_that_name_the_setting(string name, string value)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => EffectDatabase.Settings((name, value)));
        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_ways_for_mail_and_notifications_by_mail_without_any_are_faults()
    {
        Assert.Contains("exclude", Fault(("REVOPS_MAIL_ACS", Account), ("REVOPS_MAIL_SMTP", "smtp://mail.acme.example")), StringComparison.Ordinal);
        Assert.Contains("REVOPS_NOTIFY_EMAIL", Fault(("REVOPS_SEND_NOTIFICATIONS", "on"), ("REVOPS_NOTIFY_BY", "email")), StringComparison.Ordinal);
        Assert.Contains("REVOPS_NOTIFY_URL", Fault(("REVOPS_SEND_NOTIFICATIONS", "on"), ("REVOPS_NOTIFY_BY", "slack")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smtp://mail.acme.example", "mail.acme.example", 587, "", "", false)]
    [InlineData("smtp://mail.acme.example:25/", "mail.acme.example", 25, "", "", false)]
    [InlineData("smtp://apikey:p%40ss%2Fword@smtp.provider.example:2525", "smtp.provider.example", 2525, "apikey", "p@ss/word", false)]
    [InlineData("smtp://127.0.0.1:1025", "127.0.0.1", 1025, "", "", true)]
    public void A_mail_server_is_an_address(string text, string host, int port, string user, string password, bool isLocal)
    {
        var server = SmtpAccount.Parse(text)!;
        Assert.Equal(new SmtpAccount(host, port, user, password, isLocal), server);
        Assert.Equal($"{host}:{port}", server.ToString());
    }

    private static string Fault(params (string, string)[] settings) =>
        Assert.Throws<InvalidOperationException>(() => EffectDatabase.Settings(settings)).Message;

    [Fact]
    public void All_faults_are_told_at_once_and_no_secret_with_them()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => EffectDatabase.Settings(("REVOPS_SEND_HUBSPOT", "maybe"), ("REVOPS_MAIL_ACS", "hidden-secret")));
        Assert.Contains("REVOPS_SEND_HUBSPOT", fault.Message, StringComparison.Ordinal);
        Assert.Contains("REVOPS_MAIL_ACS", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-secret", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0, 30)]
    [InlineData(1, 1, 36)]
    [InlineData(2, 0, 120)]
    [InlineData(6, 0, 30_720)]
    [InlineData(7, 0, 43_200)]
    [InlineData(7, 1, 51_840)]
    [InlineData(1_000, 0, 43_200)]
    public void Pauses_grow_fourfold_to_half_a_day_and_by_chance_a_fifth_longer(int attempts, double chance, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), EffectSchedule.PauseAfter(attempts, chance, asked: null));

    [Theory]
    [InlineData(10, 30)]
    [InlineData(31, 31)]
    [InlineData(86_400, 86_400)]
    [InlineData(86_401, 86_400)]
    [InlineData(1e9, 86_400)]
    public void A_receiver_may_ask_for_a_longer_pause_of_a_day_at_most(double asked, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), EffectSchedule.PauseAfter(1, 0, TimeSpan.FromSeconds(asked)));
}
