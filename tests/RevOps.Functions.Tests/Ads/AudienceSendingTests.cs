using System.Security.Cryptography;
using System.Text;
using RevOps.Data.Effects;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Ads;

/// <summary>What ad platforms are told of audiences.</summary>
public sealed class AudienceSendingTests
{
    [Fact]
    public async Task Each_platform_is_told_in_its_own_words()
    {
        await using var app = await AdsApp.StartAsync();
        var contact = await app.FormAsync("ann.lee@gmail.com");
        await app.AudienceAsync(contact, isIn: true, "step-1");
        await app.Fetch.FetchAsync();

        Assert.Equal(
            $$$"""{"destinations":[{"operatingAccount":{"accountType":"GOOGLE_ADS","accountId":"1234567890"},"productDestinationId":"111","loginAccount":{"accountType":"GOOGLE_ADS","accountId":"999"}}],"encoding":"HEX","termsOfService":{"customerMatchTermsOfServiceStatus":"ACCEPTED"},"audienceMembers":[{"userData":{"userIdentifiers":[{"emailAddress":"{{{Hash("annlee@gmail.com")}}}"},{"phoneNumber":"{{{Hash("+4930901820")}}}"}]},"consent":{"adUserData":"CONSENT_GRANTED","adPersonalization":"CONSENT_GRANTED"}}]}""",
            app.Told.Single(c => c.Path == "/v1/audienceMembers:ingest").Body);
        var linkedIn = app.Told.Single(c => c.Path == "/rest/dmpSegments/222/users");
        Assert.Equal($$$"""{"elements":[{"action":"ADD","userIds":[{"idType":"SHA256_EMAIL","idValue":"{{{Hash("ann.lee@gmail.com")}}}"}]}]}""", linkedIn.Body);
        Assert.Equal(("BATCH_CREATE", "202511", "Bearer t0ken"), (linkedIn.Headers["X-RestLi-Method"], linkedIn.Headers["LinkedIn-Version"], linkedIn.Headers["Authorization"]));
        var meta = app.Told.Single(c => c.Path == "/v23.0/333/users");
        Assert.Equal(("POST", $$$"""{"payload":{"schema":["EMAIL","PHONE"],"data":[["{{{Hash("ann.lee@gmail.com")}}}","{{{Hash("4930901820")}}}"]]}}"""), (meta.Method, meta.Body));
        Assert.Equal("Bearer google-token", app.Told[0].Headers["Authorization"]);
        Assert.Contains("refresh_token=refresh", app.Fetch.Vendor.Calls[0].Body, StringComparison.Ordinal);
        Assert.All(await app.EffectsAsync(), e => Assert.Equal(EffectState.Sent, e.State));
    }

    [Fact]
    public async Task Who_has_no_number_is_known_by_the_address_alone()
    {
        await using var app = await AdsApp.StartAsync();
        await app.AudienceAsync(await app.FormAsync("ann@acme.example", phone: ""), isIn: true, "step-1");
        await app.Fetch.FetchAsync();
        Assert.Equal($$$"""{"payload":{"schema":["EMAIL"],"data":[["{{{Hash("ann@acme.example")}}}"]]}}""", app.Told.Single(c => c.Path == "/v23.0/333/users").Body);
        Assert.Contains($$$"""{"userIdentifiers":[{"emailAddress":"{{{Hash("ann@acme.example")}}}"}]}""", app.Told.Single(c => c.Path == "/v1/audienceMembers:ingest").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_leaves_is_taken_out_with_the_hashes_with_which_they_came()
    {
        await using var app = await AdsApp.StartAsync();
        var contact = await app.FormAsync("ann@acme.example");
        await app.AudienceAsync(contact, isIn: true, "step-1");
        await app.Fetch.FetchAsync();
        await app.AudienceAsync(contact, isIn: false, "step-2");
        await app.Fetch.FetchAsync();
        Assert.Contains(Hash("ann@acme.example"), app.Told.Single(c => c.Path == "/v1/audienceMembers:remove").Body, StringComparison.Ordinal);
        Assert.Contains("\"REMOVE\"", app.Told.Last(c => c.Path == "/rest/dmpSegments/222/users").Body, StringComparison.Ordinal);
        Assert.Equal("DELETE", app.Told.Last(c => c.Path == "/v23.0/333/users").Method);
        Assert.DoesNotContain("termsOfService", app.Told.Single(c => c.Path == "/v1/audienceMembers:remove").Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_withdraws_before_it_was_sent_is_not_sent()
    {
        await using var app = await AdsApp.StartAsync();
        app.Instead = _ => new VendorAnswered(503, "");
        var contact = await app.FormAsync("ann@acme.example");
        await app.AudienceAsync(contact, isIn: true, "step-1");
        await app.Fetch.FetchAsync();
        app.Fetch.App.Clock.Advance(TimeSpan.FromMinutes(10));
        await app.FormAsync("ann@acme.example", ads: false);
        app.Instead = _ => null;
        var told = app.Told.Count;
        await app.Fetch.FetchAsync();
        Assert.All(await app.EffectsAsync(), e => Assert.Equal(e.Kind == "audience-add" ? EffectState.Dropped : EffectState.Sent, e.State));
        Assert.All(app.Told.Skip(told), c => Assert.DoesNotContain("ADD", c.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_audience_without_a_list_is_refused_by_name_and_one_platform_holds_up_no_other()
    {
        await using var app = await AdsApp.StartAsync();
        app.Rule(r => r with { Google = Core.Vendors.AdMap.None });
        app.Instead = call => call.Path.StartsWith("/rest/", StringComparison.Ordinal) ? new VendorAnswered(200, """{"elements":[{"status":400}]}""") : null;
        await app.AudienceAsync(await app.FormAsync("ann@acme.example"), isIn: true, "step-1");
        await app.Fetch.FetchAsync();
        Assert.Equal(
            [
                ("ads:google", EffectState.GivenUp, "rules/ads.json names no list for audience 'warm' of google."), ("ads:linkedin", EffectState.GivenUp, "LinkedIn refuses the member (400)."),
                ("ads:meta", EffectState.Sent, null),
            ],
            (await app.EffectsAsync()).Select(e => (e.Destination, e.State, e.Fault)).Order());
    }

    [Fact]
    public async Task A_token_that_is_refused_is_told_and_takes_no_more_requests_for_a_while()
    {
        await using var app = await AdsApp.StartAsync();
        app.Instead = call => call.Path == "/google-token" ? new VendorAnswered(400, """{"error":"invalid_grant"}""") : null;
        await app.AudienceAsync(await app.FormAsync("ann@acme.example"), isIn: true, "step-1");
        await app.AudienceAsync(await app.FormAsync("bob@acme.example"), isIn: true, "step-1");
        await app.Fetch.FetchAsync();
        Assert.Equal(1, app.Fetch.Vendor.Calls.Count(c => c.Path == "/google-token"));
        Assert.Contains("REVOPS_GOOGLE_REFRESH_TOKEN", Assert.Single(await app.App.QueryAsync<string>("SELECT detail FROM notifications")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_is_only_logged_nobody_is_told()
    {
        await using var app = await AdsApp.StartAsync("log");
        await app.AudienceAsync(await app.FormAsync("ann@acme.example"), isIn: true, "step-1");
        await app.Fetch.FetchAsync();
        Assert.Empty(app.Fetch.Vendor.Calls);
        Assert.Equal([EffectState.Logged, EffectState.Logged, EffectState.Logged], (await app.EffectsAsync()).Select(e => e.State));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
