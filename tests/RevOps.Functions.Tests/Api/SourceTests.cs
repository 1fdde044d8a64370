using RevOps.Functions.Tests.Vendors;

namespace RevOps.Functions.Tests.Api;

/// <summary>What came in, by where from.</summary>
public sealed class SourceTests
{
    private static readonly string[] Columns = ["source", "lastHour", "last24Hours", "duplicates", "rejected", "deadLettered"];

    [Fact]
    public async Task Each_source_of_the_last_month_is_counted_by_what_became_of_its_events()
    {
        await using var app = await VendorApp.StartAsync();
        await AddAsync(app, "forms/contact", "2026-01-05T11:30:00", "nurturing");
        await AddAsync(app, "forms/contact", "2026-01-05T10:00:00", "duplicate");
        await AddAsync(app, "forms/contact", "2026-01-04T12:00:00", "rejected");
        await AddAsync(app, "forms/contact", "2026-01-04T11:59:59", "rejected");
        await AddAsync(app, "hubspot", "2026-01-05T11:00:00", "dead-lettered");
        await AddAsync(app, "meta", "2025-12-06T12:00:00", "routed");
        await AddAsync(app, "silent", "2025-12-06T11:59:59", "routed");

        var answer = (await app.SendAsync("ListSources", "", method: "GET", headers: ("x-api-key", VendorApp.Key))).Json;
        Assert.Equal(
            ["forms/contact 1 3 1 1 0", "hubspot 1 1 0 0 1", "meta 0 0 0 0 0"],
            answer.GetProperty("items").EnumerateArray().Select(i => string.Join(' ', Columns.Select(n => i.GetProperty(n).ToString()))));
        Assert.Equal("2026-01-05T11:30:00.0000000Z", answer.GetProperty("items")[0].GetProperty("lastEventAt").GetString());
    }

    private static Task AddAsync(VendorApp app, string source, string at, string status) => app.QueryAsync<string>(
        "INSERT INTO events (event_id, kind, source, status, received_at, updated_at) VALUES (@id, 'lead', @source, @status, @at, @at)",
        new { id = $"evt_{Guid.NewGuid():N}", source, status, at = at + ".0000000Z" });
}
