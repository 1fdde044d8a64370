using RevOps.Connectors.Destinations;

namespace RevOps.Connectors.Tests.Destinations;

/// <summary>Signatures as receivers check them.</summary>
public sealed class StandardWebhookTests
{
    // The vector that the standard's own libraries test with.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Body = """{"test": 2432232314}""";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    [Fact]
    public void The_standards_own_example_is_signed_as_it_says()
    {
        var headers = StandardWebhook.Headers(Id, At, Body, [Secret]);
        Assert.Equal((Id, "1614265330", Signature), (headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"]));
    }

    /// <summary>Made by the npm package <c>standardwebhooks</c> 1.1.1, <c>new Webhook(secret).sign(id, time, body)</c>.</summary>
    [Theory]
    [InlineData("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3", "evt_1", 1770000000, """{"name":"Jörg Æ 雪 😀","sum":12.50}""", "v1,dmH/b2wgoFXXOPJv1M8hhCi5vkHG/lS/2pDPwLVwVMk=")]
    [InlineData("whsec_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBw==", "evt_06h0gwyd78", 1798675199, "", "v1,/evjZO3H+ShvxoCnR4w5XwfiYL5ZwwPk3PbRtz/EJU8=")]
    [InlineData("whsec_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBw==", "a.b", 1, "{}\n", "v1,3+W0dbAC5FdhLKZNUWyb0pvg1FXZKRC/6w6+16TvhKc=")]
    public void Receivers_libraries_sign_the_same(string secret, string id, long seconds, string body, string signature) =>
        Assert.Equal(signature, StandardWebhook.Headers(id, DateTimeOffset.FromUnixTimeSeconds(seconds), body, [secret])["webhook-signature"]);

    [Fact]
    public void Each_secret_signs_and_id_time_and_body_all_count()
    {
        var both = StandardWebhook.Headers(Id, At, Body, [StandardWebhook.NewSecret(), Secret])["webhook-signature"].Split(' ');
        Assert.Equal((2, Signature), (both.Length, both[1]));
        Assert.NotEqual(both[0], both[1]);
        Assert.NotEqual(Signature, StandardWebhook.Headers(Id + "x", At, Body, [Secret])["webhook-signature"]);
        Assert.NotEqual(Signature, StandardWebhook.Headers(Id, At.AddSeconds(1), Body, [Secret])["webhook-signature"]);
        Assert.NotEqual(Signature, StandardWebhook.Headers(Id, At, Body + " ", [Secret])["webhook-signature"]);
    }

    [Fact]
    public void New_secrets_are_secrets_and_each_another() =>
        Assert.Equal(2, new[] { StandardWebhook.NewSecret(), StandardWebhook.NewSecret() }.Where(StandardWebhook.IsSecret).Distinct().Count());

    [Theory]
    [InlineData(Secret, true)]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", false)]
    [InlineData("whsec_", false)]
    [InlineData("whsec_not base64 at all!", false)]
    public void A_secret_is_whsec_and_base64(string text, bool expected) => Assert.Equal(expected, StandardWebhook.IsSecret(text));

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_secret_has_24_to_64_bytes(int bytes, bool expected) =>
        Assert.Equal(expected, StandardWebhook.IsSecret(StandardWebhook.SecretPrefix + Convert.ToBase64String(new byte[bytes])));
}
