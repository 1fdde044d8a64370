using System.Text.Json;
using System.Text.RegularExpressions;
using RevOps.Functions.Tests.Vendors;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Fetching;

/// <summary>Going through all records of Salesforce.</summary>
public sealed partial class SalesforceBackfillTests
{
    private const string Describe = """
        {"fields":[{"name":"Id"},{"name":"Email"},{"name":"FirstName"},{"name":"LastName"},{"name":"Company"},{"name":"Status"},{"name":"IsConverted"},{"name":"NumberOfEmployees"},
                   {"name":"ConvertedContactId"},{"name":"CreatedDate"},{"name":"LastModifiedDate"},{"name":"StageName"},{"name":"Amount"},{"name":"IsWon"},{"name":"IsClosed"},{"name":"ContactId"},{"name":"CloseDate"}]}
        """;

    /// <summary>A page for each 500 leads, of which there are so many.</summary>
    private static Func<VendorCall, VendorAnswered> Leads(int count) => call => call.Path switch
    {
        "/services/oauth2/token" => new VendorAnswered(200, """{"access_token":"t","expires_in":3600}"""),
        "/services/data/v62.0/sobjects/Lead/describe" => new VendorAnswered(200, Describe),
        _ => Page(call.Query["q"].ToString(), count),
    };

    private static VendorAnswered Page(string query, int count)
    {
        var after = After().Match(query) is { Success: true } match ? int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : -1;
        var records = Enumerable.Range(after + 1, count).TakeWhile(n => n < count).Take(500).Select(n => new
        {
            attributes = new { type = "Lead", url = "/x" },
            Id = IdOf(n),
            Email = $"p{n}@acme{n}.example",
            Company = (string?)null,
            NumberOfEmployees = 40,
            IsConverted = n == 0,
            Status = "Open - Not Contacted",
            CreatedDate = "2025-11-05T11:00:00.000+0000",
            LastModifiedDate = "2026-01-04T11:00:00.000+0000",
        });
        return new VendorAnswered(200, JsonSerializer.Serialize(new { totalSize = 1, done = true, records }));
    }

    private static string IdOf(int n)
    {
        var id = $"00Q5g0000{n:000000}";
        return RevOps.Connectors.Salesforce.SalesforceIds.Full(id)!;
    }

    private static Task<VendorReply> PostAsync(FetchApp app, string body) => app.App.SendAsync("PostBackfill", body, headers: ("x-api-key", VendorApp.Key));

    [Fact]
    public async Task All_leads_come_in_as_imports_page_by_page()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = Leads(501);
        var reply = await PostAsync(app, """{"system":"salesforce","object":"Lead","since":"2025-01-01T00:00:00Z"}""");
        Assert.Equal(202, reply.Status);
        await app.FetchAsync();

        var queries = app.Vendor.Calls.Where(c => c.Path.EndsWith("/query", StringComparison.Ordinal)).Select(c => c.Query["q"].ToString()).ToList();
        Assert.Equal(
            "SELECT Id, Email, FirstName, LastName, Company, NumberOfEmployees, Status, IsConverted, ConvertedContactId, CreatedDate, LastModifiedDate FROM Lead WHERE SystemModstamp >= 2025-01-01T00:00:00Z ORDER BY Id LIMIT 500",
            queries[0]);
        Assert.Contains($"WHERE Id > '{IdOf(499)}' AND SystemModstamp", queries[1], StringComparison.Ordinal);
        Assert.Single(app.Vendor.Calls, c => c.Path.EndsWith("describe", StringComparison.Ordinal));
        Assert.Equal([501], await app.App.QueryAsync<int>("SELECT COUNT(*) FROM leads WHERE is_import = 1"));
        Assert.Equal(["SQL"], await app.App.QueryAsync<string>("SELECT l.lifecycle_stage FROM leads l JOIN external_ids e ON e.contact_id = l.contact_id WHERE e.system = 'salesforce-lead' AND e.external_id = @id", new { id = IdOf(0) }));
        Assert.Equal(["All Lead of salesforce were gone through: 501."], await app.App.QueryAsync<string>("SELECT detail FROM notifications WHERE kind = 'backfill-finished'"));

        // Again: nothing is new.
        app.App.Clock.Advance(TimeSpan.FromSeconds(1));
        await PostAsync(app, """{"system":"salesforce","object":"Lead"}""");
        await app.FetchAsync();
        Assert.Equal([501], await app.App.QueryAsync<int>("SELECT COUNT(*) FROM leads"));
        Assert.DoesNotContain(await app.EventsAsync("salesforce"), e => e.Contains("rejected", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_fails_is_asked_for_again_and_an_object_that_no_rule_names_is_refused()
    {
        await using var app = await FetchApp.StartAsync();
        var pages = Leads(501);
        var failures = 1;
        app.Vendor.Answer = call => call.Query["q"].ToString().Contains("Id >", StringComparison.Ordinal) && failures-- > 0 ? new VendorAnswered(503, "") : pages(call);
        Assert.Equal(422, (await PostAsync(app, """{"system":"salesforce","object":"Case"}""")).Status);
        await PostAsync(app, """{"system":"salesforce","object":"Lead"}""");
        await app.FetchAsync();
        Assert.Equal([500], await app.App.QueryAsync<int>("SELECT COUNT(*) FROM leads"));
        app.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.FetchAsync();
        Assert.Equal([501], await app.App.QueryAsync<int>("SELECT COUNT(*) FROM leads"));
    }

    [Fact]
    public async Task Opportunities_are_deals_under_their_own_ids()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = call => call.Path switch
        {
            "/services/oauth2/token" => new VendorAnswered(200, """{"access_token":"t"}"""),
            _ when call.Path.EndsWith("describe", StringComparison.Ordinal) => new VendorAnswered(200, Describe),
            _ => new VendorAnswered(200, $$"""
                {"records":[{"attributes":{"type":"Opportunity"},"Id":"{{RevOps.Connectors.Salesforce.SalesforceIds.Full("0065g00000QwErt")}}","StageName":"Closed Won","Amount":1200.5,"IsWon":true,"IsClosed":true,
                  "CloseDate":"2026-01-03","ContactId":null,"CreatedDate":"2025-12-01T08:00:00.000+0000","LastModifiedDate":"2026-01-03T08:00:00.000+0000"}]}
                """),
        };
        await PostAsync(app, """{"system":"salesforce","object":"Opportunity"}""");
        await app.FetchAsync();
        Assert.Equal(["won 1200.5 EUR"], await app.App.QueryAsync<string>("SELECT won_lost || ' ' || deal_value || ' ' || currency FROM deals WHERE deal_id LIKE '006%'"));
    }

    [GeneratedRegex("Id > '00Q5g0000([0-9]{6})")]
    private static partial Regex After();
}
