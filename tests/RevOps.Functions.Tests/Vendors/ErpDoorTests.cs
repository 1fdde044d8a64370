using System.Text.Json;

namespace RevOps.Functions.Tests.Vendors;

/// <summary>Service and stock of ERP systems, through the real door into the database and the score.</summary>
public sealed class ErpDoorTests
{
    private static readonly (string, string)[] Headers = [("x-api-key", VendorApp.Key)];

    [Fact]
    public async Task An_open_repair_lowers_the_score_an_expiring_contract_raises_it_and_both_say_so()
    {
        await using var app = await VendorApp.StartAsync();
        await app.SendAsync("IntakeLeads", """{"email":"ann@acme.example","interest":"demo","company":{"name":"Acme GmbH","domain":"acme.example"}}""", headers: Headers);
        await app.DrainAsync();
        var before = await ScoreAsync(app);

        await SendAsync(app, """{"type":"repair","id":"R-1","updatedAt":"2026-01-05T09:00:00Z","status":"open","contact":{"email":"ann@acme.example"}}""");
        var waiting = await ScoreAsync(app);
        Assert.Equal(before.Score - 15, waiting.Score);
        Assert.Contains("open-repair -15 Waits for a repair: help first, sell later.", waiting.Contributions);

        // An older version changes nothing; the same again is a duplicate; the end of the repair takes it back.
        await SendAsync(app, """{"type":"repair","id":"R-1","updatedAt":"2026-01-05T08:00:00Z","status":"closed","contact":{"email":"ann@acme.example"}}""");
        Assert.Equal(waiting.Score, (await ScoreAsync(app)).Score);
        await SendAsync(app, """{"type":"repair","id":"R-1","updatedAt":"2026-01-05T10:00:00Z","status":"closed","contact":{"email":"ann@acme.example"}}""");
        Assert.Equal(before.Score, (await ScoreAsync(app)).Score);

        // By its company: the contract names nobody.
        await SendAsync(app, """{"type":"contract","id":"C-1","updatedAt":"2026-01-05T10:00:00Z","status":"active","endsAt":"2026-04-05T12:00:00Z","company":{"name":"Acme GmbH","domain":"acme.example"}}""");
        Assert.Contains("contract-expiring 15 A contract with us ends soon.", (await ScoreAsync(app)).Contributions);
        Assert.Equal(["contract 1", "repair 0"], await app.QueryAsync<string>("SELECT kind || ' ' || is_open FROM service_events ORDER BY kind"));
        Assert.Equal([2], await app.QueryAsync<int>("SELECT COUNT(*) FROM touchpoints WHERE event_type = 'service_event'"));
    }

