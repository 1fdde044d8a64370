using RevOps.Testing;

namespace RevOps.Functions.Tests.Fetching;

/// <summary>What HubSpot's objects come to in the database.</summary>
public sealed class HubSpotFlowTests
{
    private const string Lead = """
        {"id":"512","properties":{"email":"ann@acme.example","firstname":"Ann","lastname":"Lee","lifecyclestage":"salesqualifiedlead","createdate":"2026-01-05T11:00:00Z",
          "hs_lifecyclestage_salesqualifiedlead_date":"2026-01-05T11:30:00Z","recent_conversion_date":"2026-01-05T11:20:00Z","recent_conversion_event_name":"Demo"},
         "createdAt":"2026-01-05T11:00:00Z","updatedAt":"2026-01-05T11:59:00Z"}
        """;

    private const string Deal = """
        {"id":"77","properties":{"amount":"1000","dealstage":"closedwon","pipeline":"default","createdate":"2026-01-05T08:00:00Z","closedate":"2026-01-05T10:00:00Z","hs_is_closed":"true","hs_is_closed_won":"true"},
         "createdAt":"2026-01-05T08:00:00Z","updatedAt":"2026-01-05T10:00:00Z","associations":{"contacts":{"results":[{"id":"512","type":"deal_to_contact"}]}}}
        """;

    [Fact]
    public async Task A_form_at_HubSpot_is_a_lead_once_and_its_stage_is_taken_over()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = _ => new VendorAnswered(200, Lead);
        await app.HubSpotAsync(FetchApp.Event("contact.creation", "512", 1));
        await app.FetchAsync();
        app.Vendor.Answer = _ => new VendorAnswered(200, Lead.Replace("11:59:00Z", "11:59:30Z", StringComparison.Ordinal).Replace("\"Lee\"", "\"Long\"", StringComparison.Ordinal));
        await app.HubSpotAsync(FetchApp.Event("contact.propertyChange", "512", 2));
        await app.FetchAsync();

