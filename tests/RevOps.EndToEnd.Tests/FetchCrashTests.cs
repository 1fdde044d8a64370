using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RevOps.EndToEnd.Tests.Support;
using RevOps.Testing;

namespace RevOps.EndToEnd.Tests;

/// <summary>Processes that die while they fetch from a vendor.</summary>
public sealed class FetchCrashTests : IDisposable
{
    private const string Key = "crash-test-admin-key";
    private const string Secret = "client-secret-client-secret";
    private const int Told = 24;
    private const int Pages = 6;
    private const int PageSize = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TempFolder _data = new();
    private volatile TaskCompletionSource _asked = new();
    private int _untilKilled = int.MaxValue;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task What_a_vendor_told_of_and_what_it_has_is_fetched_exactly_once_however_often_the_process_was_killed()
    {
        await using var vendor = await FakeVendor.StartAsync();
        vendor.Answer = Answer;
        string backfill;
        using (var app = await StartAsync(vendor))
        {
            using var http = Client(app);
            _untilKilled = 5;
            await TellAsync(http);
            using var begun = await http.PostAsJsonAsync("api/backfills", new { system = "hubspot", @object = "contacts" });
            backfill = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("backfillId").GetString()!;
            await DieAsync(app);
        }

        foreach (var requests in new[] { 7, 9 })
        {
            _untilKilled = requests;
            using var app = await StartAsync(vendor);
            await DieAsync(app);
        }

        _untilKilled = int.MaxValue;
        using var last = await StartAsync(vendor);
        using var reader = Client(last);
        await Eventually.Holds(
            async () => (await reader.GetFromJsonAsync<JsonElement>($"api/backfills/{backfill}")).GetProperty("status").GetString() == "done"
                && Count("SELECT COUNT(*) FROM contacts") == Told + (Pages * PageSize)
                && Count("SELECT COUNT(*) FROM leads WHERE lead_score > 0 OR is_import = 1") == Told + (Pages * PageSize),
            Patience,
            "All are there.");

        Assert.Equal(Pages * PageSize, (await reader.GetFromJsonAsync<JsonElement>($"api/backfills/{backfill}")).GetProperty("seen").GetInt32());
        Assert.Equal(Told + (Pages * PageSize), Count("SELECT COUNT(*) FROM leads"));
        Assert.Equal(0, Count("SELECT COUNT(*) FROM (SELECT contact_id FROM touchpoints GROUP BY contact_id HAVING COUNT(*) > 1)"));
        Assert.Empty((await reader.GetFromJsonAsync<JsonElement>("api/dead-letters")).GetProperty("items").EnumerateArray());

        // It goes on at the page where it was: each death costs the requests that were on their way, no more.
        var pages = vendor.Calls.Where(c => c.Query.ContainsKey("limit")).Select(c => int.Parse($"0{c.Query["after"]}", CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(pages.Order(), pages);
        Assert.InRange(pages.Count, Pages, Pages + 3);
    }

    /// <summary>The process dies while the vendor has not answered yet, or right after.</summary>
    private async Task DieAsync(AppProcess app)
    {
        await _asked.Task.WaitAsync(Patience);
        app.Kill();
        _asked = new TaskCompletionSource();
    }

    private VendorAnswered Answer(VendorCall call)
    {
        if (Interlocked.Decrement(ref _untilKilled) == 0)
        {
            _asked.TrySetResult();
        }

        if (!call.Query.ContainsKey("limit"))
        {
            return new VendorAnswered(200, Contact(call.Path.Split('/')[^1]));
        }

        var page = int.Parse($"0{call.Query["after"]}", CultureInfo.InvariantCulture);
        var contacts = Enumerable.Range(0, PageSize).Select(i => Contact($"{1000 + (page * PageSize) + i}"));
        var next = page + 1 < Pages ? $$$""","paging":{"next":{"after":"{{{page + 1}}}"}}""" : "";
        return new VendorAnswered(200, $$"""{"results":[{{string.Join(',', contacts)}}]{{next}}}""");
    }

    private static string Contact(string id) =>
        $$"""
        {"id":"{{id}}","properties":{"email":"person{{id}}@crash.example","lifecyclestage":"lead","createdate":"2026-01-05T11:00:00Z"},
         "createdAt":"2026-01-05T11:00:00Z","updatedAt":"2026-01-05T11:59:00Z"}
        """;

    /// <summary>Tells of contacts as HubSpot does, under the signature that has no time in it: the app's clock runs fast.</summary>
    private static async Task TellAsync(HttpClient http)
    {
        var events = Enumerable.Range(1, Told).Select(i =>
            $$"""{"eventId":{{i}},"subscriptionId":7,"portalId":33,"occurredAt":1767614400000,"subscriptionType":"contact.creation","objectId":{{i}}}""");
        var body = $"[{string.Join(',', events)}]";
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/intake/hubspot") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-HubSpot-Signature", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Secret + body))));
        using var answer = await http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode);
    }

    /// <summary>A minute of business time a second: what a dead process had taken up is free again after 5 seconds.</summary>
    private Task<AppProcess> StartAsync(FakeVendor vendor) => AppProcess.StartAsync(
        _data.Path, Key, ("REVOPS_QUEUE_LOCK_SECONDS", "3"), ("REVOPS_CLOCK_RATE", "60"),
        ("REVOPS_HUBSPOT_SECRET", Secret), ("REVOPS_HUBSPOT_URL", vendor.Url), ("REVOPS_HUBSPOT_TOKEN", "t0ken"));

    private static HttpClient Client(AppProcess app) => new() { BaseAddress = app.Address, DefaultRequestHeaders = { { "x-api-key", Key } } };

    private long Count(string sql) => new DatabaseFile(_data.Path).Number(sql);
}
