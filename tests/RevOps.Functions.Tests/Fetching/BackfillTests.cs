using System.Globalization;
using System.Text.Json;
using RevOps.Functions.Tests.Vendors;
using RevOps.Testing;

namespace RevOps.Functions.Tests.Fetching;

/// <summary>Going through all objects of HubSpot.</summary>
public sealed class BackfillTests
{
    [Fact]
    public async Task All_pages_come_in_as_imports_and_progress_is_told()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = Pages(3);
        var reply = await PostAsync(app, """{"system":"hubspot","object":"contacts"}""");
        Assert.Equal(202, reply.Status);
        var id = reply.Json.GetProperty("backfillId").GetString()!;
        Assert.EndsWith($"/api/backfills/{id}", reply.Json.GetProperty("statusUrl").GetString(), StringComparison.Ordinal);
        Assert.Equal(("running", 0), (Text(await GetAsync(app, id), "status"), (await GetAsync(app, id)).GetProperty("pages").GetInt32()));
        await app.FetchAsync();

        var done = await GetAsync(app, id);
        Assert.Equal(("done", 3, 6), (Text(done, "status"), done.GetProperty("pages").GetInt32(), done.GetProperty("seen").GetInt32()));
        Assert.Equal(["", "1", "2"], app.Vendor.Calls.Select(c => c.Query["after"].ToString()));
        Assert.All(app.Vendor.Calls, c => Assert.Equal("100", c.Query["limit"].ToString()));
        Assert.Equal([6], await app.App.QueryAsync<int>("SELECT COUNT(*) FROM leads WHERE is_import = 1"));
        var scores = await app.App.QueryAsync<string>("SELECT payload FROM outbox WHERE kind = 'score'");
        Assert.Equal(12, scores.Count);
        Assert.All(scores, s => Assert.Contains("\"isImport\":true", s, StringComparison.Ordinal));
        Assert.Equal(["All contacts of hubspot were gone through: 6."], await app.App.QueryAsync<string>("SELECT detail FROM notifications WHERE kind = 'backfill-finished'"));
    }

    [Fact]
    public async Task One_that_dies_goes_on_where_it_was_and_nothing_comes_in_twice()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = Pages(3);
        var id = Text((await PostAsync(app, """{"system":"hubspot","object":"contacts"}""")).Json, "backfillId")!;
        var first = Assert.Single(await app.FetchesAsync());

        // The page was fetched, written to the queue and noted; then killed before the effect was written down.
        var sender = app.App.Get<IEnumerable<Functions.Effects.IEffectSender>>().Single(s => s.Destination == "fetch");
        await sender.SendAsync(first.Effect, CancellationToken.None);
        Assert.Equal(1, (await GetAsync(app, id)).GetProperty("pages").GetInt32());
        await app.FetchAsync();
        Assert.Equal(["", "1", "2"], app.Vendor.Calls.Select(c => c.Query["after"].ToString()));
        Assert.Equal([6], await app.App.QueryAsync<int>("SELECT COUNT(*) FROM contacts"));

        app.App.Clock.Advance(TimeSpan.FromSeconds(1));
        await PostAsync(app, """{"system":"hubspot","object":"contacts"}""");
        await app.FetchAsync();
        Assert.Equal([6], await app.App.QueryAsync<int>("SELECT COUNT(*) FROM leads"));
        Assert.Equal([6], await app.App.QueryAsync<int>("SELECT COUNT(*) FROM events WHERE kind = 'contact' AND status = 'duplicate'"));
    }

    [Fact]
    public async Task A_pause_that_the_vendor_asks_for_is_kept_and_the_page_asked_for_again()
    {
        await using var app = await FetchApp.StartAsync();
        var pages = Pages(2);
        var refusals = 1;
        app.Vendor.Answer = call => call.Query["after"] == "1" && refusals-- > 0 ? new VendorAnswered(429, "", "10") : pages(call);
        var id = Text((await PostAsync(app, """{"system":"hubspot","object":"contacts"}""")).Json, "backfillId")!;
        await app.FetchAsync();
        Assert.Equal(("running", 1), (Text(await GetAsync(app, id), "status"), (await GetAsync(app, id)).GetProperty("pages").GetInt32()));
        app.App.Clock.Advance(TimeSpan.FromSeconds(15));
        await app.FetchAsync();
        Assert.Equal("done", Text(await GetAsync(app, id), "status"));
    }

    [Fact]
    public async Task What_came_before_goes_before_and_pages_wait()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = Pages(1);
        app.App.Storage.Backlog = 101;
        var id = Text((await PostAsync(app, """{"system":"hubspot","object":"contacts"}""")).Json, "backfillId")!;
        await app.FetchAsync();
        Assert.Empty(app.Vendor.Calls);
        Assert.Contains("queue", Text(await GetAsync(app, id), "reason"), StringComparison.Ordinal);
        app.App.Storage.Backlog = 100;
        app.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.FetchAsync();
        Assert.Equal("done", Text(await GetAsync(app, id), "status"));
    }

    [Fact]
    public async Task Objects_that_have_not_changed_since_are_left_out()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = Pages(1);
        await PostAsync(app, """{"system":"hubspot","object":"contacts","since":"2026-01-01T00:01:00Z"}""");
        await app.FetchAsync();
        Assert.Equal(["c1@acme.example"], await app.App.QueryAsync<string>("SELECT email FROM contacts"));
    }

    [Fact]
    public async Task One_of_a_kind_runs_at_a_time_and_one_that_is_ended_makes_room()
    {
        await using var app = await FetchApp.StartAsync();
        app.Vendor.Answer = Pages(1);
        var id = Text((await PostAsync(app, """{"system":"hubspot","object":"contacts"}""")).Json, "backfillId")!;
        Assert.Equal(409, (await PostAsync(app, """{"system":"hubspot","object":"contacts"}""")).Status);
        Assert.Equal(202, (await PostAsync(app, """{"system":"hubspot","object":"companies"}""")).Status);
        var stopped = await app.App.Db.WriteAsync(sql => Data.Backfills.BackfillStore.StopBackfillAsync(sql, id, app.Now));
        Assert.True(stopped);
        Assert.Equal(202, (await PostAsync(app, """{"system":"hubspot","object":"contacts"}""")).Status);
    }

    [Theory]
    [InlineData("""{"object":"contacts"}""", "/system")]
    [InlineData("""{"system":"linkedin","object":"contacts"}""", "/system")]
    [InlineData("""{"system":"hubspot","object":"tickets"}""", "/object")]
    [InlineData("""{"system":"hubspot","object":"contacts","since":"yesterday"}""", "/since")]
    public async Task What_cannot_be_gone_through_is_refused_by_field(string body, string field)
    {
        await using var app = await FetchApp.StartAsync();
        var reply = await PostAsync(app, body);
        Assert.Equal((422, field), (reply.Status, reply.Json.GetProperty("errors")[0].GetProperty("field").GetString()));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_begun()
    {
        await using var app = await FetchApp.StartAsync(token: "");
        Assert.Equal(409, (await PostAsync(app, """{"system":"hubspot","object":"contacts"}""")).Status);
        Assert.Empty(await app.App.QueryAsync<string>("SELECT backfill_id FROM backfills"));
    }

    /// <summary>Pages of two contacts, the first of each unchanged since the beginning of the year.</summary>
    private static Func<VendorCall, VendorAnswered> Pages(int count) => call =>
    {
        var page = int.TryParse(call.Query["after"], CultureInfo.InvariantCulture, out var after) ? after : 0;
        var contacts = Enumerable.Range(page * 2, 2).Select(i =>
            $$$"""{"id":"{{{i}}}","properties":{"email":"c{{{i}}}@acme.example","lifecyclestage":"lead"},"createdAt":"2025-06-01T00:00:00Z","updatedAt":"2026-01-01T00:0{{{i % 2}}}:00Z"}""");
        var next = page + 1 < count ? $$$""","paging":{"next":{"after":"{{{page + 1}}}","link":"x"}}""" : "";
        return new VendorAnswered(200, $$"""{"results":[{{string.Join(',', contacts)}}]{{next}}}""");
    };

    private static Task<VendorReply> PostAsync(FetchApp app, string body) => app.App.SendAsync("PostBackfill", body, headers: ("x-api-key", VendorApp.Key));

    private static async Task<JsonElement> GetAsync(FetchApp app, string id)
    {
        var functions = Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<Functions.Backfills.BackfillFunctions>(app.App.Get<IServiceProvider>());
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext { RequestServices = app.App.Get<IServiceProvider>() };
        http.Response.Body = new MemoryStream();
        await (await functions.Get(http.Request, id, CancellationToken.None)).ExecuteAsync(http);
        return JsonSerializer.Deserialize<JsonElement>(((MemoryStream)http.Response.Body).ToArray());
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
