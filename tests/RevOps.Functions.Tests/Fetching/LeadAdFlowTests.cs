using System.Text.Json;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Fetching;

/// <summary>Leads of LinkedIn and Meta, the whole way.</summary>
public sealed class LeadAdFlowTests
{
    private const string Created = """{"type":"LEAD_ACTION","leadGenFormResponse":"urn:li:leadGenFormResponse:r-9","leadType":"SPONSORED","leadAction":"CREATED","occurredAt":1767614400000}""";
    private const string Response = """
        {"id":"r-9","leadType":"SPONSORED","submittedAt":1767614000000,"versionedLeadGenFormUrn":"urn:li:versionedLeadGenForm:(urn:li:leadGenForm:3162,1)",
         "formResponse":{"answers":[{"questionId":2,"answerDetails":{"textQuestionAnswer":{"answer":"ann@acme.example"}}}],"consentResponses":[{"consentId":7,"accepted":true}]}}
        """;

    private const string Form = """{"id":3162,"name":"Demo","content":{"questions":[{"questionId":2,"predefinedField":"EMAIL"}],"legalInfo":{"consents":[{"id":7,"consent":{"localized":{"en_US":"I agree to receive marketing emails"}}}]}}}""";

    [Fact]
    public async Task A_lead_of_LinkedIn_is_fetched_with_its_form_and_the_form_only_once()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = call => new VendorAnswered(200, call.Path.Contains("leadForms", StringComparison.Ordinal) ? Form : Response);
        await app.LinkedInAsync(Created);
        await app.FetchAsync();
        app.Vendor.Answer = _ => new VendorAnswered(200, Response.Replace("r-9", "r-10", StringComparison.Ordinal).Replace("ann@", "bob@", StringComparison.Ordinal));
        await app.LinkedInAsync(Created.Replace("r-9", "r-10", StringComparison.Ordinal));
        await app.FetchAsync();