    [Fact]
    public async Task A_contract_raises_the_score_from_ninety_days_before_its_end_on_and_the_lead_is_looked_at_then()
    {
        await using var app = await VendorApp.StartAsync();
        await app.SendAsync("IntakeLeads", """{"email":"ann@acme.example","interest":"demo"}""", headers: Headers);
        await SendAsync(app, """{"type":"contract","id":"C-1","updatedAt":"2026-01-05T10:00:00Z","status":"active","endsAt":"2026-04-05T12:00:01Z","contact":{"email":"ann@acme.example"}}""");
        Assert.DoesNotContain((await ScoreAsync(app)).Contributions, c => c.StartsWith("contract-expiring", StringComparison.Ordinal));
        Assert.Equal(["2026-01-05T12:00:01.0000000Z"], await app.QueryAsync<string>("SELECT rescore_at FROM leads"));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains((await ScoreAsync(app)).Contributions, c => c.StartsWith("contract-expiring", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stock_is_kept_and_touches_nobody()
    {
        await using var app = await VendorApp.StartAsync();
        var reply = await app.SendAsync("IntakeErp", """[{"type":"inventory","change":"shipped","item":"P-100","quantity":-2.5,"occurredAt":"2026-01-05T09:00:00Z"},{"type":"what"}]""", headers: Headers);
        Assert.Equal(202, reply.Status);
        await app.DrainAsync();
        Assert.Equal(["shipped P-100 -2.5"], await app.QueryAsync<string>("SELECT change_type || ' ' || item || ' ' || quantity FROM inventory_events"));
        Assert.Equal(["applied", "rejected"], await app.QueryAsync<string>("SELECT status FROM events ORDER BY status"));
        Assert.Equal([0], await app.QueryAsync<int>("SELECT COUNT(*) FROM touchpoints"));
        Assert.Equal(401, (await app.SendAsync("IntakeErp", "{}")).Status);
        Assert.Equal(422, (await app.SendAsync("IntakeErp", "{}", headers: Headers)).Status);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task The_handshake_of_business_central_is_answered_without_a_secret(string method)
    {
        await using var app = await VendorApp.StartAsync();
        var reply = await app.SendAsync("IntakeBusinessCentral", "", "?validationToken=abc-1", method);
        Assert.Equal((200, "abc-1", "text/plain; charset=utf-8"), (reply.Status, reply.Body, reply.ContentType));
        Assert.Empty(app.Storage.TakeMessages());
    }

    [Fact]
    public async Task A_wrong_state_is_answered_with_202_thrown_away_and_counted()
    {
        await using var app = await VendorApp.StartAsync(("REVOPS_BUSINESS_CENTRAL_SECRET", "the-state"));
        foreach (var body in new[] { Notification("other"), Notification(""), "{}", "not json", new string(' ', (4 * 1024 * 1024) + 1) })
        {
            Assert.Equal((202, ""), ((await app.SendAsync("IntakeBusinessCentral", body)).Status, ""));
        }

        Assert.Empty(app.Storage.TakeMessages());
        Assert.Empty(app.Storage.Blobs);
        var refused = (await app.StateAsync("business-central")).GetProperty("refusedBy");
        Assert.Equal((2, 2, 1), (refused.GetProperty("wrong").GetInt32(), refused.GetProperty("missing").GetInt32(), refused.GetProperty("too-large").GetInt32()));
    }

    [Fact]
    public async Task Notifications_are_kept_once_and_while_storage_is_away_the_answer_keeps_the_subscription()
    {
        await using var app = await VendorApp.StartAsync(("REVOPS_BUSINESS_CENTRAL_SECRET", "the-state"));
        app.Storage.IsDown = true;
        Assert.Equal(503, (await app.SendAsync("IntakeBusinessCentral", Notification("the-state"))).Status);
        app.Storage.IsDown = false;
        Assert.Equal(202, (await app.SendAsync("IntakeBusinessCentral", Notification("the-state"))).Status);
        Assert.Equal(202, (await app.SendAsync("IntakeBusinessCentral", Notification("the-state"))).Status);
        await app.DrainAsync();
        Assert.Equal(["updated item-1"], await app.QueryAsync<string>("SELECT change_type || ' ' || item FROM inventory_events"));
        Assert.Equal(["applied", "duplicate"], await app.QueryAsync<string>("SELECT status FROM events ORDER BY status"));
    }

    private static string Notification(string state) => JsonSerializer.Serialize(new
    {
        value = new[] { new { subscriptionId = "s", clientState = state, resource = "api/v2.0/companies(c)/items(item-1)", changeType = "updated", lastModifiedDateTime = "2026-01-05T09:00:00Z" } },
    });

    private static async Task SendAsync(VendorApp app, string body)
    {
        Assert.Equal(202, (await app.SendAsync("IntakeErp", body, headers: Headers)).Status);
        await app.DrainAsync();
    }

    private static async Task<(int Score, IReadOnlyList<string> Contributions)> ScoreAsync(VendorApp app)
    {
        await app.ScoreAsync();
        return (
            (await app.QueryAsync<int>("SELECT lead_score FROM leads"))[0],
            await app.QueryAsync<string>("SELECT rule_id || ' ' || points || ' ' || reason FROM score_contributions ORDER BY seq"));
    }
}
