using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RevOps.Connectors.Apis;
using RevOps.Connectors.Crm;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.Salesforce;

/// <summary>Salesforce, by the collections of its REST API.</summary>
public sealed class SalesforceTarget(SalesforceApi api, Func<CrmMap> map) : ICrmTarget
{
    private const string LockedRow = "UNABLE_TO_LOCK_ROW";

    // The person lives on as the contact that the lead became, and is written there.
    private static readonly HashSet<string> NotAFault = new(StringComparer.Ordinal) { "CANNOT_UPDATE_CONVERTED_LEAD", "ENTITY_IS_DELETED", "INVALID_CROSS_REFERENCE_KEY" };

    /// <inheritdoc/>
    public string System => "salesforce";

    /// <inheritdoc/>
    public string Setting => "REVOPS_SALESFORCE_CLIENT_SECRET";

    /// <inheritdoc/>
    public CrmMap Map => map();

    /// <inheritdoc/>
    public async Task<CrmRead> ReadAsync(string type, IReadOnlyList<string> ids, IReadOnlyList<string> properties, CancellationToken cancel)
    {
        var body = JsonSerializer.Serialize(new { ids, fields = properties.Prepend("Id") });
        return (await api.SendAsync(HttpMethod.Post, $"composite/sobjects/{NameOf(type)}", body, cancel)).Checked(JsonValueKind.Array) switch
        {
            ApiAnswer.Ok ok => Held(ok.Json),
            var other => new CrmRead.Failed(other),
        };
    }

    /// <inheritdoc/>
    public async Task<CrmUpdate> UpdateAsync(string type, IReadOnlyList<CrmChange> changes, CancellationToken cancel)
    {
        var body = new JsonObject { ["allOrNone"] = false, ["records"] = new JsonArray([.. changes.Select(c => Record(type, c))]) };
        return (await api.SendAsync(HttpMethod.Patch, "composite/sobjects", body.ToJsonString(), cancel)).Checked(JsonValueKind.Array) switch
        {
            ApiAnswer.Ok ok => Taken(ok.Json, changes),
            var other => new CrmUpdate.Failed(other),
        };
    }

    private static string NameOf(string type) => type switch
    {
        "leads" => "Lead",
        "contacts" => "Contact",
        _ => "Opportunity",
    };

    private JsonObject Record(string type, CrmChange change)
    {
        var record = new JsonObject { ["attributes"] = new JsonObject { ["type"] = NameOf(type) }, ["id"] = change.Id };
        foreach (var (property, value) in change.Properties)
        {
            record[property] = value.Length == 0 ? null
                : Map.IsNumber(type, property) && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number)
                : JsonValue.Create(value);
        }

        return record;
    }

    private static CrmRead.Held Held(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new CrmRead.Held(document.RootElement.EnumerateArray().Where(r => r.ValueKind == JsonValueKind.Object)
            .Select(CrmValues.Read).ToDictionary(r => r["Id"], StringComparer.Ordinal));
    }

    private static CrmUpdate Taken(string json, IReadOnlyList<CrmChange> changes)
    {
        using var document = JsonDocument.Parse(json);
        var refused = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (change, result) in changes.Zip(document.RootElement.EnumerateArray()))
        {
            if (result.GetProperty("success").GetBoolean())
            {
                continue;
            }

            var errors = result.GetProperty("errors").EnumerateArray().Select(e => (Code: CodeOf(e), Fields: FieldsOf(e))).ToList();
            if (errors.Any(e => e.Code == LockedRow))
            {
                // Somebody is at it right now; those that were written are the same the next time.
                return new CrmUpdate.Failed(new ApiAnswer.Unavailable($"Salesforce answered {LockedRow}.", null));
            }

            if (!errors.All(e => NotAFault.Contains(e.Code)))
            {
                refused[change.Id] = $"Salesforce refuses it: {string.Join(", ", errors.Select(e => $"{e.Code}{e.Fields}"))}.";
            }
        }

        return new CrmUpdate.Taken(refused);
    }

    private static string CodeOf(JsonElement error) => error.TryGetProperty("statusCode", out var code) ? code.GetString() ?? "" : "";

    private static string FieldsOf(JsonElement error) =>
        error.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Array && fields.GetArrayLength() > 0
            ? $" ({string.Join(", ", fields.EnumerateArray().Select(f => f.GetString()))})"
            : "";
}

/// <summary>Salesforce's REST API, which says in the body what is wrong with a request.</summary>
public sealed partial class SalesforceApi(HttpClient client, TimeProvider time) : VendorApi(client, time)
{
    // The limit is on 24 hours that move on: some of it is free again soon.
    private static readonly TimeSpan LimitPause = TimeSpan.FromMinutes(15);

    /// <summary>A client for an organization's API; without an address, one that reaches nobody.</summary>
    /// <param name="access">What opens it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="handler">What the requests go through.</param>
    public static HttpClient Client(SalesforceAccess access, TimeProvider time, HttpMessageHandler handler)
    {
        var url = access.Url ?? new Uri("http://localhost.invalid/");
        var oauth = new OAuthClient(new Uri(url, "services/oauth2/token"), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = access.ClientId,
            ["client_secret"] = access.ClientSecret,
        });
        return Client(new VendorAccess(new Uri(url, $"services/data/v{access.Version}/"), "", "REVOPS_SALESFORCE_CLIENT_SECRET"), new OAuthHandler(oauth, time, handler));
    }

    /// <inheritdoc/>
    protected override ApiAnswer OfFault(HttpStatusCode status, string body, TimeSpan? after) => (status, Code().Match(body)) switch
    {
        (HttpStatusCode.Forbidden, { Success: true } code) when code.Groups[1].Value == "REQUEST_LIMIT_EXCEEDED" => new ApiAnswer.Busy(LimitPause),
        (HttpStatusCode.BadRequest, { Success: true } code) => new ApiAnswer.Refused(FaultOf(code.Groups[1].Value, body)),
        _ => base.OfFault(status, body, after),
    };

    /// <summary>Names of fields and codes only.</summary>
    private static string FaultOf(string code, string body) =>
        Column().Match(body) is { Success: true } column ? $"Salesforce refuses {column.Groups[1].Value}: {code}." : $"Salesforce refuses it: {code}.";

    [GeneratedRegex(@"""errorCode""\s*:\s*""([A-Z_]+)""", RegexOptions.None, 1_000)]
    private static partial Regex Code();

    [GeneratedRegex(@"column '([A-Za-z0-9_.]+)'", RegexOptions.None, 1_000)]
    private static partial Regex Column();
}