        Assert.Equal(["SQL demo"], await app.App.QueryAsync<string>("SELECT lifecycle_stage || ' ' || form FROM leads"));
        Assert.Equal(["form_submit 2026-01-05T11:20:00.0000000Z"], await app.App.QueryAsync<string>("SELECT event_type || ' ' || event_time FROM touchpoints"));
        Assert.All(await app.App.QueryAsync<string>("SELECT payload FROM outbox WHERE kind = 'score'"), p => Assert.Contains("\"isImport\":false", p, StringComparison.Ordinal));
        Assert.Equal(["Long"], await app.App.QueryAsync<string>("SELECT last_name FROM contacts"));
    }

    [Fact]
    public async Task A_lead_that_sales_has_entered_has_done_nothing()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = _ => new VendorAnswered(200, """{"id":"512","properties":{"email":"ann@acme.example","lifecyclestage":"lead"},"createdAt":"2026-01-05T11:00:00Z","updatedAt":"2026-01-05T11:59:00Z"}""");
        await app.HubSpotAsync(FetchApp.Event("contact.creation", "512"));
        await app.FetchAsync();
        Assert.Equal([1], await app.App.QueryAsync<int>("SELECT COUNT(*) FROM leads"));
        Assert.Empty(await app.App.QueryAsync<string>("SELECT event_type FROM touchpoints"));
    }

    [Fact]
    public async Task A_deal_may_come_before_its_contact_and_is_linked_when_that_comes()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = call => new VendorAnswered(200, call.Path.Contains("deals", StringComparison.Ordinal) ? Deal : Lead);
        await app.HubSpotAsync(FetchApp.Event("deal.creation", "77", 1));
        await app.FetchAsync();
        Assert.Equal(["hubspot-77 won 1000"], await app.App.QueryAsync<string>("SELECT deal_id || ' ' || won_lost || ' ' || CAST(deal_value AS INTEGER) FROM deals WHERE primary_contact_id IS NULL"));
        await app.HubSpotAsync(FetchApp.Event("contact.creation", "512", 2));
        await app.FetchAsync();
        Assert.Equal([1], await app.App.QueryAsync<int>("SELECT COUNT(*) FROM deals d JOIN contacts c ON c.contact_id = d.primary_contact_id"));
    }

    [Fact]
    public async Task A_deal_that_was_deleted_there_is_lost_here()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = call => new VendorAnswered(200, call.Path.Contains("deals", StringComparison.Ordinal) ? Deal : Lead);
        await app.HubSpotAsync(FetchApp.Event("contact.creation", "512", 1), FetchApp.Event("deal.creation", "77", 2));
        await app.FetchAsync();
        await app.HubSpotAsync(FetchApp.Event("deal.deletion", "77", 3));
        Assert.Equal(["lost"], await app.App.QueryAsync<string>("SELECT won_lost FROM deals"));
    }

    [Fact]
    public async Task A_merge_there_is_a_merge_here_of_those_who_are_known()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = call => new VendorAnswered(200, $$"""{"id":"{{call.Path.Split('/')[^1]}}","properties":{"email":"c{{call.Path.Split('/')[^1]}}@acme.example"},"createdAt":"2026-01-05T11:00:00Z","updatedAt":"2026-01-05T11:59:00Z"}""");
        await app.HubSpotAsync(FetchApp.Event("contact.creation", "1", 1), FetchApp.Event("contact.creation", "2", 2));
        await app.FetchAsync();
        await app.HubSpotAsync(FetchApp.Event("contact.merge", "1", 3, ""","primaryObjectId":1,"mergedObjectIds":[2,99],"newObjectId":3"""));
        Assert.Equal(
            ["2 into 1"],
            await app.App.QueryAsync<string>(
                "SELECT m.external_id || ' into ' || s.external_id FROM contacts c JOIN external_ids m ON m.contact_id = c.contact_id JOIN external_ids s ON s.contact_id = c.merged_into"));
        Assert.Equal("fetch:hubspot:contacts:3", (await app.FetchesAsync())[^1].OrderKey);
    }

    [Fact]
    public async Task Whom_HubSpot_erases_is_erased_here_too_and_nothing_is_left_to_be_deleted()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = _ => new VendorAnswered(200, Lead);
        await app.HubSpotAsync(FetchApp.Event("contact.creation", "512", 1));
        await app.FetchAsync();
        await app.HubSpotAsync(FetchApp.Event("contact.privacyDeletion", "512", 2), FetchApp.Event("contact.deletion", "512", 3));
        Assert.Equal(["hubspot applied erased", "hubspot applied deleted"], (await app.EventsAsync()).TakeLast(2));
        var contactId = Assert.Single(await app.App.QueryAsync<string>("SELECT contact_id FROM contacts WHERE email IS NULL AND erased_at IS NOT NULL"));
        Assert.Equal([contactId], await app.App.QueryAsync<string>("SELECT contact_id FROM erasures"));

        // By then nobody is known under the id any more.
        Assert.Equal([contactId], await app.App.QueryAsync<string>("SELECT contact_id FROM events WHERE reason_code IN ('erased', 'deleted') AND contact_id IS NOT NULL"));
    }

    [Theory]
    [InlineData(299, 200)]
    [InlineData(301, 401)]
    public async Task A_delivery_that_is_older_than_five_minutes_is_refused(int seconds, int status)
    {
        await using var app = await FetchApp.StartAsync();
        var time = app.Now.AddSeconds(-seconds).ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var signed = System.Text.Encoding.UTF8.GetBytes("POSThttps://revops.example.com/api/intake/hubspot[]" + time);
        var signature = Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData("client-secret-client-secret"u8, signed));
        var reply = await app.App.SendAsync("IntakeHubSpot", "[]", headers: [("X-HubSpot-Signature-v3", signature), ("X-HubSpot-Request-Timestamp", time)]);
        Assert.Equal(status, reply.Status);
    }
}
