using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Reads code and message of an error from the Table service's answer: <c>{"odata.error":{…}}</c>.</summary>
internal sealed class TableErrorParser : RequestFailedDetailsParser
{
    /// <summary>The only one needed.</summary>
    public static readonly TableErrorParser Instance = new();

    /// <inheritdoc/>
    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        (error, data) = (null, null);
        try
        {
            using var document = JsonDocument.Parse(response.Content.ToMemory());
            var body = document.RootElement.GetProperty("odata.error");
            error = new ResponseError(
                body.GetProperty("code").GetString(), body.GetProperty("message").GetProperty("value").GetString());
            return true;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Not the service's own answer, perhaps a proxy's: the status has to say it all.
            return false;
        }
    }
}
