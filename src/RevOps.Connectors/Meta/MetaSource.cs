using System.Net;
using System.Text.Json;
using RevOps.Connectors.Apis;
using RevOps.Connectors.Fetching;

namespace RevOps.Connectors.Meta;

/// <summary>Leads of Meta, by its Graph API.</summary>
public sealed class MetaSource(MetaApi api, VendorAccess access) : IRecordSource
{
    /// <inheritdoc/>
    public string Vendor => MetaConnector.Vendor;

    /// <inheritdoc/>
    public VendorAccess Access => access;

    /// <inheritdoc/>
    public async Task<FetchAnswer> FetchAsync(FetchRequest request, CancellationToken cancel) =>
        (await api.GetAsync(MetaConnector.Query(request.Id), cancel)).Checked() switch
        {
            ApiAnswer.Ok ok => new FetchAnswer.Found(new FetchedRecord(request.Type, ok.Json)),
            var other => new FetchAnswer.Failed(other),
        };
}

/// <summary>The Graph API says by a code in the body what others say by a status.</summary>
public sealed class MetaApi(HttpClient client, TimeProvider time) : VendorApi(client, time)
{
    private const int TokenInvalid = 190;

    // Calls of the app, the user, the page, and of leads; and what is told to be passing.
    private static readonly int[] TooManyCalls = [4, 17, 32, 613, 80005];
    private static readonly int[] Passing = [1, 2];
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override ApiAnswer OfFault(HttpStatusCode status, string body, TimeSpan? after) => CodeOf(body) switch
    {
        TokenInvalid => new ApiAnswer.Unauthorized($"The vendor refused the token (code {TokenInvalid})."),
        { } code when TooManyCalls.Contains(code) => new ApiAnswer.Busy(after ?? Pause),
        { } code when Passing.Contains(code) => new ApiAnswer.Unavailable($"The vendor answered {(int)status}, code {code}.", after),
        // A lead that the token may not see looks like one that does not exist: permissions can be mended.
        { } code when status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound => new ApiAnswer.Unavailable($"The vendor answered {(int)status}, code {code}.", after),
        _ => base.OfFault(status, body, after),
    };

    private static int? CodeOf(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object
                && error.TryGetProperty("code", out var code) && code.TryGetInt32(out var number)
                    ? number
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
