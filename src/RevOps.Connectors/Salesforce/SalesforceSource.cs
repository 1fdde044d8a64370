using System.Collections.Concurrent;
using System.Text.Json;
using RevOps.Connectors.Apis;
using RevOps.Connectors.Fetching;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.Salesforce;

/// <summary>Records of Salesforce, by queries of its REST API: for back-fills. What changes after that comes by outbound messages.</summary>
public sealed class SalesforceSource(SalesforceApi api, SalesforceAccess access, Func<SalesforceRules> rules) : IPagedSource
{
    private const int PageSize = 500;

    private readonly ConcurrentDictionary<string, IReadOnlySet<string>> _fields = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Vendor => SalesforceConnector.Vendor;

    /// <inheritdoc/>
    public VendorAccess Access { get; } = new(access.Url ?? new Uri("http://localhost.invalid/"), access.Url is null ? "" : access.ClientSecret, "REVOPS_SALESFORCE_CLIENT_SECRET");

    /// <inheritdoc/>
    public IReadOnlyList<string> Types => [.. rules().Objects.Keys];

    /// <inheritdoc/>
    public Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancel) =>
        Task.FromResult<FetchAnswer>(new FetchAnswer.Failed(new ApiAnswer.Refused("Salesforce tells its records whole: none is fetched by its id.")));

    /// <inheritdoc/>
    public async Task<PageAnswer> PageAsync(string type, string? cursor, DateTimeOffset? since, CancellationToken cancel)
    {
        if (!rules().Objects.TryGetValue(type, out var mapping))
        {
            return new PageAnswer.Failed(new ApiAnswer.Refused($"{type} is not listed in rules/salesforce.json any more."));
        }

        var (fields, fault) = await FieldsAsync(type, cancel);
        if (fields is null)
        {
            return new PageAnswer.Failed(fault!);
        }

        return (await api.GetAsync(SalesforceQuery.Page(type, mapping, fields, PageSize, cursor, since), cancel)).Checked() switch
        {
            ApiAnswer.Ok ok => Page(type, ok.Json),
            var other => new PageAnswer.Failed(other),
        };
    }

    /// <summary>Asked for once: fields that are made later are found after a restart.</summary>
    private async Task<(IReadOnlySet<string>? Fields, ApiAnswer? Fault)> FieldsAsync(string type, CancellationToken cancel)
    {
        if (_fields.TryGetValue(type, out var known))
        {
            return (known, null);
        }

        if ((await api.GetAsync(SalesforceQuery.Describe(type), cancel)).Checked() is var answer && answer is not ApiAnswer.Ok)
        {
            return (null, answer);
        }

        using var document = JsonDocument.Parse(((ApiAnswer.Ok)answer).Json);
        known = document.RootElement.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("name").GetString()!).ToHashSet(StringComparer.Ordinal);
        return (_fields[type] = known, null);
    }

    private static PageAnswer Page(string type, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var records = document.RootElement.GetProperty("records").EnumerateArray().ToList();
            var next = records.Count < PageSize ? null : records[^1].GetProperty("Id").GetString();
            return new PageAnswer.Found([.. records.Select(r => new FetchedRecord(type, r.GetRawText(), IsImport: true))], records.Count, next);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new PageAnswer.Failed(new ApiAnswer.Unavailable("The answer is no page of records.", null));
        }
    }
}
