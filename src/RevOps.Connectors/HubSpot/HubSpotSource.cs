using System.Text.Json;
using RevOps.Connectors.Apis;
using RevOps.Connectors.Fetching;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.HubSpot;

/// <summary>Objects of HubSpot, by its CRM API, version 3. The properties that are asked for are those that the rules map.</summary>
public sealed class HubSpotSource(VendorApi api, VendorAccess access, Func<HubSpotRules> rules) : IPagedSource
{
    private const int PageSize = 100;

    /// <inheritdoc/>
    public string Vendor => HubSpotConnector.Vendor;

    /// <inheritdoc/>
    public VendorAccess Access => access;

    /// <inheritdoc/>
    public IReadOnlyList<string> Types => HubSpotQuery.Objects;

    /// <inheritdoc/>
    public async Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancel) =>
        (await api.GetAsync(HubSpotQuery.One(request.Type, request.Id, rules()), cancel)).Checked() switch
        {
            ApiAnswer.Ok ok => new FetchAnswer.Found(new FetchedRecord(request.Type, ok.Json)),
            // An object that was deleted since is told apart from an address that is wrong.
            ApiAnswer.Missing missing when missing.Body.Contains("OBJECT_NOT_FOUND", StringComparison.Ordinal) => new FetchAnswer.Gone("HubSpot does not have the object any more."),
            var other => new FetchAnswer.Failed(other),
        };

    /// <inheritdoc/>
    public async Task<PageAnswer> PageAsync(string type, string? cursor, DateTimeOffset? since, CancellationToken cancel) =>
        await api.GetAsync(HubSpotQuery.Page(type, PageSize, cursor, rules()), cancel) switch
        {
            ApiAnswer.Ok ok => Page(type, ok.Json, since),
            var other => new PageAnswer.Failed(other),
        };

    private static PageAnswer Page(string type, string json, DateTimeOffset? since)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var results = document.RootElement.GetProperty("results").EnumerateArray().ToList();
            var records = results.Where(r => IsWanted(r, since)).Select(r => new FetchedRecord(type, r.GetRawText(), IsImport: true));
            var next = document.RootElement.TryGetProperty("paging", out var paging) && paging.TryGetProperty("next", out var page)
                ? page.GetProperty("after").GetString()
                : null;
            return new PageAnswer.Found([.. records], results.Count, next);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new PageAnswer.Failed(new ApiAnswer.Unavailable("The answer is no page of objects.", null));
        }
    }

    private static bool IsWanted(JsonElement record, DateTimeOffset? since) =>
        since is not { } from
        || !record.TryGetProperty("updatedAt", out var updated) || updated.ValueKind != JsonValueKind.String || !updated.TryGetDateTimeOffset(out var at) || at >= from;
}