        Assert.Equal(["/rest/leadFormResponses/r-9", "/rest/leadForms/3162", "/rest/leadFormResponses/r-10"], app.Vendor.Paths);
        Assert.All(app.Vendor.Calls, c => Assert.Equal(("202511", "2.0.0"), (c.Headers["LinkedIn-Version"], c.Headers["X-Restli-Protocol-Version"])));
        Assert.Equal(["ann@acme.example linkedin_ads", "bob@acme.example linkedin_ads"], await app.App.QueryAsync<string>("SELECT c.email || ' ' || l.channel FROM leads l JOIN contacts c ON c.contact_id = l.contact_id ORDER BY 1"));
        Assert.Equal(["email_marketing 1", "email_marketing 1"], await app.App.QueryAsync<string>("SELECT purpose || ' ' || granted FROM consents"));
    }

    [Fact]
    public async Task Without_its_form_a_lead_waits_for_it()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = call => call.Path.Contains("leadForms", StringComparison.Ordinal) ? new VendorAnswered(503, "") : new VendorAnswered(200, Response);
        await app.LinkedInAsync(Created);
        await app.FetchAsync();
        Assert.Equal(["linkedin applied fetching"], await app.EventsAsync());
        app.Vendor.Answer = call => new VendorAnswered(200, call.Path.Contains("leadForms", StringComparison.Ordinal) ? Form : Response);
        app.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.FetchAsync();
        Assert.Equal("lead normalized", (await app.EventsAsync())[^1]);
    }

    [Fact]
    public async Task The_clock_of_a_lead_starts_when_LinkedIn_told_of_it()
    {
        await using var app = await FetchApp.StartAsync();
        await app.LinkedInAsync(Created);
        app.App.Clock.Advance(TimeSpan.FromMinutes(3));
        app.Vendor.Answer = call => new VendorAnswered(200, call.Path.Contains("leadForms", StringComparison.Ordinal) ? Form : Response);
        await app.FetchAsync();
        Assert.Equal(["2026-01-05T12:00:00.0000000Z"], await app.App.QueryAsync<string>("SELECT received_at FROM submissions"));
    }

    [Fact]
    public async Task Whom_LinkedIn_deleted_is_erased_here_too()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = call => new VendorAnswered(200, call.Path.Contains("leadForms", StringComparison.Ordinal) ? Form : Response);
        await app.LinkedInAsync(Created);
        await app.FetchAsync();
        await app.LinkedInAsync(Created.Replace("CREATED", "DELETED", StringComparison.Ordinal));
        Assert.Equal("linkedin applied erased", (await app.EventsAsync())[^1]);
        Assert.Equal([1], await app.App.QueryAsync<int>("SELECT COUNT(*) FROM contacts WHERE email IS NULL AND phone IS NULL AND last_name IS NULL AND erased_at IS NOT NULL"));
        Assert.Equal(["linkedin"], await app.App.QueryAsync<string>("SELECT requested_by FROM erasures"));
    }

    [Fact]
    public async Task LinkedIns_challenge_is_answered_at_the_door()
    {
        await using var app = await FetchApp.StartAsync();
        var reply = await app.App.SendAsync("IntakeLinkedIn", "", "?challengeCode=abc", "GET");
        Assert.Equal((200, "abc"), (reply.Status, reply.Json.GetProperty("challengeCode").GetString()));
        Assert.Equal(64, reply.Json.GetProperty("challengeResponse").GetString()!.Length);
        Assert.Equal(401, (await app.App.SendAsync("IntakeLinkedIn", "", "", "GET")).Status);
        Assert.Equal(401, (await app.App.SendAsync("IntakeLinkedIn", Created, "?challengeCode=abc")).Status);
        Assert.Empty(app.App.Storage.TakeMessages());
    }

    [Fact]
    public async Task A_batch_of_Meta_is_a_fetch_for_each_lead()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = call => new VendorAnswered(
            200, $$"""{"id":"{{call.Path.Split('/')[^1]}}","created_time":"2026-01-05T11:55:00+0000","campaign_id":"605","platform":"fb","field_data":[{"name":"email","values":["m{{call.Path.Split('/')[^1]}}@acme.example"]}]}""");
        await app.MetaAsync("""{"object":"page","entry":[{"id":"44","changes":[{"field":"leadgen","value":{"leadgen_id":"1"}},{"field":"leadgen","value":{"leadgen_id":"2"}}]},{"id":"45","changes":[{"field":"feed","value":{}}]}]}""");
        await app.FetchAsync();
        Assert.Equal(["/v23.0/1", "/v23.0/2"], app.Vendor.Paths.Order());
        Assert.Equal(["m1@acme.example meta_ads", "m2@acme.example meta_ads"], await app.App.QueryAsync<string>("SELECT c.email || ' ' || l.channel FROM leads l JOIN contacts c ON c.contact_id = l.contact_id ORDER BY 1"));
        Assert.Contains("meta applied ignored", await app.EventsAsync());
        await app.MetaAsync("""{"object":"page","entry":[{"id":"44","changes":[{"field":"leadgen","value":{"leadgen_id":"1"}}]}]}""");
        Assert.Equal("meta duplicate", (await app.EventsAsync())[^1]);
    }

    [Theory]
    [InlineData(400, """{"error":{"message":"x","code":190,"type":"OAuthException"}}""", 1, "token")]
    [InlineData(400, """{"error":{"code":4}}""", 0, "pause")]
    [InlineData(403, """{"error":{"code":613}}""", 0, "pause")]
    [InlineData(400, """{"error":{"code":100,"error_subcode":33}}""", 1, "code 100")]
    [InlineData(500, """{"error":{"code":2}}""", 1, "code 2")]
    [InlineData(502, "<html>", 1, "502")]
    public async Task Meta_says_by_a_code_what_is_wrong(int status, string body, int attempts, string fault)
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = _ => new VendorAnswered(status, body);
        await app.MetaAsync("""{"object":"page","entry":[{"id":"44","changes":[{"field":"leadgen","value":{"leadgen_id":"1"}}]}]}""");
        await app.FetchAsync();
        var effect = Assert.Single(await app.FetchesAsync());
        Assert.Equal(("pending", attempts), (effect.State, effect.Attempts));
        Assert.Contains(fault, effect.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metas_handshake_is_answered_at_the_door_and_another_token_is_refused()
    {
        await using var app = await FetchApp.StartAsync();
        var reply = await app.App.SendAsync("IntakeMeta", "", "?hub.mode=subscribe&hub.verify_token=verify%20me&hub.challenge=1158201444", "GET");
        Assert.Equal((200, "1158201444"), (reply.Status, reply.Body));
        Assert.Equal(403, (await app.App.SendAsync("IntakeMeta", "", "?hub.mode=subscribe&hub.verify_token=client-secret-client-secret&hub.challenge=1", "GET")).Status);
    }

    [Fact]
    public async Task Health_shows_vendors_without_token_and_what_waits()
    {
        await using var app = await FetchApp.StartAsync(token: "");
        await app.LinkedInAsync(Created);
        var state = JsonSerializer.SerializeToElement(await app.App.Db.ReadAsync(app.App.Get<Functions.Fetching.FetchHealth>().StateAsync));
        Assert.Equal("no token", state.GetProperty("linkedin").GetProperty("State").GetString());
        Assert.Equal((1, 0), (state.GetProperty("linkedin").GetProperty("Waiting").GetInt32(), state.GetProperty("meta").GetProperty("Waiting").GetInt32()));
    }
}
