using System.Globalization;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.Salesforce;

/// <summary>What to ask Salesforce's REST API for.</summary>
public static class SalesforceQuery
{
    /// <summary>Path of an object's description, relative to the API's base address.</summary>
    /// <param name="type">API name of the object.</param>
    public static string Describe(string type) => $"sobjects/{type}/describe";

    /// <summary>Path and query of a page of records in the order of their ids.</summary>
    /// <param name="type">API name of the object.</param>
    /// <param name="mapping">What the object means: the fields that the rules name are asked for.</param>
    /// <param name="known">The fields that the organization has: a query that names another is refused whole.</param>
    /// <param name="limit">Most records.</param>
    /// <param name="after">Id of the last record before the page; null for the first page.</param>
    /// <param name="since">Records that have not changed since are left out; null for all.</param>
    public static string Page(string type, SalesforceObject mapping, IReadOnlySet<string> known, int limit, string? after, DateTimeOffset? since)
    {
        var fields = mapping.Fields.Values.SelectMany(f => f).Where(known.Contains).Prepend("Id").Distinct(StringComparer.Ordinal);
        string[] conditions =
        [
            .. after is null ? [] : new[] { $"Id > '{after}'" },
            .. since is { } from ? new[] { $"SystemModstamp >= {from.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}" } : [],
        ];
        var where = conditions.Length == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
        var query = string.Create(CultureInfo.InvariantCulture, $"SELECT {string.Join(", ", fields)} FROM {type}{where} ORDER BY Id LIMIT {limit}");
        return $"query?q={Uri.EscapeDataString(query)}";
    }
}
