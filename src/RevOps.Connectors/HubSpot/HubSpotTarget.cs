using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using RevOps.Connectors.Apis;
using RevOps.Connectors.Crm;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.HubSpot;

/// <summary>HubSpot, by the batches of its CRM API, version 3.</summary>
public sealed class HubSpotTarget(HubSpotApi api, VendorAccess access, Func<CrmMap> map) : ICrmTarget
{
    // A batch with one bad object is refused whole; it is halved until the bad one stands alone, but not for ever.
    private const int MostRequests = 20;

    /// <inheritdoc/>
    public string System => "hubspot";

    /// <inheritdoc/>
    public string Setting => access.TokenSetting;

    /// <inheritdoc/>
    public CrmMap Map => map();

    /// <inheritdoc/>
    public async Task<CrmRead> ReadAsync(string type, IReadOnlyList<string> ids, IReadOnlyList<string> properties, CancellationToken cancel)
    {
        var body = JsonSerializer.Serialize(new { properties, inputs = ids.Select(id => new { id }) });
        return (await api.SendAsync(HttpMethod.Post, $"crm/v3/objects/{type}/batch/read", body, cancel)).Checked() switch
        {
            ApiAnswer.Ok ok => Held(ok.Json),
            var other => new CrmRead.Failed(other),
        };
    }

    /// <inheritdoc/>
    public async Task<CrmUpdate> UpdateAsync(string type, IReadOnlyList<CrmChange> changes, CancellationToken cancel)
    {
        var refused = new Dictionary<string, string>(StringComparer.Ordinal);
        var waiting = new Stack<IReadOnlyList<CrmChange>>([changes]);
        for (var requests = 0; waiting.TryPop(out var batch); requests++)
        {
            switch (await SendAsync(type, batch, cancel))
            {
                case ApiAnswer.Ok ok:
                    NoteErrors(ok.Json, refused);
                    break;
                case ApiAnswer.Refused when batch.Count > 1 && requests < MostRequests:
                    waiting.Push([.. batch.Skip(batch.Count / 2)]);
                    waiting.Push([.. batch.Take(batch.Count / 2)]);
                    break;
                case ApiAnswer.Refused fault:
                    foreach (var change in batch)
                    {
                        refused[change.Id] = fault.Fault;
                    }

                    break;
                case var other:
                    return new CrmUpdate.Failed(other);
            }
        }

        return new CrmUpdate.Taken(refused);
    }

    private async Task<ApiAnswer> SendAsync(string type, IReadOnlyList<CrmChange> changes, CancellationToken cancel)
    {
        var body = JsonSerializer.Serialize(new { inputs = changes.Select(c => new { id = c.Id, properties = c.Properties }) });
        return (await api.SendAsync(HttpMethod.Post, $"crm/v3/objects/{type}/batch/update", body, cancel)).Checked();
    }

    private static CrmRead.Held Held(string json)
    {
        using var document = JsonDocument.Parse(json);
        var objects = new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var result in document.RootElement.GetProperty("results").EnumerateArray())
        {
            objects[result.GetProperty("id").GetString()!] = CrmValues.Read(result.GetProperty("properties"));
        }

        return new CrmRead.Held(objects);
    }

    /// <summary>207 tells of some that were not taken; with those that do not exist any more nothing is wrong.</summary>
    private static void NoteErrors(string json, Dictionary<string, string> refused)
    {
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty("errors", out var errors))
        {
            return;
        }

        foreach (var error in errors.EnumerateArray())
        {
            var category = error.TryGetProperty("category", out var c) ? c.GetString() : null;
            if (category != "OBJECT_NOT_FOUND" && error.TryGetProperty("context", out var context))
            {
                foreach (var id in CrmValues.Ids(context))
                {
                    refused[id] = $"HubSpot refuses it: {category}.";
                }
            }
        }
    }
}

/// <summary>HubSpot's API, which says in the body what is wrong with a request.</summary>
public sealed partial class HubSpotApi(HttpClient client, TimeProvider time) : VendorApi(client, time)
{
    /// <inheritdoc/>
    protected override ApiAnswer OfFault(HttpStatusCode status, string body, TimeSpan? after) =>
        status is HttpStatusCode.BadRequest or HttpStatusCode.Conflict ? new ApiAnswer.Refused(FaultOf(body)) : base.OfFault(status, body, after);

    /// <summary>Names of properties and codes only: the values of people are in there too.</summary>
    private static string FaultOf(string body)
    {
        var (code, name) = (Code().Match(body), Name().Match(body));
        return code.Success && name.Success
            ? $"HubSpot refuses {name.Groups[1].Value}: {code.Groups[1].Value}."
            : $"HubSpot refuses it: {(Category().Match(body) is { Success: true } category ? category.Groups[1].Value : "no reason given")}.";
    }

    [GeneratedRegex(@"\\*""error\\*"":\\*""([A-Z_]+)\\*""", RegexOptions.None, 1_000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\\*""name\\*"":\\*""([A-Za-z0-9_]+)\\*""", RegexOptions.None, 1_000)]
    private static partial Regex Name();

    [GeneratedRegex(@"""category"":\s*""([A-Z_]+)""", RegexOptions.None, 1_000)]
    private static partial Regex Category();
}
